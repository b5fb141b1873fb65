import type { DatabaseSync } from 'node:sqlite';
import { ARCHIVIST_HOLD } from '../record/archivist-hold.ts';
import type { ChangeClock } from './change-clock.ts';
import type { Entry } from './entries.ts';
import { rescreen } from './rescreen.ts';
import type { Tables } from './tables.ts';

/**
 * Keeps the entry with this permalink id from the public from now on, whatever its source says, until `releaseEntry`. Its text stays in
 * the archive. A withdrawn entry is held when it comes back. Returns false when there was nothing to do. Call inside a transaction.
 */
export function holdEntry(tables: Tables, clock: ChangeClock, id: string): boolean {
  const entry = entryWith(tables, id);
  if (entry === null || entry.held === ARCHIVIST_HOLD) return false;
  const wasPublic = entry.state === 'public';
  const mark = wasPublic ? clock.next() : null;
  tables.entries.update(entry.n, {
    ...entry,
    state: wasPublic ? 'held' : entry.state,
    held: ARCHIVIST_HOLD,
    endret: mark?.second ?? entry.endret,
    seq: mark?.seq ?? entry.seq,
    written: clock.second,
  });
  if (wasPublic) tables.sources.addPublic(entry.source, -1);
  return true;
}

/**
 * Lets go of an entry that `holdEntry` held: it is shown again if its source and the rules of screening say so. Returns false when
 * no archivist held it. Call inside a transaction.
 */
export function releaseEntry(
  db: DatabaseSync,
  tables: Tables,
  clock: ChangeClock,
  id: string,
): boolean {
  const entry = entryWith(tables, id);
  if (entry?.held !== ARCHIVIST_HOLD) return false;
  const free = { ...entry, held: null };
  const row = db.prepare('SELECT raw, screened FROM texts WHERE entry = ?').get(entry.n);
  if (entry.state === 'held' && row !== undefined) rescreen(tables, clock, free, row);
  else tables.entries.update(entry.n, free);
  return true;
}

/** The entry of a permalink, which may lead to another one today; null: there is none yet. */
function entryWith({ entries }: Tables, id: string): Entry | null {
  const found = entries.withId(id);
  return found?.state === 'merged' && found.mergedInto !== null
    ? entries.get(found.mergedInto)
    : found;
}
