import type {
  PublicChange,
  PublicEntry,
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

/** The archive as everything outside `harvester/` may read it: public views only, read-only, through the door. */
export interface PublicArchive extends Disposable {
  entry(id: string, audience: Audience): EntryLookup;
  /** In the order of `ids`; those that are not public now are left out. */
  entries(ids: readonly string[], audience: Audience): PublicEntry[];
  case(id: string, audience: Audience): PublicCase | null;
  /** Newest journal dates first. */
  newest(kommunenummer: string, limit: number, audience: Audience): PublicEntry[];
  /** Latest state of everything that changed after `seq`, in order, at most `limit`. */
  changesSince(seq: number, limit: number): PublicChange[];
  /** Number of the last change; 0 in an empty archive. */
  lastSeq(): number;
  sources(): SourceStatus[];
  readonly journal: PublicJournal;
}
