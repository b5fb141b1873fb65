/**
 * Embedded search beside plain FTS5 on the same generated entries, in one run:
 *
 *     npx node test/bench/search.ts 100000
 *
 * Prints build time, size, time to open, and p50/p95 of 500 mixed searches with five facet counts each, without the cache,
 * at the first pass with it and repeated. Milliseconds are processor time, which a busy machine does not change.
 * The baseline is FTS5 over raw text with bm25, facets by GROUP BY.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createAnalysis } from '../../indexer/analysis/analysis.ts';
import { searchDocument } from '../../indexer/document.ts';
import { EmbeddedIndex } from '../../indexer/embedded/embedded-index.ts';
import { indexFiles } from '../../indexer/embedded/index-files.ts';
import { buildIndex } from '../../indexer/embedded/rebuild-file.ts';
import { FACETS } from '../../indexer/engine.ts';
import { engineQuery, type Mixed, mixedSearches } from './mixed-searches.ts';
import { generatedViews, PLACES } from './search-corpus.ts';

const count = Number(process.argv[2] ?? '100000');
const directory = mkdtempSync(join(tmpdir(), 'fellesinnsyn-bench-'));
const analysis = createAnalysis(PLACES);

const seconds = (from: number): string => `${((performance.now() - from) / 1_000).toFixed(1)} s`;
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;
const quantile = (sorted: readonly number[], q: number): string =>
  (sorted[Math.floor(sorted.length * q)] ?? 0).toFixed(1);

function measure(name: string, queries: readonly Mixed[], run: (q: Mixed) => number): number {
  const byKind = new Map<string, number[]>();
  const all: number[] = [];
  let zero = 0;
  for (const query of queries) {
    const start = process.cpuUsage();
    if (run(query) === 0) zero++;
    const { user, system } = process.cpuUsage(start);
    const took = (user + system) / 1_000;
    all.push(took);
    byKind.set(query.kind, [...(byKind.get(query.kind) ?? []), took]);
  }
  all.sort((a, b) => a - b);
  const kinds = [...byKind].map(([kind, times]) => {
    times.sort((a, b) => a - b);
    return `${kind} ${quantile(times, 0.5)}/${quantile(times, 0.95)}`;
  });
  console.log(
    `${name}: p50 ${quantile(all, 0.5)} ms, p95 ${quantile(all, 0.95)} ms, p99 ${quantile(all, 0.99)} ms; no hits ${zero} of ${queries.length}; RSS ${megabytes(process.memoryUsage.rss())}`,
  );
  console.log(`   ${kinds.join(', ')}`);
  return all[Math.floor(all.length * 0.95)] ?? 0;
}

async function embedded(queries: readonly Mixed[]): Promise<number> {
  let start = performance.now();
  let analysing = 0;
  let making = 0;
  const cpu = process.cpuUsage();
  const file = indexFiles(directory).fresh();
  const pages = async function* () {
    let from = performance.now();
    for (const page of generatedViews(count)) {
      making += performance.now() - from;
      from = performance.now();
      const documents = page.map((view) => searchDocument(view, analysis));
      analysing += performance.now() - from;
      yield documents;
      from = performance.now();
    }
  };
  await buildIndex(file, pages(), 1, analysis.version);
  indexFiles(directory).turnTo(file);
  const took = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `embedded: built ${count} in ${(took / 1_000).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor time (${Math.round((count * 1e6) / (user + system))}/s, ${Math.round((100 * analysing) / took)} % analysis, ${Math.round((100 * making) / took)} % making the entries), ${megabytes(statSync(file).size)}`,
  );
  start = performance.now();
  {
    using index = new EmbeddedIndex(directory, { cacheBytes: 0 });
    index.status();
    console.log(`embedded: opened in ${seconds(start)}`);
    const p95 = measure(
      'embedded, no cache',
      queries,
      (q) => index.search(engineQuery(q, analysis)).total,
    );
    using cached = new EmbeddedIndex(directory);
    measure(
      'embedded, cache, first pass',
      queries,
      (q) => cached.search(engineQuery(q, analysis)).total,
    );
    measure(
      'embedded, cache, repeated',
      queries,
      (q) => cached.search(engineQuery(q, analysis)).total,
    );
    return p95;
  }
}

/** What most would build first: raw text in FTS5, every word wanted, facets counted by SQL. */
function plainFts5(queries: readonly Mixed[]): number {
  const db = new DatabaseSync(join(directory, 'plain.sqlite'));
  const start = performance.now();
  const cpu = process.cpuUsage();
  db.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;
    CREATE VIRTUAL TABLE f USING fts5(title, caseTitle, party, tokenize="unicode61 remove_diacritics 2");
    CREATE TABLE doc(id INTEGER PRIMARY KEY, kommune TEXT, type TEXT, aar TEXT, kilde TEXT, kanLeses TEXT, dag TEXT)`);
  const text = db.prepare('INSERT INTO f(rowid, title, caseTitle, party) VALUES (?, ?, ?, ?)');
  const doc = db.prepare('INSERT INTO doc VALUES (?, ?, ?, ?, ?, ?, ?)');
  let id = 0;
  for (const page of generatedViews(count)) {
    db.exec('BEGIN');
    for (const { entry: e } of page) {
      id++;
      const day = e.journaldato ?? '';
      text.run(
        id,
        e.offentligTittel,
        e.saksmappe?.offentligTittel ?? '',
        e.korrespondanseparter[0]?.navn ?? '',
      );
      doc.run(
        id,
        e.kommunenummer,
        e.journalposttype,
        day.slice(0, 4),
        e.kilde,
        String(e.kanLeses),
        day,
      );
    }
    db.exec('COMMIT');
  }
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `plain FTS5: built in ${seconds(start)}, ${((user + system) / 1e6).toFixed(1)} s of processor time, ${megabytes(statSync(join(directory, 'plain.sqlite')).size)}`,
  );
  return measure('plain FTS5', queries, (q) => {
    const words = q.text.match(/[\p{L}\p{N}]+/gu) ?? [];
    const wheres: string[] = [];
    const values: string[] = [];
    if (words.length > 0) {
      wheres.push('id IN (SELECT rowid FROM f WHERE f MATCH ?)');
      values.push(words.map((w, i) => `"${w}"${i === words.length - 1 ? '*' : ''}`).join(' '));
    }
    for (const facet of FACETS) {
      const chosen = q.filters[facet];
      if (chosen === undefined) continue;
      wheres.push(`${facet} IN (${chosen.map(() => '?').join(',')})`);
      values.push(...chosen);
    }
    const where = wheres.length === 0 ? '' : `WHERE ${wheres.join(' AND ')}`;
    for (const facet of FACETS)
      db.prepare(`SELECT ${facet}, count(*) FROM doc ${where} GROUP BY 1`).all(...values);
    if (words.length > 0 && q.sort === 'relevans')
      db.prepare('SELECT rowid FROM f WHERE f MATCH ? ORDER BY rank LIMIT 20').all(values[0] ?? '');
    else
      db.prepare(`SELECT id FROM doc ${where} ORDER BY dag DESC LIMIT 20 OFFSET ${q.offset}`).all(
        ...values,
      );
    return Number(db.prepare(`SELECT count(*) AS n FROM doc ${where}`).get(...values)?.n);
  });
}

try {
  const queries = mixedSearches();
  const ours = await embedded(queries);
  console.log(`files: ${readdirSync(directory).join(' ')}`);
  // Every fifth above 200,000: the baseline takes a second a search there.
  const theirs = plainFts5(count > 200_000 ? queries.filter((_, i) => i % 5 === 0) : queries);
  console.log(
    `ratio of p95, plain FTS5 : embedded without cache = ${(theirs / ours).toFixed(1)} : 1`,
  );
} finally {
  rmSync(directory, { recursive: true, force: true });
}
