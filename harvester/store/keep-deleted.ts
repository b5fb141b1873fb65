import { entryId, matchKeys } from '../record/identity.ts';
import type { EntryKeys } from '../record/journalpost.ts';
import type { SourceEvent } from '../sources/source.ts';
import { type Batch, isOutdated } from './batch.ts';
import type { Entry } from './entries.ts';
import { shownBy } from './match.ts';
import { onlyOwnKey } from './own-key.ts';
import { withdraw } from './withdraw.ts';

type Deleted = Extract<SourceEvent, { kind: 'deleted' }>;

/**
 * The source says that an entry is gone or screened: it becomes a tombstone, at once, whichever source showed it last. A key
 * the archive has never met gets a tombstone as well, which nobody outside sees. A key under which the source no longer shows
 * the entry (it came back under another) changes nothing.
 */
export function keepDeleted(batch: Batch, event: Deleted): void {
  const { tables, run, counts } = batch;
  const { id: source, organisasjonsnummer } = run.source;
  const known: EntryKeys = {
    ...onlyOwnKey(event.sourceKey),
    ...event.keys,
    kilde: event.sourceKey,
  };
  const keys = matchKeys(organisasjonsnummer, source, known);
  counts.resolved += tables.rejects.dropByKey(source, event.sourceKey);

  const entry = entryFor(batch, keys, event.sourceKey);
  if (entry === 'elsewhere') return;
  if (entry === null) insertTombstone(batch, keys, known);
  else if (isOutdated(batch, entry)) counts.superseded++;
  else if (!withdraw(batch, entry, source)) counts.unchanged++;
}

/** The entry the words are about; `elsewhere`: the source shows it under another key by now. */
function entryFor(
  { tables, run }: Batch,
  keys: readonly string[],
  sourceKey: string,
): Entry | null | 'elsewhere' {
  const found = tables.entryKeys.entriesOf(keys);
  const own = keys.find((key) => key.startsWith('kilde:'));
  const byOwn = own === undefined ? undefined : found.get(own);
  if (byOwn !== undefined) {
    const entry = tables.entries.get(byOwn);
    const shown = shownBy(entry, run.source.id, tables.entrySources);
    return shown && shown.sourceKey !== sourceKey ? 'elsewhere' : entry;
  }
  for (const key of keys) {
    const n = found.get(key);
    if (n === undefined) continue;
    const entry = tables.entries.get(n);
    if (entry.organisasjonsnummer === run.source.organisasjonsnummer) return entry;
  }
  return null;
}

function insertTombstone(
  { tables, run, clock, counts, numbers }: Batch,
  keys: readonly string[],
  known: EntryKeys,
): void {
  const { id: source, kommunenummer, organisasjonsnummer } = run.source;
  const id = entryId(organisasjonsnummer, known);
  // Held by an entry that cannot be told to be this one: there is nothing more to withdraw.
  if (keys.length === 0 || tables.entries.withId(id)) return;
  const n = numbers.take();
  tables.entries.insert(n, {
    id,
    state: 'gone',
    source,
    sourceKey: known.kilde,
    meaning: null,
    keys: JSON.stringify(keys),
    kommunenummer,
    organisasjonsnummer,
    caseId: null,
    journaldato: null,
    held: null,
    publisert: null,
    endret: null,
    seq: null,
    written: clock.second,
    missed: 0,
    mergedInto: null,
    origin: null,
  });
  tables.entryKeys.point(keys, n);
  counts.deleted++;
}
