import type { DatabaseSync } from 'node:sqlite';
import { osloDay } from '../record/dato.ts';
import { integer, oneOf, type Row, text, textOrNull } from './column.ts';
import type { SourceStatus } from './public-archive.ts';
import { OUTCOMES } from './runs.ts';
import { isLocked } from './sources.ts';

/** How fresh each source is, as anyone may know it; sources that have been read at least once. */
export function sourceStatuses(db: DatabaseSync, now: () => Date): () => SourceStatus[] {
  const all = db.prepare(
    `SELECT s.id, s.kind, s.kommunenummer, s.public_entries, s.last_success, s.lock_owner, s.lock_beat,
       r.started, r.outcome, r.problem,
       (SELECT max(journaldato) FROM entries
        WHERE state = 'public' AND source = s.id AND journaldato <= ?) AS newest
     FROM sources s
     LEFT JOIN runs r ON r.n = (SELECT max(n) FROM runs WHERE source = s.id AND purpose = 'harvest')
     ORDER BY s.kommunenummer, s.id`,
  );
  return () => {
    const at = now();
    return all.all(osloDay(at)).map((row) => read(row, at));
  };
}

function read(row: Row, now: Date): SourceStatus {
  const { outcome, problem } = lastRun(row, now);
  return {
    id: text(row, 'id'),
    kind: text(row, 'kind'),
    kommunenummer: text(row, 'kommunenummer'),
    lastSuccess: textOrNull(row, 'last_success'),
    lastRun: textOrNull(row, 'started'),
    outcome,
    problem,
    entries: integer(row, 'public_entries'),
    newestJournaldato: textOrNull(row, 'newest'),
  };
}

function lastRun(row: Row, now: Date): Pick<SourceStatus, 'outcome' | 'problem'> {
  if (row.outcome === null) return { outcome: 'never', problem: null };
  const outcome = oneOf(row, 'outcome', OUTCOMES);
  if (outcome !== 'running') return { outcome, problem: textOrNull(row, 'problem') };
  // Its process is dead; the next run will say so in the archive.
  if (!isLocked(row, now)) return { outcome: 'incomplete', problem: 'RunInterrupted' };
  return { outcome, problem: null };
}
