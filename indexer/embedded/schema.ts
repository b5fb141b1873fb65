import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** Raise when the tables change: a file with another number is not used, and the index is built anew. */
export const SCHEMA_VERSION = 3;

/** The index file has other tables than this program knows; the indexer replaces it when it starts. */
export class OtherSchema extends Error {
  override name = 'OtherSchema';
}

/**
 * Tables of one index file. A rebuild freezes it: rows 1 to meta `sorted` are in sort order, their tokens stand in `post`
 * (postings.ts) and never change, a frozen row only dies. What comes later gets a higher row, and its tokens stand in the FTS
 * table `text`, which is small. Neither ever holds a name; `name` holds nothing else, for all rows, so that forgetting names
 * rewrites only that. `vocabulary` has the words of the frozen texts, `words` those of the later ones.
 * `doc` is the truth for the columns held in memory; `col` is the same as of the last freeze, in pieces that load at once, and
 * rows changed since then have `change > 0`.
 */
const TABLES = `
  CREATE VIRTUAL TABLE text USING fts5(title, caseTitle, parties, ids, place, extra,
    content='', contentless_delete=1, detail=full, tokenize="unicode61 remove_diacritics 0");
  CREATE VIRTUAL TABLE name USING fts5(names,
    content='', contentless_delete=1, detail=full, tokenize="unicode61 remove_diacritics 0");
  CREATE TABLE doc(
    row INTEGER PRIMARY KEY, uid TEXT UNIQUE, change INTEGER NOT NULL, live INTEGER NOT NULL,
    kommune INTEGER NOT NULL, type INTEGER NOT NULL, aar INTEGER NOT NULL, kilde INTEGER NOT NULL,
    kanLeses INTEGER NOT NULL, dag INTEGER NOT NULL, orden REAL NOT NULL, namesUntil INTEGER NOT NULL) STRICT;
  CREATE INDEX doc_change ON doc(change) WHERE change > 0;
  CREATE INDEX doc_names ON doc(namesUntil) WHERE namesUntil > 0;
  CREATE TABLE col(name TEXT NOT NULL, chunk INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY(name, chunk)) STRICT, WITHOUT ROWID;
  CREATE TABLE dict(facet TEXT NOT NULL, code INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY(facet, code)) STRICT, WITHOUT ROWID;
  CREATE TABLE post(term TEXT NOT NULL, chunk INTEGER NOT NULL, rows BLOB NOT NULL, places BLOB NOT NULL, PRIMARY KEY(term, chunk)) STRICT, WITHOUT ROWID;
  CREATE TABLE vocabulary(term TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE meta(key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
  CREATE VIRTUAL TABLE words USING fts5vocab(text, 'col');
`;

/** Numbers and texts kept in `meta`. */
export interface Meta {
  readonly schema: number;
  readonly version: string;
  readonly seq: number;
  /** Raised by every write; readers load rows with a higher `change` than they have seen. */
  readonly change: number;
  /** Raised when `col` is written anew; readers then load everything again. */
  readonly freeze: number;
  /** Rows 1 to here are in sort order and frozen. */
  readonly sorted: number;
  /** Texts removed since the last purge: their tokens may stand in the file until it is purged. */
  readonly unpurged: number;
}

const EMPTY: Meta = {
  schema: SCHEMA_VERSION,
  version: '',
  seq: 0,
  change: 0,
  freeze: 0,
  sorted: 0,
  unpurged: 0,
};

export function createIndexFile(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA page_size=8192; PRAGMA journal_mode=WAL');
  tuneWriter(db);
  db.exec('BEGIN');
  db.exec(TABLES);
  writeMeta(db, EMPTY);
  db.exec('COMMIT');
  return db;
}

/** secure_delete: what is removed is overwritten, in the FTS tables' own storage too. */
export function tuneWriter(db: DatabaseSync): void {
  db.exec(
    'PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA secure_delete=ON; PRAGMA busy_timeout=5000',
  );
}

export function openIndexReader(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { readOnly: true });
  db.exec('PRAGMA mmap_size=4294967296; PRAGMA cache_size=-32768; PRAGMA busy_timeout=5000');
  return db;
}

export function readMeta(db: DatabaseSync): Meta {
  const read: Record<string, unknown> = { ...EMPTY };
  for (const row of db.prepare('SELECT key, value FROM meta').all())
    read[String(row.key)] = row.value;
  // Boundary: the file is ours and `schema` is compared before anything else is used.
  return read as unknown as Meta;
}

export function writeMeta(db: DatabaseSync, values: Partial<Meta>): void {
  const put = prepareWrite(db, 'INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)');
  for (const [key, value] of Object.entries(values)) put.run(key, value);
}

/**
 * Prepares a statement for `run`. An FTS5 delete leaves a last row number beyond 2^53 on the connection, which node:sqlite
 * refuses to report as a number, whatever statement comes next.
 */
export function prepareWrite(db: DatabaseSync, sql: string): StatementSync {
  const statement = db.prepare(sql);
  statement.setReadBigInts(true);
  return statement;
}
