import type { DatabaseSync } from 'node:sqlite';
import { FACETS, type Facet } from '../engine.ts';
import { prepareWrite } from './schema.ts';

/** Rows in one stored piece of a column. */
const CHUNK = 65_536;

/** What is kept of every row in memory, by row number; slot 0 is unused. Facets hold codes of `dict`. */
const TYPES = {
  live: Uint8Array,
  kommune: Uint16Array,
  type: Uint8Array,
  aar: Uint16Array,
  kilde: Uint16Array,
  kanLeses: Uint8Array,
  dag: Uint16Array,
  namesUntil: Uint16Array,
  orden: Float64Array,
} as const;

type Name = keyof typeof TYPES;
const NAMES = Object.keys(TYPES) as readonly Name[];

export interface Columns {
  /** Highest row number. */
  size: number;
  /** Rows that are documents. */
  documents: number;
  live: Uint8Array;
  kommune: Uint16Array;
  type: Uint8Array;
  aar: Uint16Array;
  kilde: Uint16Array;
  kanLeses: Uint8Array;
  dag: Uint16Array;
  namesUntil: Uint16Array;
  orden: Float64Array;
}

/** Facet values by code. */
export type Dictionaries = Readonly<Record<Facet, readonly string[]>>;

const emptyColumns = (capacity: number): Columns => ({
  size: 0,
  documents: 0,
  live: new Uint8Array(capacity),
  kommune: new Uint16Array(capacity),
  type: new Uint8Array(capacity),
  aar: new Uint16Array(capacity),
  kilde: new Uint16Array(capacity),
  kanLeses: new Uint8Array(capacity),
  dag: new Uint16Array(capacity),
  namesUntil: new Uint16Array(capacity),
  orden: new Float64Array(capacity),
});

/** Room for rows up to `highest`, in whole chunks with some to spare. */
const capacityFor = (highest: number): number => (Math.floor(highest / CHUNK) + 2) * CHUNK;

/** Reads every column: the frozen pieces, then the rows changed since. */
export function loadColumns(db: DatabaseSync): Columns {
  const highest = Number(db.prepare('SELECT coalesce(max(row), 0) AS n FROM doc').get()?.n);
  const columns = emptyColumns(capacityFor(highest));
  columns.size = highest;
  for (const piece of db.prepare('SELECT name, chunk, data FROM col').iterate()) {
    const name = NAMES.find((known) => known === piece.name);
    if (name === undefined || !(piece.data instanceof Uint8Array)) continue;
    const column = columns[name];
    new Uint8Array(column.buffer, column.byteOffset, column.byteLength).set(
      piece.data,
      Number(piece.chunk) * CHUNK * column.BYTES_PER_ELEMENT,
    );
  }
  for (let row = 1; row <= highest; row++) columns.documents += columns.live[row] ?? 0;
  return loadChanged(db, columns, 0);
}

/** Brings `columns` up to date with rows whose `change` is above `after`; gives larger arrays when they are full. */
export function loadChanged(db: DatabaseSync, columns: Columns, after: number): Columns {
  const changed = db.prepare(
    `SELECT row, live, kommune, type, aar, kilde, kanLeses, dag, namesUntil, orden FROM doc
     WHERE change > 0 AND change > ?`,
  );
  changed.setReturnArrays(true);
  let target = columns;
  for (const values of changed.iterate(after) as Iterable<unknown>) {
    const [row, ...rest] = values as number[];
    if (row === undefined) continue;
    if (row >= target.live.length) target = grown(target, capacityFor(row));
    if (row > target.size) target.size = row;
    target.documents += (rest[0] ?? 0) - (target.live[row] ?? 0);
    NAMES_IN_ROW.forEach((name, i) => {
      target[name][row] = rest[i] ?? 0;
    });
  }
  return target;
}

const NAMES_IN_ROW = [
  'live',
  'kommune',
  'type',
  'aar',
  'kilde',
  'kanLeses',
  'dag',
  'namesUntil',
  'orden',
] as const satisfies readonly Name[];

function grown(columns: Columns, capacity: number): Columns {
  const larger = emptyColumns(capacity);
  larger.size = columns.size;
  larger.documents = columns.documents;
  for (const name of NAMES) larger[name].set(columns[name]);
  return larger;
}

/** Stores every column in pieces and marks all rows as frozen. Call inside a transaction. */
export function freezeColumns(db: DatabaseSync): void {
  const columns = loadColumns(db);
  const put = prepareWrite(db, 'INSERT OR REPLACE INTO col(name, chunk, data) VALUES (?, ?, ?)');
  for (const name of NAMES) {
    const column = columns[name];
    for (let chunk = 0; chunk * CHUNK <= columns.size; chunk++) {
      const piece = column.subarray(chunk * CHUNK, (chunk + 1) * CHUNK);
      put.run(name, chunk, new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength));
    }
  }
  db.exec('UPDATE doc SET change = 0 WHERE change > 0');
}

export function loadDictionaries(db: DatabaseSync): Dictionaries {
  const values = Object.fromEntries(FACETS.map((facet) => [facet, [] as string[]])) as Record<
    Facet,
    string[]
  >;
  for (const row of db.prepare('SELECT facet, code, value FROM dict').all()) {
    const facet = FACETS.find((known) => known === row.facet);
    if (facet !== undefined) values[facet][Number(row.code)] = String(row.value);
  }
  return values;
}
