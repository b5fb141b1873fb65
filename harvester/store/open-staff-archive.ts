import type { DatabaseSync } from 'node:sqlite';
import { integer, type Row, text, textOrNull } from './column.ts';
import { openReadOnly } from './open-public-archive.ts';
import { runsTable, type StoredRun } from './runs.ts';
import { sourceStatuses } from './source-statuses.ts';
import type {
  StaffArchive,
  StaffReject,
  StaffRejectRecord,
  StaffRun,
  StaffSource,
} from './staff-archive.ts';
import { staffFindings } from './staff-findings.ts';

/** Opens the archive for the staff room, read-only. Throws StoreUnusable as `openPublicArchive` does. */
export function openStaffArchive(
  file: string,
  options: { readonly now?: () => Date } = {},
): StaffArchive {
  const { now = () => new Date() } = options;
  const db = openReadOnly(file);
  const runs = runsTable(db);
  return {
    sources: staffSources(db, now),
    runs: (sourceId, limit) => runs.newest(sourceId, limit).map(withoutSample),
    ...staffRejects(db),
    ...staffFindings(db),
    [Symbol.dispose]: () => db.close(),
  };
}

function staffSources(db: DatabaseSync, now: () => Date): () => StaffSource[] {
  const statuses = sourceStatuses(db, now);
  const state = db.prepare(
    `SELECT failures, next_try, waits_for_person,
       (SELECT count(*) FROM rejects WHERE source = sources.id) AS rejects,
       (SELECT started FROM runs WHERE source = sources.id AND purpose = 'harvest' ORDER BY n DESC LIMIT 1) AS harvest,
       (SELECT started FROM runs WHERE source = sources.id AND purpose = 'retry' ORDER BY n DESC LIMIT 1) AS retry
     FROM sources WHERE id = ?`,
  );
  return () =>
    statuses().map((status) => {
      const row = state.get(status.id) ?? {};
      return {
        ...status,
        failures: integer(row, 'failures'),
        nextTry: textOrNull(row, 'next_try'),
        waitsForPerson: integer(row, 'waits_for_person') === 1,
        rejects: integer(row, 'rejects'),
        started: { harvest: textOrNull(row, 'harvest'), retry: textOrNull(row, 'retry') },
      };
    });
}

/** The start of a source's answer may hold anything, and is left where it is. */
function withoutSample({ sourceId: _, problem, ...run }: StoredRun): StaffRun {
  return { ...run, problem: problem && { code: problem.code, message: problem.message } };
}

function staffRejects(db: DatabaseSync): Pick<StaffArchive, 'rejects' | 'reject' | 'rejectsSince'> {
  const own = 'source IN (SELECT id FROM sources WHERE kommunenummer = ?)';
  const list = db.prepare(`SELECT * FROM rejects WHERE ${own} AND n < ? ORDER BY n DESC LIMIT ?`);
  const get = db.prepare(`SELECT * FROM rejects WHERE ${own} AND n = ?`);
  const since = db.prepare(`SELECT count(*) AS n FROM rejects WHERE ${own} AND first_seen >= ?`);
  return {
    rejects: (kommunenummer, before, limit) =>
      list.all(kommunenummer, before ?? Number.MAX_SAFE_INTEGER, limit).map(readReject),
    reject(kommunenummer, n) {
      const row = get.get(kommunenummer, n);
      return row ? readRecord(row) : null;
    },
    rejectsSince: (kommunenummer, second) => integer(since.get(kommunenummer, second) ?? {}, 'n'),
  };
}

const readReject = (row: Row): StaffReject => ({
  n: integer(row, 'n'),
  sourceId: text(row, 'source'),
  reason: text(row, 'reason'),
  firstSeen: text(row, 'first_seen'),
  lastSeen: text(row, 'last_seen'),
  tries: integer(row, 'tries'),
});

const readRecord = (row: Row): StaffRejectRecord => ({
  ...readReject(row),
  sourceKey: textOrNull(row, 'source_key'),
  where: text(row, 'place'),
  raw: text(row, 'raw'),
});
