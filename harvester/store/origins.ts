import type { DatabaseSync } from 'node:sqlite';
import { integer, type Row, text } from './column.ts';
import type { PreparedRecord } from './prepared-record.ts';

/** What entries were at their first publication; decides their sets for ever. */
export interface Origin {
  readonly n: number;
  readonly kommunenummer: string;
  readonly source: string;
  readonly historisk: boolean;
}

export type OriginsTable = ReturnType<typeof originsTable>;

export function originsTable(db: DatabaseSync) {
  const get = db.prepare(
    'SELECT n FROM origins WHERE kommunenummer = ? AND source = ? AND historisk = ?',
  );
  const insert = db.prepare(
    'INSERT INTO origins (kommunenummer, source, historisk) VALUES (?, ?, ?) RETURNING n',
  );

  return {
    /** Number of the origin; made when it is new. */
    put(kommunenummer: string, source: string, historisk: boolean): number {
      const values = [kommunenummer, source, Number(historisk)] as const;
      return integer(get.get(...values) ?? insert.get(...values) ?? {}, 'n');
    },
  };
}

/** Origins as one write transaction asks for them: each is looked up once. */
export function originsOf(table: OriginsTable): (record: PreparedRecord) => number {
  const known = new Map<string, number>();
  return ({ kommunenummer, kilde, historisk }) => {
    const key = `${kommunenummer} ${kilde} ${historisk}`;
    let n = known.get(key);
    if (n === undefined) {
      n = table.put(kommunenummer, kilde, historisk);
      known.set(key, n);
    }
    return n;
  };
}

export const readOrigin = (row: Row): Origin => ({
  n: integer(row, 'n'),
  kommunenummer: text(row, 'kommunenummer'),
  source: text(row, 'source'),
  historisk: integer(row, 'historisk') === 1,
});
