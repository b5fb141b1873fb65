import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runPowerCuts } from '../support/year/power-cuts.ts';

// Two hundred of them are test/bench/power-cut.ts.
test('the power goes five times while the portal is at work: it comes up by itself, whole, and no confirmed request is lost', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-cuts-'));
  try {
    const result = await runPowerCuts({ cuts: 5, seed: 3, folder, letters: 600 });
    expect(result.complaints).toEqual([]);
    expect(result.truncatedCopies).toBe(5);
    expect(result.runs).toBeGreaterThan(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
