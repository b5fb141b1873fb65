import type { DatabaseSync } from 'node:sqlite';
import type { Finding } from '../record/screening.ts';
import { integer, type Row, text } from './column.ts';

/** What screening found in one entry: never the text itself. */
export interface StoredFinding {
  /** The entry's permalink id. */
  readonly id: string;
  readonly sourceId: string;
  readonly code: string;
  readonly field: string;
  readonly count: number;
}

export interface FindingsQuery {
  readonly code?: string;
  readonly limit: number;
  /** The last one already read. */
  readonly after?: StoredFinding;
}

export type FindingsTable = ReturnType<typeof findingsTable>;

export function findingsTable(db: DatabaseSync) {
  const insert = db.prepare(
    'INSERT INTO findings VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count',
  );
  const drop = db.prepare('DELETE FROM findings WHERE entry = ?');
  const columns = 'e.id, e.source, f.code, f.field, f.count';
  const list = db.prepare(
    `SELECT ${columns} FROM findings f JOIN entries e ON e.n = f.entry
     WHERE (f.entry, f.code, f.field) > (coalesce((SELECT n FROM entries WHERE id = :id), 0), :code, :field)
     ORDER BY f.entry, f.code, f.field LIMIT :limit`,
  );
  const listOfCode = db.prepare(
    `SELECT ${columns} FROM findings f JOIN entries e ON e.n = f.entry
     WHERE f.code = :code AND (f.entry, f.field) > (coalesce((SELECT n FROM entries WHERE id = :id), 0), :field)
     ORDER BY f.entry, f.field LIMIT :limit`,
  );
  const totals = db.prepare(
    'SELECT code, count(DISTINCT entry) AS n FROM findings GROUP BY code ORDER BY code',
  );

  return {
    add(entry: number, findings: readonly Finding[]): void {
      for (const { code, field, count } of findings) insert.run(entry, code, field, count);
    },
    drop: (entry: number) => drop.run(entry),
    list({ code, limit, after }: FindingsQuery): StoredFinding[] {
      const id = after?.id ?? '';
      const field = after?.field ?? '';
      const rows =
        code === undefined
          ? list.all({ id, code: after?.code ?? '', field, limit })
          : listOfCode.all({ id, code, field, limit });
      return rows.map(read);
    },
    /** Entries per finding code. */
    totals: (): ReadonlyMap<string, number> =>
      new Map(totals.all().map((row) => [text(row, 'code'), integer(row, 'n')])),
  };
}

const read = (row: Row): StoredFinding => ({
  id: text(row, 'id'),
  sourceId: text(row, 'source'),
  code: text(row, 'code'),
  field: text(row, 'field'),
  count: integer(row, 'count'),
});
