import { expect, it } from 'vitest';
import { readHostileTables, readMutatedArchives } from '../../../../support/mutated-archives.ts';
import { scratchFolder } from '../../../../support/siard-file.ts';

it('2,000 damaged archives are refused with a reason, or read right', async () => {
  using scratch = scratchFolder();
  const before = process.memoryUsage().rss;
  const outcome = await readMutatedArchives(scratch.path, 2000);
  expect(outcome.crashed).toEqual([]);
  expect(outcome.wrong).toEqual([]);
  expect(outcome.slowestMs).toBeLessThan(5000);
  expect(outcome.refused).toBeGreaterThan(1000);
  // Some damage hits bytes nobody needs.
  expect(outcome.read).toBeGreaterThan(50);
  expect(process.memoryUsage().rss - before).toBeLessThan(300 << 20);
}, 120_000);

it('1,000 hostile table files with right checksums are read or refused, quickly', async () => {
  using scratch = scratchFolder();
  const outcome = await readHostileTables(scratch.path, 1000);
  expect(outcome.crashed).toEqual([]);
  expect(outcome.slowestMs).toBeLessThan(5000);
  expect(outcome.refused).toBeGreaterThan(300);
  expect(outcome.read).toBeGreaterThan(20);
}, 120_000);
