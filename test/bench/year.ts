import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownDisk } from '../support/year/own-disk.ts';
import { runYear } from '../support/year/run-year.ts';

/**
 * A year of a region with 18 sources in a compressed clock: `node test/bench/year.ts [days] [seed]`. Real HTTP servers, the real
 * scheduler, archive, writer threads and indexer; each source has a fault about once a month. Ends with 1 and says what was not as
 * it must be: archive and index equal to the truth, each fault told once, nothing planted ever published.
 */
const days = Number(process.argv[2] ?? '365');
const seed = Number(process.argv[3] ?? '1');
const began = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-year-'));
using stack = new DisposableStack();
stack.defer(() => rmSync(folder, { recursive: true, force: true }));
const disk = ownDisk(folder, 256);
if (disk === null) process.stdout.write('no right to mount a disk: the full disk is left out\n');
else stack.use(disk);

const result = await runYear({
  seed,
  days,
  faultEvery: 18,
  dataDirectory: join(folder, 'data'),
  ownDisk: disk !== null,
  lettersAtStart: 40,
  patienceMs: 500,
  writerThread: true,
  onDay(day) {
    if (day % 30 === 29) {
      const rss = Math.round(process.memoryUsage.rss() / 2 ** 20);
      const seconds = Math.round((performance.now() - began) / 1_000);
      process.stdout.write(`${String(seconds).padStart(5)} s  day ${day + 1}, ${rss} MB\n`);
    }
  },
});
const { complaints, ...rest } = result;
process.stdout.write(`${JSON.stringify(rest, null, 2)}\n`);
for (const complaint of complaints) process.stdout.write(`NOT AS IT MUST BE: ${complaint}\n`);
if (complaints.length === 0)
  process.stdout.write(
    'archive and index equal the truth; each fault was told once; nothing planted was published\n',
  );
process.exitCode = complaints.length === 0 ? 0 : 1;
