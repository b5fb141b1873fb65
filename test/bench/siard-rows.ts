/**
 * Rows per second from a generated archive of 15 columns, each way of reading in a process of its own, beside inflating the
 * same table and nothing else. Run: `node test/bench/siard-rows.ts [rows]` (default 500,000).
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { openSiard } from '../../harvester/sources/siard/reader/siard-archive.ts';
import { scratchFolder, writeSiard } from '../support/siard-file.ts';

const COLUMNS = 15;
const [, script = '', first, way] = process.argv;

function* journal(count: number): Generator<(string | null)[]> {
  for (let i = 0; i < count; i++)
    yield [
      String(i + 1),
      String(1998 + (i % 9)),
      String(i % 20_000),
      `1998-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
      'IUNXS'[i % 5] ?? 'I',
      i % 7 === 0
        ? null
        : `Søknad om dispensasjon fra byggegrense – gnr. ${i % 300} bnr. ${i % 90}`,
      i % 50 === 0 ? 'Svar på brev & vedlegg <2>\\3' : 'Vedlegg følger saken til formannskapet',
      i % 3 === 0 ? '' : 'J',
      i % 11 === 0 ? 'Offl § 13' : null,
      String(i % 400),
      `Saksbehandler ${i % 90}`,
      '0',
      i % 4 === 0 ? null : '1899-12-30',
      'RÅD',
      `${1998 + (i % 9)}${String(i % 20_000).padStart(6, '0')}`,
    ];
}

async function measure(file: string, how: string): Promise<void> {
  using archive = await openSiard(file);
  const [table] = archive.tables;
  if (table === undefined) throw new Error('no table');
  const start = performance.now();
  let rows = 0;
  if (how === 'inflate') for await (const block of archive.tableBlocks(table)) rows += block.length;
  else {
    const columns =
      how === 'fast-4' ? table.columns.slice(0, 4).map(({ name }) => name) : undefined;
    const reader = archive.openTable(table, {
      path: how === 'sax' ? 'sax' : 'fast',
      ...(columns === undefined ? {} : { columns }),
    });
    for await (const batch of reader.batches()) rows += batch.length;
  }
  const seconds = (performance.now() - start) / 1000;
  const rss = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ seconds, rows, rss, bytes: archive.tableBytes(table) }));
}

if (way !== undefined) await measure(first ?? '', way);
else {
  const count = Number(first ?? 500_000);
  using scratch = scratchFolder();
  const file = join(scratch.path, 'bench.siard');
  const columns = Array.from({ length: COLUMNS }, (_v, i) => `K${i + 1}`);
  await writeSiard(file, { tables: [{ name: 'JOURNPOST', columns, rows: journal(count) }] });
  let inflate = 0;
  for (const how of ['inflate', 'fast', 'fast-4', 'sax']) {
    const runs = [1, 2, 3].map(() => {
      const run = spawnSync(process.execPath, [script, file, how], { encoding: 'utf8' });
      if (run.status !== 0) throw new Error(run.stderr);
      return JSON.parse(run.stdout) as { seconds: number; rss: number; bytes: number };
    });
    runs.sort((a, b) => a.seconds - b.seconds);
    const [, median] = runs;
    if (median === undefined) continue;
    if (how === 'inflate') inflate = median.seconds;
    process.stdout.write(
      `${how.padEnd(8)} ${median.seconds.toFixed(2)} s  ${Math.round(count / median.seconds)} rows/s  ${(median.bytes / median.seconds / 1e6).toFixed(0)} MB/s  ${(median.seconds / inflate).toFixed(1)} × inflate only  max RSS ${median.rss.toFixed(0)} MB\n`,
    );
  }
}
