import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SourceEvent } from '../../harvester/sources/source.ts';
import { openArchive } from '../../harvester/store/open-archive.ts';
import { KOMMUNE, numbered, ORGANISATION } from '../support/numbered-journal.ts';

/**
 * Records per second into the archive (identity, screening, keys, texts, change feed, checkpoint), against plain INSERTs of the
 * same JSON with the same batches and durability. Usage: `node test/bench/store.ts [records…]`, default 100000 1000000.
 */
const BATCH = 1000;
const sizes = process.argv.slice(2).map(Number);
const source = {
  id: 'bindal-oai',
  kind: 'bench',
  kommunenummer: KOMMUNE,
  organisasjonsnummer: ORGANISATION,
};

for (const size of sizes.length > 0 ? sizes : [100_000, 1_000_000]) {
  const folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-bench-'));
  try {
    const made = measure(size, () => {});
    const plain = plainInserts(join(folder, 'plain.sqlite'), size);
    const first = intoArchive(join(folder, 'archive.sqlite'), size);
    const second = intoArchive(join(folder, 'archive.sqlite'), size);
    print(`${size} records: making them alone`, made, plain);
    print(`${size} records: plain INSERT (baseline)`, plain, plain);
    print(`${size} records: first harvest`, first, plain);
    print(`${size} records: second harvest, nothing changed`, second, plain);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Measured {
  readonly perSecond: number;
  /** The same with the processor's time for a clock: what a busy machine leaves comparable. */
  readonly perCpuSecond: number;
  readonly peakRssMB: number;
  readonly rssAtTenthMB: number;
}

function measure(
  size: number,
  write: (first: number, records: ReturnType<typeof numbered>[]) => void,
): Measured {
  const begun = performance.now();
  const cpuBegun = process.cpuUsage();
  let peak = 0;
  let atTenth = 0;
  for (let first = 0; first < size; first += BATCH) {
    write(
      first,
      Array.from({ length: BATCH }, (_, i) => numbered(first + i)),
    );
    const rss = process.memoryUsage.rss() / 1e6;
    peak = Math.max(peak, rss);
    if (first <= size / 10) atTenth = rss;
  }
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpuBegun);
  const perCpuSecond = size / ((user + system) / 1e6);
  return { perSecond: size / seconds, perCpuSecond, peakRssMB: peak, rssAtTenthMB: atTenth };
}

function plainInserts(file: string, size: number): Measured {
  using db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  db.exec('CREATE TABLE plain (n INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO plain VALUES (?, ?)');
  return measure(size, (first, records) => {
    db.exec('BEGIN IMMEDIATE');
    for (const [i, record] of records.entries()) insert.run(first + i + 1, JSON.stringify(record));
    db.exec('COMMIT');
  });
}

function intoArchive(file: string, size: number): Measured {
  using archive = openArchive(file);
  const run = archive.beginRun(source);
  const measured = measure(size, (first, records) => {
    const events: SourceEvent[] = records.map((record) => ({ kind: 'record', record }));
    events.push({ kind: 'checkpoint', checkpoint: { next: first + records.length } });
    archive.commit(run, events);
  });
  archive.finishRun(run, 'ok');
  return measured;
}

function print(name: string, measured: Measured, baseline: Measured): void {
  const { perSecond, perCpuSecond, peakRssMB, rssAtTenthMB } = measured;
  const ratio = (perCpuSecond / baseline.perCpuSecond).toFixed(2);
  process.stdout.write(
    `${name}: ${Math.round(perSecond)}/s, ${Math.round(perCpuSecond)} per CPU second (${ratio} of baseline), RSS ${Math.round(rssAtTenthMB)} MB after a tenth, ${Math.round(peakRssMB)} MB at most\n`,
  );
}
