import type {
  PublicChange,
  PublicEntry,
  PublicOpphav,
  PublicSaksmappe,
  PublicTombstone,
} from '../record/public-entry.ts';

/**
 * Who a view is for. `page`: a person reading one page, within the year names of private persons may show.
 * `bulk`: lists that are copied on (CSV, JSON, Atom, OAI-PMH, feeds, search documents): never names of private persons.
 */
export type Audience = 'page' | 'bulk';

export type EntryLookup =
  | { readonly kind: 'entry'; readonly entry: PublicEntry }
  | { readonly kind: 'withdrawn'; readonly tombstone: PublicTombstone }
  /** Two records turned out to be one; the permalink redirects to `id`. */
  | { readonly kind: 'merged'; readonly id: string }
  /** Never public here (unknown id, or held back by screening: the two cannot be told apart from outside). */
  | { readonly kind: 'unknown' };

export interface PublicCase {
  readonly saksmappe: PublicSaksmappe;
  readonly kommunenummer: string;
  readonly organisasjonsnummer: string;
  /** By document number, then journal date. */
  readonly entries: readonly PublicEntry[];
}

export interface SourceStatus {
  readonly id: string;
  readonly kind: string;
  readonly kommunenummer: string;
  /** Last run that reached the end, UTC; null: never. */
  readonly lastSuccess: string | null;
  /** Last run of any outcome, UTC. */
  readonly lastRun: string | null;
  readonly outcome: 'ok' | 'incomplete' | 'failed' | 'parked' | 'running' | 'never';
  /** Plain code of the last trouble, e.g. `SourceUnreachable`; null: none. */
  readonly problem: string | null;
  /** Public entries now, and the newest journal date among them. */
  readonly entries: number;
  readonly newestJournaldato: string | null;
}

/** How many public entries a municipality's journal has on one day, `YYYY-MM-DD`. */
export interface DayCount {
  readonly day: string;
  readonly entries: number;
}

/** The journals by day, as municipalities publish their lists. */
export interface PublicJournal {
  /** Days with public entries from `from` to `to`, both included, in order. */
  days(kommunenummer: string, from: string, to: string): DayCount[];
  /** One page (from 1) of a day's entries, those of a case beside each other, and how many the day has in all. */
  onDay(
    kommunenummer: string,
    day: string,
    part: { readonly page: number; readonly pageSize: number },
    audience: Audience,
  ): { readonly entries: readonly PublicEntry[]; readonly total: number };
  /** The nearest day before or after with public entries, none of them in the future; null: there is none. */
  dayBefore(kommunenummer: string, day: string): string | null;
  dayAfter(kommunenummer: string, day: string): string | null;
  /** Days from document date to journal date of the newest `limit` entries of each source, those with both dates in order. */
  daysToJournal(kommunenummer: string, limit: number): readonly number[];
}

/** Which entries of the feed: all, or those that were this at their first publication, for ever. */
export type FeedSet =
  | { readonly kind: 'all' }
  | { readonly kind: 'kommune'; readonly kommunenummer: string }
  | { readonly kind: 'kilde'; readonly kilde: string }
  | { readonly kind: 'historisk' };

/** A stretch of the feed: changes after `after`, up to and with `upTo`. */
export interface FeedRange {
  readonly set: FeedSet;
  readonly after: number;
  readonly upTo: number;
}

/** What an entry was at its first publication: what sets are made of, as it never changes. */
export interface FeedOrigin {
  readonly kommunenummer: string;
  readonly kilde: string;
  readonly historisk: boolean;
}

/** One entry in the feed, without its content. */
export interface FeedHeader extends FeedOrigin {
  readonly seq: number;
  readonly id: string;
  /** UTC second of `seq`; never decreases along the feed. */
  readonly endret: string;
  /** Once public, not any more: withdrawn, held back, or merged into another. */
  readonly withdrawn: boolean;
}

/** One entry in the feed as bulk lists may have it. */
export interface FeedRecord extends FeedHeader {
  /** The bulk view; null: withdrawn. */
  readonly entry: PublicEntry | null;
  readonly opphav: PublicOpphav | null;
}

/** The change feed for lists that are copied on (OAI-PMH, dumps): the latest state of every entry that was ever public. */
export interface PublicFeed {
  /** In order of `seq`, at most `limit`. */
  records(range: FeedRange, limit: number): FeedRecord[];
  /** Their numbers only: nearly free, and a number stands for one state of one entry for ever. */
  seqs(range: FeedRange, limit: number): number[];
  /** The same without content: much cheaper. */
  headers(range: FeedRange, limit: number): FeedHeader[];
  /** The last one of the range; null: it is empty. */
  lastOf(range: FeedRange): FeedHeader | null;
  /** null: never public here. */
  record(id: string): FeedRecord | null;
  /** How many there are in the range, counted up to `most`; beyond that a number that is not too small. */
  count(range: FeedRange, most: number): number;
  /** The last change with an earlier second than this UTC second; 0: none. */
  lastSeqBefore(second: string): number;
  /** Second of the first change; null: the archive is empty. */
  firstSecond(): string | null;
  /** Every origin there is, also of entries that are gone. */
  origins(): FeedOrigin[];
  /** True when an entry of the set has been withdrawn by a later change than `seq`. */
  hasWithdrawnSince(set: FeedSet, seq: number): boolean;
  /** Another number whenever an entry may be withdrawn that keeps its number: until the harvester has carried out a hold. */
  hiddenRevision(): number;
}

/** See `PublicArchive.hidden`. */
export interface HiddenEntry {
  readonly id: string;
  readonly seq: number | null;
}

/** The archive as everything outside `harvester/` may read it: public views only, read-only, through the door. */
export interface PublicArchive extends Disposable {
  entry(id: string, audience: Audience): EntryLookup;
  /** In the order of `ids`; those that are not public now are left out. */
  entries(ids: readonly string[], audience: Audience): PublicEntry[];
  case(id: string, audience: Audience): PublicCase | null;
  /**
   * The keys the source itself knows a public entry by, under Noark's names (`systemID`) and `kilde`: for the municipality that
   * is asked for the document, to find it by. Empty: none, or the entry is not public now.
   */
  sourceKeys(id: string): Readonly<Record<string, string>>;
  /** Newest journal dates first. */
  newest(kommunenummer: string, limit: number, audience: Audience): PublicEntry[];
  /** Latest state of everything that changed after `seq`, in order, at most `limit`. */
  changesSince(seq: number, limit: number): PublicChange[];
  /** Number of the last change; 0 in an empty archive. */
  lastSeq(): number;
  sources(): SourceStatus[];
  /**
   * Entries that an archivist has hidden, which an index may have still, with the change that took each out of the feed; null:
   * that change is still to come. Nothing else here shows them.
   */
  hidden(): readonly HiddenEntry[];
  /** Another number whenever `hidden` may be another list: for what is kept by the number of the last change. */
  hiddenRevision(): number;
  readonly journal: PublicJournal;
  readonly feed: PublicFeed;
}
