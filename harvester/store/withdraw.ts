import { heldAfter } from '../record/archivist-hold.ts';
import { type Batch, countPublic } from './batch.ts';
import type { Entry, NewEntry } from './entries.ts';
import { shownBy } from './match.ts';

/**
 * Makes the entry a tombstone because `source` says it is gone: no text is left, neither raw nor screened nor among the rejects;
 * id and keys stay for ever. What was public gets a step in the change feed. Returns false when it was a tombstone already.
 */
export function withdraw(batch: Batch, entry: Entry, source: string): boolean {
  const { tables, counts, seen } = batch;
  const shown = shownBy(entry, source, tables.entrySources);
  if (entry.source !== source)
    tables.entrySources.put(entry.n, source, shown?.sourceKey ?? '', null);
  const meaning = entry.source === source ? null : entry.meaning;
  seen.remove(entry.n);
  if (entry.state === 'gone') {
    if (meaning !== entry.meaning) tables.entries.update(entry.n, { ...entry, meaning });
    return false;
  }
  tables.entries.update(entry.n, {
    ...entry,
    ...withoutText(batch, entry),
    state: 'gone',
    meaning,
  });
  counts.deleted++;
  if (entry.state === 'public') counts.withdrawn++;
  return true;
}

/** Deletes every text of the entry; returns what its row is to hold afterwards, with the mark of the change if it was public. */
export function withoutText(batch: Batch, entry: Entry): Partial<NewEntry> {
  const { tables, clock } = batch;
  tables.texts.drop(entry.n);
  tables.findings.drop(entry.n);
  tables.rejects.dropByKey(entry.source, entry.sourceKey);
  // A tombstone remembers that its entry was held: it may come back.
  const held = heldAfter(entry.held, null);
  const row = { caseId: null, held, missed: 0, written: clock.second };
  if (entry.state !== 'public') return row;
  countPublic(batch, entry.source, -1);
  const { seq, second } = clock.next();
  return { ...row, seq, endret: second };
}
