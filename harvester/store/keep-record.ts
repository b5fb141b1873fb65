import { heldAfter } from '../record/archivist-hold.ts';
import { entryId } from '../record/identity.ts';
import { type Batch, countPublic, isOutdated } from './batch.ts';
import type { Entry, NewEntry } from './entries.ts';
import { joinKeys } from './entry-keys.ts';
import { type KeyedRecord, match, shownBy } from './match.ts';
import { mergeEntries } from './merge-entries.ts';
import { onlyOwnKey } from './own-key.ts';
import type { PreparedRecord, ScreenedRecord } from './prepared-record.ts';
import { withdraw } from './withdraw.ts';

/** What a record comes to: kept, or a sentence that says why it cannot be. */
export type Kept =
  | { readonly kind: 'kept' }
  | { readonly kind: 'refused'; readonly reason: string };

/** A record on its way into the archive. */
export interface IncomingRecord {
  /** The record's own key at its source. */
  readonly sourceKey: string;
  readonly prepared: () => PreparedRecord;
  /** Called for news only; throws what `screenRecord` throws. */
  readonly screened: () => ScreenedRecord;
  /** The record as JSON: text, or its bytes in UTF-8. */
  readonly raw: () => string | Buffer;
}

/** A record that is news. */
interface News extends KeyedRecord {
  readonly raw: string | Buffer;
  readonly screened: ScreenedRecord;
}

const KEPT: Kept = { kind: 'kept' };

/**
 * Puts one record into the archive. Nothing is written, and no change is made, when its source said the same last time.
 * A record that another source of the organisation gave before is the same entry: the last new word of any source is shown,
 * and both sources are remembered.
 */
export function keepRecord(batch: Batch, incoming: IncomingRecord): Kept {
  const record = incoming.prepared();
  const { tables, run } = batch;
  if (record.kilde !== run.source.id)
    return refused(`the record names another source than the one that was read: mend the mapping`);
  const own = record.keys.find((key) => key.startsWith('kilde:'));
  if (own === undefined)
    return refused('the record has no key of its own at the source: mend the mapping');
  const n = tables.entryKeys.entryOf(own);
  if (n !== null && isRepeated(batch, tables.entries.get(n), record)) return KEPT;

  // Everything that can fail on a strange record comes before the first write.
  const screened = incoming.screened();
  const news: News = { record, id: screened.id, screened, raw: incoming.raw() };
  if (n === null && keepNew(batch, news)) return KEPT;
  return keepKnown(batch, news);
}

/** The way of nearly all records of a first harvest. Returns false, and leaves no trace, when a key or the id is known. */
function keepNew(batch: Batch, news: News): boolean {
  const { entryKeys } = batch.tables;
  const { keys } = news.record;
  const n = batch.numbers.next();
  if (!entryKeys.claim(keys, n)) return false;
  if (write(batch, null, news) !== null) return true;
  entryKeys.unclaim(keys, n);
  return false;
}

/** A record that may be, or that others may be, an entry the archive has. */
function keepKnown(batch: Batch, news: News): Kept {
  const { tables, seen, counts } = batch;
  const { record, id } = news;
  const found = match(news, tables, seen);
  if (found.entry && isOutdated(batch, found.entry)) {
    counts.superseded++;
    return KEPT;
  }
  if (found.entry) countOtherKey(batch, found.entry, record);
  const newId = found.idIsTaken ? spareId(batch, record) : id;
  if (newId === null && found.entry === null)
    return refused('its permalink belongs to another entry: mend its keys');

  if (found.replaced) withdraw(batch, found.replaced, record.kilde);
  const before = found.entry && mergeEntries(batch, [found.entry, ...found.duplicates]);
  if (before && found.duplicates.length === 0 && repeatsItsSource(batch, before, record))
    return KEPT;
  // The id of a tombstone that nobody ever saw gives way to the one the full record leads to.
  const keptId = before && !isUnseenTombstone(before) ? before.id : (newId ?? before?.id ?? id);
  const n = write(batch, before, { ...news, id: keptId });
  if (n !== null) tables.entryKeys.point(record.keys, n);
  return KEPT;
}

function countOtherKey(
  { tables, seen, counts }: Batch,
  entry: Entry,
  record: PreparedRecord,
): void {
  const shown = shownBy(entry, record.kilde, tables.entrySources);
  if (shown === null || shown.sourceKey === record.sourceKey) return;
  if (seen.has(entry.n)) counts.doubled++;
  else counts.rekeyed++;
}

const refused = (reason: string): Kept => ({ kind: 'refused', reason });

/** The way of nearly all records of a second harvest: one look-up, no writing. */
function isRepeated(
  { tables, seen, counts, run }: Batch,
  entry: Entry,
  { keys, meaning, sourceKey }: PreparedRecord,
): boolean {
  const shown = shownBy(entry, run.source.id, tables.entrySources);
  if (shown?.meaning !== meaning || shown.sourceKey !== sourceKey) return false;
  if (joinKeys(entry.keys, keys) !== entry.keys) return false;
  seen.add(entry.n);
  counts.unchanged++;
  return true;
}

/** True when the record's source gave the entry the same way last time; a key that is new is noted all the same. */
function repeatsItsSource(batch: Batch, entry: Entry, record: PreparedRecord): boolean {
  const { tables, seen, counts } = batch;
  const { keys, meaning } = record;
  const shown = shownBy(entry, record.kilde, tables.entrySources);
  if (shown?.meaning !== meaning) return false;
  tables.entryKeys.point(keys, entry.n);
  const known = joinKeys(entry.keys, keys);
  // Shown under its former key in this listing as well: both lead here, the first one stays.
  const sourceKey = seen.has(entry.n) ? shown.sourceKey : record.sourceKey;
  if (entry.source === record.kilde) {
    if (known !== entry.keys || sourceKey !== entry.sourceKey)
      tables.entries.update(entry.n, { ...entry, keys: known, sourceKey });
  } else {
    if (known !== entry.keys) tables.entries.setKeys(entry.n, known);
    if (sourceKey !== shown.sourceKey)
      tables.entrySources.put(entry.n, record.kilde, sourceKey, meaning);
  }
  seen.add(entry.n);
  counts.unchanged++;
  return true;
}

/** Writes everything but the keys; returns the entry's number. null: a new entry's id is held by another, nothing was written. */
function write(
  batch: Batch,
  before: Entry | null,
  { record, id, raw, screened }: News,
): number | null {
  const { tables, clock, counts, seen, numbers } = batch;
  const held = heldAfter(before?.held, screened.held);
  const isPublic = held === null;
  const wasPublic = before?.state === 'public';
  const mark = isPublic || wasPublic ? clock.coming() : null;
  const row: NewEntry = {
    id,
    state: isPublic ? 'public' : 'held',
    source: record.kilde,
    sourceKey: record.sourceKey,
    meaning: record.meaning,
    keys: before ? joinKeys(before.keys, record.keys) : JSON.stringify(record.keys),
    kommunenummer: record.kommunenummer,
    organisasjonsnummer: record.organisasjonsnummer,
    caseId: screened.caseId,
    journaldato: record.journaldato,
    held,
    publisert: before?.publisert ?? (isPublic ? clock.second : null),
    endret: mark?.second ?? before?.endret ?? null,
    seq: mark?.seq ?? before?.seq ?? null,
    written: clock.second,
    missed: 0,
    mergedInto: null,
    origin: before?.publisert ? before.origin : isPublic ? batch.originOf(record) : null,
  };
  const n = before ? before.n : numbers.next();
  if (!before) {
    if (!tables.entries.insert(n, row)) return null;
    numbers.take();
  } else {
    tables.entries.update(n, row);
    tables.findings.drop(n);
    if (before.source !== record.kilde) rememberSource(batch, before, record.kilde);
  }
  if (mark) clock.next();
  tables.texts.put(n, raw, screened.form);
  tables.findings.add(n, screened.findings);
  seen.add(n);

  if (wasPublic) countPublic(batch, before.source, -1);
  if (isPublic) countPublic(batch, record.kilde, 1);
  if (before) counts.changed++;
  else counts.created++;
  if (!isPublic) counts.held++;
  if (wasPublic && !isPublic) counts.withdrawn++;
  if (isPublic && !wasPublic && before?.publisert) counts.returned++;
  return n;
}

function rememberSource({ tables, counts }: Batch, before: Entry, next: string): void {
  tables.entrySources.drop(before.n, next);
  tables.entrySources.put(before.n, before.source, before.sourceKey, before.meaning);
  counts.takenOver++;
}

const isUnseenTombstone = (entry: Entry): boolean =>
  entry.state === 'gone' && entry.publisert === null;

/** An id made of the source's own key, for when another entry holds the first choice; null: that one is held as well. */
function spareId(
  { tables }: Batch,
  { organisasjonsnummer, kilde, sourceKey }: PreparedRecord,
): string | null {
  const id = entryId(organisasjonsnummer, onlyOwnKey(`${kilde} ${sourceKey}`));
  return tables.entries.withId(id) === null ? id : null;
}
