/**
 * Many damaged archives: none may crash, hang or give a wrong row as right. Run: `node test/bench/siard-mutations.ts [count]
 * [first seed]` (default 100,000 from 10,000; 2,000 others run with the unit tests).
 */
import { readHostileTables, readMutatedArchives } from '../support/mutated-archives.ts';
import { scratchFolder } from '../support/siard-file.ts';

const [, , count = '100000', seed = '10000'] = process.argv;
using scratch = scratchFolder();
for (const [what, read] of [
  ['damaged', readMutatedArchives],
  ['hostile', readHostileTables],
] as const) {
  const start = performance.now();
  const outcome = await read(scratch.path, Number(count), Number(seed));
  process.stdout.write(
    `${count} ${what} in ${((performance.now() - start) / 1000).toFixed(0)} s: ${outcome.refused} refused, ${outcome.read} read right, ${outcome.wrong.length} wrong, ${outcome.crashed.length} crashed, slowest ${outcome.slowestMs.toFixed(0)} ms, max RSS ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB\n`,
  );
  for (const line of [...outcome.wrong, ...outcome.crashed].slice(0, 20))
    process.stdout.write(`${line}\n`);
  if (outcome.wrong.length + outcome.crashed.length > 0) process.exitCode = 1;
}
