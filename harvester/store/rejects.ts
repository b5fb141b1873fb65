import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { RejectedRaw } from '../sources/source.ts';
import { integer, oneOf, type Row, text, textOrNull } from './column.ts';

/** A record that could not be used, kept as it came. May hold anything: for the archivist only. */
export interface Reject {
  readonly n: number;
  readonly sourceId: string;
  readonly sourceKey: string | null;
  /** `payload`: as the source sent it; `record`: a Journalpost as JSON, refused after normalising. */
  readonly form: 'payload' | 'record';
  readonly raw: string;
  readonly reason: string;
  readonly where: string;
  /** UTC seconds. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** Times it was read in vain. */
  readonly tries: number;
}

export interface RejectQuery {
  readonly sourceId?: string;
  /** Number of the last one already read. */
  readonly after?: number;
  readonly limit: number;
}

export type RejectsTable = ReturnType<typeof rejectsTable>;

export function rejectsTable(db: DatabaseSync) {
  const put = db.prepare(
    `INSERT INTO rejects (source, source_key, form, raw, digest, reason, place, first_seen, last_seen, first_run, last_run, tries)
     VALUES (:source, :sourceKey, :form, :raw, :digest, :reason, :where, :at, :at, :run, :run, 1)
     ON CONFLICT (source, digest) DO UPDATE SET source_key = excluded.source_key, reason = excluded.reason,
       place = excluded.place, last_seen = excluded.last_seen, last_run = excluded.last_run, tries = tries + 1`,
  );
  const dropOlder = db.prepare(
    'DELETE FROM rejects WHERE source = ? AND source_key = ? AND last_run < ?',
  );
  const dropByKey = db.prepare('DELETE FROM rejects WHERE source = ? AND source_key = ?');
  const drop = db.prepare('DELETE FROM rejects WHERE n = ?');
  const get = db.prepare('SELECT * FROM rejects WHERE n = ?');
  const list = db.prepare('SELECT * FROM rejects WHERE n > ? ORDER BY n LIMIT ?');
  const listOf = db.prepare('SELECT * FROM rejects WHERE source = ? AND n > ? ORDER BY n LIMIT ?');
  const anyWithKey = db.prepare(
    'SELECT EXISTS (SELECT 1 FROM rejects WHERE source = ? AND source_key IS NOT NULL) AS found',
  );
  const keylessSince = db.prepare(
    'SELECT count(*) AS n FROM rejects WHERE source = ? AND source_key IS NULL AND first_run >= ?',
  );
  const last = db.prepare('SELECT coalesce(max(n), 0) AS n FROM rejects WHERE source = ?');

  return {
    put(source: string, run: number, reject: RejectedRaw, form: Reject['form'], at: string): void {
      const { raw, sourceKey, reason, where } = reject;
      put.run({
        source,
        run,
        raw,
        sourceKey,
        reason,
        where,
        form,
        at,
        digest: hash('sha256', raw),
      });
      // A newer payload of the same record takes the place of what earlier runs kept.
      if (sourceKey !== null) dropOlder.run(source, sourceKey, run);
    },
    /** Returns how many were dropped. */
    dropByKey: (source: string, sourceKey: string): number =>
      Number(dropByKey.run(source, sourceKey).changes),
    drop: (n: number): boolean => drop.run(n).changes === 1,
    get(n: number): Reject | null {
      const row = get.get(n);
      return row ? read(row) : null;
    },
    list: ({ sourceId, after = 0, limit }: RejectQuery): Reject[] =>
      (sourceId === undefined ? list.all(after, limit) : listOf.all(sourceId, after, limit)).map(
        read,
      ),
    /** Number of the newest; 0: none. */
    last: (source: string): number => integer(last.get(source) ?? {}, 'n'),
    anyWithKey: (source: string): boolean => integer(anyWithKey.get(source) ?? {}, 'found') === 1,
    /** Rejects that do not say which record they are, first met by that run or a later one. */
    keylessSince: (source: string, run: number): number =>
      integer(keylessSince.get(source, run) ?? {}, 'n'),
  };
}

const read = (row: Row): Reject => ({
  n: integer(row, 'n'),
  sourceId: text(row, 'source'),
  sourceKey: textOrNull(row, 'source_key'),
  form: oneOf(row, 'form', ['payload', 'record']),
  raw: text(row, 'raw'),
  reason: text(row, 'reason'),
  where: text(row, 'place'),
  firstSeen: text(row, 'first_seen'),
  lastSeen: text(row, 'last_seen'),
  tries: integer(row, 'tries'),
});
