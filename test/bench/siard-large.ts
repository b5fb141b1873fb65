/**
 * One table of 5 GB behind 300,000 texts in files of their own: time and memory to open, to read every row, and to read every
 * text. Run: `node test/bench/siard-large.ts [MB] [texts]` (default 5000, 300000).
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { openSiard } from '../../harvester/sources/siard/reader/siard-archive.ts';
import { rowXml, scratchFolder, tableXml } from '../support/siard-file.ts';
import { ZipWriter } from '../support/zip-writer.ts';

const [, script = '', first = '5000', second = '300000', file] = process.argv;
const COLUMNS = 15;

/** Rows of 64 MB packed once; a full flush lets the same bytes stand many times in one stream. */
function write(path: string, megabytes: number, texts: number): void {
  using zip = new ZipWriter(path);
  for (let i = 0; i < texts; i++)
    zip.add(`content/schema0/table1/lob2/r${i}.txt`, `Tittel nr. ${i} – søknad`, {
      method: 'stored',
    });
  let rows = '';
  let count = 0;
  for (; rows.length < 64 << 20; count++)
    rows += rowXml(
      Array.from({ length: COLUMNS }, (_v, k) =>
        k % 5 === 4 ? null : `${(count * 7919 + k * 104729) % 1_000_003} verdi æøå ${k}`,
      ),
    );
  const block = Buffer.from(rows);
  const packed = deflateRawSync(block, { level: 1, finishFlush: constants.Z_FULL_FLUSH });
  const times = Math.ceil((megabytes * 1e6) / block.length);
  const [head = '', tail = ''] = ['<?xml version="1.0"?>\n<table>\n', '</table>\n'];
  let crc = crc32(head);
  for (let i = 0; i < times; i++) crc = crc32(block, crc);
  crc = crc32(tail, crc);
  zip.addPacked(
    'content/schema0/table0/table0.xml',
    (function* () {
      yield deflateRawSync(Buffer.from(head), { finishFlush: constants.Z_FULL_FLUSH });
      for (let i = 0; i < times; i++) yield packed;
      yield deflateRawSync(Buffer.from(tail));
    })(),
    crc,
    head.length + tail.length + times * block.length,
  );
  const references = (function* () {
    for (let i = 0; i < texts; i++)
      yield [String(i), { xml: `<c2 file="content/schema0/table1/lob2/r${i}.txt" length="20"/>` }];
  })();
  zip.add('content/schema0/table1/table1.xml', [...tableXml(references)].join(''));
  const column = (name: string): string =>
    `<column><name>${name}</name><type>VARCHAR(99)</type></column>`;
  const table = (index: number, columns: number, stated: number): string =>
    `<table><name>T${index}</name><folder>table${index}</folder><columns>${Array.from({ length: columns }, (_v, k) => column(`K${k}`)).join('')}</columns><rows>${stated}</rows></table>`;
  zip.add(
    'header/metadata.xml',
    `<siardArchive version="2.1"><schemas><schema><name>S</name><folder>schema0</folder><tables>${table(0, COLUMNS, times * count)}${table(1, 2, texts)}</tables></schema></schemas></siardArchive>`,
  );
  zip.close();
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const rss = (): string => `max RSS ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`;

if (file === undefined) {
  using scratch = scratchFolder();
  const path = join(scratch.path, 'large.siard');
  write(path, Number(first), Number(second));
  const run = spawnSync(process.execPath, [script, first, second, path], { stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
} else {
  let start = performance.now();
  using archive = await openSiard(file);
  process.stdout.write(`open: ${archive.entries} entries in ${seconds(start)}, ${rss()}\n`);
  const [large, texts] = archive.tables;
  if (large === undefined || texts === undefined) throw new Error('no tables');
  start = performance.now();
  const reader = archive.openTable(large);
  let cells = 0;
  for await (const batch of reader.batches()) for (const row of batch) cells += row.length;
  if (reader.rows !== large.rows) throw new Error(`${reader.rows} rows of ${large.rows}`);
  const rate = reader.rows / ((performance.now() - start) / 1000);
  process.stdout.write(
    `rows: ${reader.rows} (${cells} cells, ${((archive.tableBytes(large) ?? 0) / 1e9).toFixed(2)} GB) in ${seconds(start)}, ${Math.round(rate)} rows/s, ${rss()}\n`,
  );
  start = performance.now();
  let characters = 0;
  for await (const batch of archive.openTable(texts).batches())
    for (const [, cell] of batch)
      if (cell !== null && cell !== undefined && typeof cell === 'object' && cell.kind === 'file')
        characters += archive.lobs.text(cell, { table: texts, lobFolder: null }).length;
  process.stdout.write(`texts: ${characters} characters in ${seconds(start)}, ${rss()}\n`);
}
