import type { DatabaseSync } from 'node:sqlite';
import { heldAfter } from '../record/archivist-hold.ts';
import { type Finding, SCREENING_VERSION, screen } from '../record/screening.ts';
import type { ChangeClock } from './change-clock.ts';
import { integer, type Row, text, textOrNull } from './column.ts';
import { type Entry, type NewEntry, readEntry } from './entries.ts';
import { fromScreenedForm, screenedForm } from './screened-form.ts';
import type { Tables } from './tables.ts';
import { readRecord } from './texts.ts';

/**
 * Screens up to `limit` entries by the rules of this program, and notes how far it came. Returns how many were looked at; 0:
 * all are done. Call inside a transaction.
 */
export function rescreenBatch(
  db: DatabaseSync,
  tables: Tables,
  clock: ChangeClock,
  limit: number,
): number {
  const state =
    db.prepare('SELECT screening_version, rescreening_version, rescreened_to FROM state').get() ??
    {};
  if (integer(state, 'screening_version') === SCREENING_VERSION) return 0;
  const isUnderWay = integer(state, 'rescreening_version') === SCREENING_VERSION;
  const rows = db
    .prepare(
      `SELECT e.*, t.raw, t.screened FROM entries e JOIN texts t ON t.entry = e.n
       WHERE e.n > ? AND t.entry > ?1 ORDER BY e.n LIMIT ?`,
    )
    .all(isUnderWay ? integer(state, 'rescreened_to') : 0, limit);
  let last = 0;
  for (const row of rows) {
    const entry = readEntry(row);
    rescreen(tables, clock, entry, row);
    last = entry.n;
  }
  const setState = db.prepare(
    'UPDATE state SET screening_version = coalesce(?, screening_version), rescreening_version = ?, rescreened_to = ?',
  );
  if (rows.length === 0) setState.run(SCREENING_VERSION, SCREENING_VERSION, 0);
  else setState.run(null, SCREENING_VERSION, last);
  return rows.length;
}

/** Screens one entry again; `row` has its `raw` and `screened`. What an archivist holds stays held. */
export function rescreen(tables: Tables, clock: ChangeClock, entry: Entry, row: Row): void {
  const raw = text(row, 'raw');
  const { held: byRule, findings, form } = screenAgain(raw);
  const held = heldAfter(entry.held, byRule);
  const isSame = fromScreenedForm(raw, form) === fromScreenedForm(raw, textOrNull(row, 'screened'));
  tables.findings.drop(entry.n);
  tables.findings.add(entry.n, findings);
  const state = held === null ? 'public' : 'held';
  if (state === entry.state && held === entry.held && isSame) return;
  tables.texts.setScreened(entry.n, form);
  const isVisible = state === 'public' || entry.state === 'public';
  const mark = isVisible ? clock.next() : null;
  const next: NewEntry = {
    ...entry,
    state,
    held,
    publisert: entry.publisert ?? (state === 'public' ? clock.second : null),
    endret: mark?.second ?? entry.endret,
    seq: mark?.seq ?? entry.seq,
    written: clock.second,
    origin:
      entry.publisert !== null || state !== 'public'
        ? entry.origin
        : tables.origins.put(entry.kommunenummer, entry.source, readRecord(raw).historisk),
  };
  tables.entries.update(entry.n, next);
  if (state === entry.state) return;
  if (state === 'public') tables.sources.addPublic(entry.source, 1);
  else if (entry.state === 'public') tables.sources.addPublic(entry.source, -1);
}

/** A record that the rules stop at is held back: the form it was shown in passed other rules. */
function screenAgain(raw: string): {
  readonly held: string | null;
  readonly findings: readonly Finding[];
  /** See `screenedForm`. */
  readonly form: string | null;
} {
  try {
    const { record, held, findings } = screen(readRecord(raw));
    return { held, findings, form: screenedForm(raw, JSON.stringify(record)) };
  } catch {
    return { held: 'kan-ikke-skjermes', findings: [], form: null };
  }
}
