/**
 * Entries per second of processor time (all threads, so that other work on the machine does not count), from a generated Noark 4 archive (7 tables joined) to a stage, to mapped entries, and to stored public
 * entries. Run: `node test/bench/siard-import.ts [entries]` (default 100,000).
 */
import { join } from 'node:path';
import { dryRun, signedReport } from '../../harvester/sources/siard/dry-run.ts';
import { MappingRun } from '../../harvester/sources/siard/mapping/mapping-run.ts';
import { openSiard } from '../../harvester/sources/siard/reader/siard-archive.ts';
import { loadMapping } from '../../harvester/sources/siard/siard-source.ts';
import { writeNoark4 } from '../support/noark4-archive.ts';
import { scratchFolder } from '../support/siard-file.ts';
import { importSiard, origin } from '../support/siard-import.ts';

const entries = Number(process.argv[2] ?? 100_000);
using scratch = scratchFolder();
const file = join(scratch.path, 'a.siard');
await writeNoark4(file, { entries });
const mapping = loadMapping('noark4');

const measured = async (what: string, work: () => Promise<number> | number): Promise<number> => {
  const start = process.cpuUsage();
  const count = await work();
  const used = process.cpuUsage(start);
  const seconds = (used.user + used.system) / 1e6;
  process.stdout.write(
    `${what.padEnd(46)} ${seconds.toFixed(2)} s  ${Math.round(count / seconds)} entries/s\n`,
  );
  return seconds;
};

using archive = await openSiard(file);
const inflate = await measured('inflate only', async () => {
  for (const table of archive.tables) for await (const _block of archive.tableBlocks(table));
  return entries;
});
const opened: MappingRun[] = [];
const stage = await measured('staged (read, checked, indexed)', async () => {
  opened.push(await MappingRun.open(archive, mapping, origin));
  return entries;
});
const [run] = opened;
const map = await measured('mapped with joins, from the stage', () => {
  let rows = 0;
  for (const _row of run?.rows() ?? []) rows++;
  return rows;
});
await measured('report counted again before import', async () =>
  run === undefined ? 0 : (await signedReport(archive, run, mapping, origin)).rows,
);
run?.[Symbol.dispose]();
const report = await dryRun(file, mapping, origin);
const stored = await measured('file to stored public entries, all of it', async () => {
  const summary = await importSiard(join(scratch.path, 'archive.sqlite'), {
    file,
    mapping: 'noark4',
    archiveName: 'Prøve',
    signed: { name: 'x', date: '2026-01-01', digest: report.digest },
  });
  if (summary.outcome !== 'ok') throw new Error(JSON.stringify(summary));
  return entries;
});
process.stdout.write(
  `ratio to inflate only: stage ${(stage / inflate).toFixed(1)}, map ${(map / inflate).toFixed(1)}, stored ${(stored / inflate).toFixed(1)}; max RSS ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB\n`,
);
