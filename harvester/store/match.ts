import type { EntriesTable, Entry } from './entries.ts';
import { type EntryKeysTable, readKeys } from './entry-keys.ts';
import type { EntrySourcesTable } from './entry-sources.ts';
import type { PreparedRecord } from './prepared-record.ts';
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

/** A record and the permalink its keys lead to. */
export interface KeyedRecord {
  readonly record: PreparedRecord;
  readonly id: string;
}

/**
 * Decides which entry a record is (design: identity never changes). What the source's protocol still calls by the same key
 * decides, if no system id says otherwise; else the strongest key that leads to an entry of the same organisation, unless
 * - the listing under way has shown that entry under another key with other content: two items there are two entries here;
 * - only numbers agree and the journal dates do not, or, with a date unknown, a stronger key says otherwise.
 * Entries that weaker keys lead to are duplicates only when no stronger key tells them apart.
 */
export function match(keyed: KeyedRecord, tables: MatchTables, seen: Seen): Match {
  const { record } = keyed;
  const { keys } = record;
  const found = tables.entryKeys.entriesOf(keys);
  const candidates = new Map<number, Entry>();
  let strongest: Entry | null = null;
  let own: Entry | null = null;
  for (const key of byStrength(keys)) {
    const n = found.get(key);
    if (n === undefined) continue;
    const candidate = candidates.get(n) ?? tables.entries.get(n);
    candidates.set(n, candidate);
    const isRecord = isSame(candidate, key, keyed, tables, seen);
    if (isRecord) strongest ??= candidate;
    if (isRecord && isOwnItem(candidate, key, keyed, tables)) own = candidate;
  }
  // The id is made of the strongest key alone, and that may be one that only carries the source in `keys`.
  const holder = tables.entries.withId(keyed.id);
  const byId =
    holder && holder.state !== 'merged' && isSame(holder, 'sak:', keyed, tables, seen)
      ? holder
      : null;
  const target = own ?? strongest ?? byId;
  const idIsTaken = holder !== null && holder.n !== target?.n;
  if (target === null) return { entry: null, duplicates: [], replaced: null, idIsTaken };
  const others = [...candidates.values()].filter(({ n }) => n !== target.n);
  const duplicates = others.filter(
    (other) =>
      other.organisasjonsnummer === record.organisasjonsnummer &&
      datesAgree(other, record) !== false &&
      !contradicts(other, record.kilde, keys) &&
      !contradicts(other, record.kilde, readKeys(target.keys)),
  );
  const replaced = others.find(
    (other) =>
      !duplicates.includes(other) &&
      shownBy(other, record.kilde, tables.entrySources)?.sourceKey === record.sourceKey,
  );
  return { entry: target, duplicates, replaced: replaced ?? null, idIsTaken };
}

/** True when the source has given the entry under the record's own key, and no system id tells the two apart. */
function isOwnItem(
  candidate: Entry,
  key: string,
  { record }: KeyedRecord,
  { entrySources }: MatchTables,
): boolean {
  return (
    key.startsWith('kilde:') &&
    shownBy(candidate, record.kilde, entrySources)?.sourceKey === record.sourceKey &&
    !contradicts(candidate, record.kilde, record.keys)
  );
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
  return datesAgree(candidate, record) ?? !contradicts(candidate, record.kilde, record.keys);
}

function isAnotherItem(
  candidate: Entry,
  { record }: KeyedRecord,
  tables: MatchTables,
  seen: Seen,
): boolean {
  const shown = shownBy(candidate, record.kilde, tables.entrySources);
  return (
    shown !== null &&
    shown.sourceKey !== record.sourceKey &&
    shown.meaning !== record.meaning &&
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
const datesAgree = (entry: Entry, record: PreparedRecord): boolean | null =>
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
