import { statSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { TEXT_BREAK } from '../document.ts';
import { type EngineBatch, FACETS, type Facet, type SearchDocument } from '../engine.ts';
import { sortKey } from '../sort-key.ts';
import { ChunkPostings } from './chunk-postings.ts';
import { freezeColumns, freezeNewColumns } from './columns.ts';
import { purgePostings } from './purge-postings.ts';
import { type Meta, prepareWrite, readMeta, writeMeta } from './schema.ts';

/** FTS5 knows no break inside a field; no text can hold this letter, so no phrase crosses it. */
const BREAK_LETTER = '\uE000';
const MOST_UNFROZEN = 50_000;
const MOST_WAL_BYTES = 32 * 2 ** 20;

interface Known {
  readonly row: number;
  readonly orden: number;
  readonly namesUntil: number;
}

/** The one writer of an index file. Each call is one transaction; a crash leaves the index as it was before the call. */
export class IndexWriter implements Disposable {
  readonly file: string;
  readonly #db: DatabaseSync;
  readonly #known: StatementSync;
  readonly #putText: StatementSync;
  readonly #dropText: StatementSync;
  readonly #putName: StatementSync;
  readonly #dropName: StatementSync;
  readonly #putDoc: StatementSync;
  readonly #dropDoc: StatementSync;
  readonly #putCode: StatementSync;
  #codes = new Map<string, number>();
  #counts = new Map<Facet, number>();
  #nextRow = 1;
  /** Rows 1 to here are frozen: they may die, but never change. */
  #sorted = 0;
  /** Of a new file, until it is finished. */
  #postings: ChunkPostings | null = null;
  #unfrozen = 0;

  constructor(file: string, db: DatabaseSync) {
    this.file = file;
    this.#db = db;
    this.#known = db.prepare('SELECT row, orden, namesUntil FROM doc WHERE uid = ?');
    this.#putText = prepareWrite(
      db,
      `INSERT OR REPLACE INTO text(rowid, title, caseTitle, parties, ids, place, extra)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#dropText = prepareWrite(db, 'DELETE FROM text WHERE rowid = ?');
    this.#putName = prepareWrite(db, 'INSERT OR REPLACE INTO name(rowid, names) VALUES (?, ?)');
    this.#dropName = prepareWrite(db, 'DELETE FROM name WHERE rowid = ?');
    this.#putDoc = prepareWrite(
      db,
      `INSERT OR REPLACE INTO doc(row, uid, change, live, kommune, type, aar, kilde, kanLeses, dag, orden, namesUntil)
       VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#dropDoc = prepareWrite(
      db,
      'UPDATE doc SET uid = NULL, live = 0, namesUntil = 0, change = ? WHERE row = ?',
    );
    this.#putCode = prepareWrite(db, 'INSERT INTO dict(facet, code, value) VALUES (?, ?, ?)');
    this.#load();
  }

  get meta(): Meta {
    return readMeta(this.#db);
  }

  apply(batch: EngineBatch): void {
    this.#writing((change, meta) => {
      let removed = 0;
      for (const id of batch.remove) if (this.#remove(id, change)) removed++;
      for (const document of batch.put) if (this.#put(document, change)) removed++;
      writeMeta(this.#db, { seq: batch.seq, unpurged: meta.unpurged + removed });
    });
    if (this.#unfrozen > MOST_UNFROZEN) this.freeze();
    this.#boundWal();
  }

  /** Adds documents that are not there yet, in the order given; for a new file that no reader has. */
  append(documents: Iterable<SearchDocument>): void {
    this.#writing(() => {
      this.#postings ??= new ChunkPostings(this.#db);
      for (const document of documents) {
        const row = this.#nextRow++;
        this.#postings.add(document, row);
        this.#describe(document, row, 0);
      }
    });
    this.#boundWal();
  }

  /** Ends a rebuild: everything so far is in sort order, frozen, merged and in the main file. */
  finishRebuild(seq: number, version: string): void {
    this.#writing(() => {
      this.#postings?.writeChunk();
      this.#postings?.writeVocabulary();
      freezeNewColumns(this.#db);
      writeMeta(this.#db, { seq, version, sorted: this.#nextRow - 1 });
    });
    this.#postings = null;
    this.#sorted = this.#nextRow - 1;
    this.#unfrozen = 0;
    this.#merge('name');
    this.checkpoint();
  }

  forgetNames(today: number): number {
    const past = this.#db
      .prepare('SELECT row FROM doc WHERE namesUntil > 0 AND namesUntil < ?')
      .all(today);
    if (past.length === 0) {
      if (this.meta.unpurged > 0) this.purge();
      return 0;
    }
    this.#writing((change) => {
      const empty = prepareWrite(
        this.#db,
        'UPDATE doc SET namesUntil = 0, change = ? WHERE row = ?',
      );
      for (const { row } of past) {
        this.#dropName.run(Number(row));
        empty.run(change, Number(row));
      }
      this.#unfrozen += past.length;
    });
    this.purge();
    return past.length;
  }

  /** Takes removed tokens out of the file itself: posting lists keep them, and FTS5's segments until they are merged. */
  purge(): void {
    this.#merge('name');
    if (this.meta.unpurged > 0) {
      this.#merge('text');
      this.#writing(() => {
        purgePostings(this.#db, this.#sorted);
        writeMeta(this.#db, { unpurged: 0 });
      });
    }
    this.checkpoint();
  }

  freeze(): void {
    this.#writing((_change, meta) => {
      freezeColumns(this.#db);
      writeMeta(this.#db, { freeze: meta.freeze + 1 });
    });
    this.#unfrozen = 0;
  }

  /** Moves the log into the main file and empties it; waits for readers for as long as busy_timeout says. */
  checkpoint(): void {
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  [Symbol.dispose](): void {
    this.#db.close();
  }

  #writing(work: (change: number, meta: Meta) => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const meta = this.meta;
      const change = meta.change + 1;
      work(change, meta);
      writeMeta(this.#db, { change });
      this.#db.exec('COMMIT');
    } catch (error) {
      // SQLite itself has rolled back after a full disk or an I/O error.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      this.#load();
      throw error;
    }
  }

  /** True when an older text of the document was replaced. */
  #put(document: SearchDocument, change: number): boolean {
    const known = this.#find(document.id);
    if (known === null) {
      this.#insert(document, this.#nextRow++, change);
      return false;
    }
    if (known.row > this.#sorted && known.orden === sortKey(document))
      this.#insert(document, known.row, change, known);
    else {
      // A frozen row never changes, and row numbers follow the sort order where they can.
      this.#drop(known, change);
      this.#insert(document, this.#nextRow++, change);
    }
    return true;
  }

  #remove(id: string, change: number): boolean {
    const known = this.#find(id);
    if (known !== null) this.#drop(known, change);
    return known !== null;
  }

  #drop(known: Known, change: number): void {
    if (known.row > this.#sorted) this.#dropText.run(known.row);
    if (known.namesUntil > 0) this.#dropName.run(known.row);
    this.#dropDoc.run(change, known.row);
    this.#unfrozen++;
  }

  #insert(document: SearchDocument, row: number, change: number, replaced?: Known): void {
    const { title, caseTitle, parties, ids, place, extra } = document;
    this.#putText.run(row, ...[title, caseTitle, parties, ids, place, extra].map(withBreaks));
    this.#describe(document, row, change, replaced);
  }

  /** Everything of a document but its texts. */
  #describe(document: SearchDocument, row: number, change: number, replaced?: Known): void {
    const { names, namesUntil } = document;
    const hasNames = namesUntil > 0 && names !== '';
    if (hasNames) this.#putName.run(row, withBreaks(names));
    else if (replaced !== undefined && replaced.namesUntil > 0) this.#dropName.run(row);
    const codes = FACETS.map((facet) => this.#code(facet, String(document[facet])));
    this.#putDoc.run(
      row,
      document.id,
      change,
      ...codes,
      document.dag,
      sortKey(document),
      hasNames ? namesUntil : 0,
    );
    this.#unfrozen++;
  }

  #find(id: string): Known | null {
    const found = this.#known.get(id);
    return found === undefined
      ? null
      : {
          row: Number(found.row),
          orden: Number(found.orden),
          namesUntil: Number(found.namesUntil),
        };
  }

  #code(facet: Facet, value: string): number {
    const key = `${facet}:${value}`;
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    const code = this.#counts.get(facet) ?? 0;
    this.#putCode.run(facet, code, value);
    this.#codes.set(key, code);
    this.#counts.set(facet, code + 1);
    return code;
  }

  #load(): void {
    const one = (sql: string): number => Number(this.#db.prepare(sql).get()?.n);
    this.#nextRow = 1 + one('SELECT coalesce(max(row), 0) AS n FROM doc');
    this.#sorted = this.meta.sorted;
    this.#unfrozen = one('SELECT count(*) AS n FROM doc WHERE change > 0');
    this.#codes = new Map();
    this.#counts = new Map();
    for (const row of this.#db.prepare('SELECT facet, code, value FROM dict').all()) {
      const facet = FACETS.find((name) => name === row.facet);
      if (facet === undefined) continue;
      this.#codes.set(`${facet}:${row.value}`, Number(row.code));
      this.#counts.set(facet, Math.max(this.#counts.get(facet) ?? 0, Number(row.code) + 1));
    }
  }

  #merge(table: 'text' | 'name'): void {
    this.#db.exec(`INSERT INTO ${table}(${table}) VALUES ('optimize')`);
  }

  #boundWal(): void {
    const size = statSync(`${this.file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    if (size > MOST_WAL_BYTES) this.checkpoint();
  }
}

const withBreaks = (tokens: string): string => tokens.replaceAll(TEXT_BREAK, BREAK_LETTER);
