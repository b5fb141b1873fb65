import type { Journalpost } from '../record/journalpost.ts';
import type { EntriesTable, Entry } from './entries.ts';
import { type EntryKeysTable, readKeys } from './entry-keys.ts';
import type { EntrySourcesTable } from './entry-sources.ts';
import type { Seen } from './seen.ts';

/**
 * Strongest first. What the source's own protocol calls the record goes before the numbers of the journal: two systems of
 * one municipality can both have a 2019/123-1, and a case can be renumbered.
 */
const STRENGTH = ['uuid', 'system', 'kilde', 'registrering', 'sak', 'journal'];

export interface Match {
  /** The entry the record is; null: a new one. */
  readonly entry: Entry | null;
  /** Other entries that turn out to be the same. */
  readonly duplicates: readonly Entry[];
  /** The source had another record under the same key of its protocol; that record is gone. */
  readonly replaced: Entry | null;
  /** Another entry, or a redirect, holds the id that the record's keys lead to. */
  readonly idIsTaken: boolean;
}

export interface MatchTables {
  readonly entries: EntriesTable;
  readonly entryKeys: EntryKeysTable;
  readonly entrySources: EntrySourcesTable;
}

/** A record with what was worked out from it. */
export interface KeyedRecord {
  readonly record: Journalpost;
  /** From identity.ts. */
  readonly keys: readonly string[];
  readonly id: string;
  readonly meaning: string;
}

/**
 * Decides which entry a record is (design: identity never changes). The strongest key that leads to an entry of the same
 * organisation decides, unless
 * - the listing under way has shown that entry under another key with other content: two items there are two entries here;
 * - only numbers agree and the journal dates do not, or, with a date unknown, a stronger key says otherwise.
 * Entries that weaker keys lead to are duplicates only when no stronger key tells them apart.
 */
export function match(keyed: KeyedRecord, tables: MatchTables, seen: Seen): Match {
  const { record, keys } = keyed;
  const found = tables.entryKeys.entriesOf(keys);
  const candidates = new Map<number, Entry>();
  let entry: Entry | null = null;
  for (const key of byStrength(keys)) {
    const n = found.get(key);
    if (n === undefined || candidates.has(n)) continue;
    const candidate = tables.entries.get(n);
    candidates.set(n, candidate);
    if (entry === null && isSame(candidate, key, keyed, tables, seen)) entry = candidate;
  }
  // The id is made of the strongest key alone, and that may be one that only carries the source in `keys`.
  const holder = tables.entries.withId(keyed.id);
  if (entry === null && holder && holder.state !== 'merged')
    if (isSame(holder, 'sak:', keyed, tables, seen)) entry = holder;
  const target = entry;
  const idIsTaken = holder !== null && holder.n !== target?.n;
  if (target === null) return { entry: null, duplicates: [], replaced: null, idIsTaken };
  const duplicates = [...candidates.values()].filter(
    (other) =>
      other.n !== target.n &&
      other.organisasjonsnummer === record.organisasjonsnummer &&
      datesAgree(other, record) !== false &&
      !contradicts(other, record.kilde, keys) &&
      !contradicts(other, record.kilde, readKeys(target.keys)),
  );
  const replaced = [...candidates.values()].find(
    (other) =>
      other.n !== target.n &&
      !duplicates.includes(other) &&
      shownBy(other, record.kilde, tables.entrySources)?.sourceKey === record.keys.kilde,
  );
  return { entry: target, duplicates, replaced: replaced ?? null, idIsTaken };
}

function isSame(
  candidate: Entry,
  key: string,
  keyed: KeyedRecord,
  tables: MatchTables,
  seen: Seen,
): boolean {
  const { record } = keyed;
  if (candidate.organisasjonsnummer !== record.organisasjonsnummer) return false;
  if (isAnotherItem(candidate, keyed, tables, seen)) return false;
  if (/^(?:uuid|system|kilde):/.test(key)) return true;
  return datesAgree(candidate, record) ?? !contradicts(candidate, record.kilde, keyed.keys);
}

function isAnotherItem(
  candidate: Entry,
  { record, meaning }: KeyedRecord,
  tables: MatchTables,
  seen: Seen,
): boolean {
  const shown = shownBy(candidate, record.kilde, tables.entrySources);
  return (
    shown !== null &&
    shown.sourceKey !== record.keys.kilde &&
    shown.meaning !== meaning &&
    seen.has(candidate.n)
  );
}

/** How a source has last given the entry; null: it never has. */
export function shownBy(
  entry: Entry,
  source: string,
  entrySources: EntrySourcesTable,
): { readonly sourceKey: string; readonly meaning: string | null } | null {
  return entry.source === source ? entry : entrySources.get(entry.n, source);
}

/** null: one of the two is unknown. */
const datesAgree = (entry: Entry, record: Journalpost): boolean | null =>
  entry.journaldato === null || record.journaldato === null
    ? null
    : entry.journaldato === record.journaldato;

/** True when both have a key of a kind that has one value per record, and none in common. */
function contradicts(entry: Entry, source: string, keys: readonly string[]): boolean {
  const others = readKeys(entry.keys);
  return ['uuid:', `system:${source}:`, `kilde:${source}:`].some((kind) => {
    const mine = keys.filter((key) => key.startsWith(kind));
    const theirs = others.filter((key) => key.startsWith(kind));
    return mine.length > 0 && theirs.length > 0 && !mine.some((key) => theirs.includes(key));
  });
}

const byStrength = (keys: readonly string[]): readonly string[] =>
  keys.toSorted((a, b) => strength(a) - strength(b));

const strength = (key: string): number => STRENGTH.indexOf(key.slice(0, key.indexOf(':')));
