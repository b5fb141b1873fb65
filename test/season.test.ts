import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownDisk } from './support/year/own-disk.ts';
import { runYear } from './support/year/run-year.ts';

// The whole year is test/bench/year.ts.
test('a season in which each of 18 sources has a fault, the disk fills and the index is damaged ends with the truth', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-season-'));
  using disk = ownDisk(folder, 64);
  if (disk === null)
    console.log('*** a disk of its own needs the right to mount: the full disk was left out');
  try {
    const result = await runYear({
      seed: 9,
      days: 31,
      faultEvery: null,
      dataDirectory: join(folder, 'data'),
      ownDisk: disk !== null,
      lettersAtStart: 40,
      patienceMs: 900,
      writerThread: false,
    });
    expect(result.complaints).toEqual([]);
    expect(result.faults).toBe(18);
    expect(result.published.versions).toBeGreaterThan(900);
    expect(result.published.planted).toBeGreaterThan(250);
  } finally {
    disk?.[Symbol.dispose]();
    rmSync(folder, { recursive: true, force: true });
  }
}, 240_000);
