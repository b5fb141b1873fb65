import type { Journalposttype } from '../harvester/record/public-entry.ts';

/**
 * One entry as an engine indexes it: analysed tokens joined by blanks, and the values that filter, sort and count.
 * Tokens are `[a-z0-9]+` (analysis/fold.ts); a lone `|` parts texts that do not follow on each other (two parties).
 */
export interface SearchDocument {
  readonly id: string;
  /** Analysed text fields; none but `names` ever holds a private person's name. */
  readonly title: string;
  readonly caseTitle: string;
  /** Organisations among the correspondents. */
  readonly parties: string;
  /** Canonical identifier tokens (case and document numbers, gnr/bnr, organisation numbers, dates). */
  readonly ids: string;
  /** Municipality, unit and place. */
  readonly place: string;
  /** Extra tokens from the Norwegian analysis, in no order. */
  readonly extra: string;
  /** Private persons' names, folded only; empty once the year has passed. */
  readonly names: string;
  /** Last day `names` may give hits, days since 1970-01-01; 0: no names. */
  readonly namesUntil: number;
  readonly kommune: string;
  readonly type: Journalposttype;
  readonly kilde: string;
  /** Year of the journal date; 0: unknown. */
  readonly aar: number;
  /** Journal date, days since 1970-01-01; 0: unknown. */
  readonly dag: number;
  readonly kanLeses: boolean;
}

export const FACETS = ['kommune', 'type', 'aar', 'kilde', 'kanLeses'] as const;
export type Facet = (typeof FACETS)[number];

export type Sort = 'relevans' | 'nyeste' | 'eldste';

/**
 * Where a leaf looks. `any`: every field but `names`; `heading`: title and case title; `names`: only `names`, and only in
 * documents whose `namesUntil` is today or later.
 */
export type Scope = 'any' | 'title' | 'heading' | 'names';

/** Which documents match, as plain boolean algebra over tokens, so that every engine can give exactly the same answer. */
export type Condition =
  | { readonly kind: 'token'; readonly token: string; readonly scope: Scope }
  /** A token that begins so. */
  | { readonly kind: 'prefix'; readonly prefix: string; readonly scope: Scope }
  /** Two tokens side by side in one text; `ids` and `extra` have no order and never match. */
  | {
      readonly kind: 'pair';
      readonly first: string;
      readonly second: string;
      readonly scope: 'any' | 'names';
    }
  /** Every one; an empty list matches everything. */
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  /** At least one; an empty list matches nothing. */
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition };

export interface EngineQuery {
  /** null: everything. */
  readonly match: Condition | null;
  /**
   * What makes a hit better, best first: a document belongs to the first tier it matches, those in none come last.
   * Used by `relevans`; within a tier the newest come first. Tiers never look in `names`.
   */
  readonly tiers: readonly Condition[];
  /** Chosen values per facet: OR within one facet, AND between facets. Values as text (`2024`, `true`). */
  readonly filters: Readonly<Partial<Record<Facet, readonly string[]>>>;
  /** Inclusive bounds on the journal date, days since 1970-01-01. */
  readonly from: number | null;
  readonly to: number | null;
  readonly sort: Sort;
  readonly offset: number;
  readonly limit: number;
  /** Ids of documents that are as if they were not there: hidden from the public before the index was told. */
  readonly without?: readonly string[];
  /** Today in Europe/Oslo, days since 1970-01-01: names past their day give no hits, whatever the index holds. */
  readonly today: number;
}

export interface EngineAnswer {
  readonly ids: readonly string[];
  /** Exact. */
  readonly total: number;
  /** Disjunctive counts: those of a facet ignore the choice in that same facet. Sorted by count, then value. */
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>;
}

/** A place in the order of a search: the tier (0 unless ranked) and the sort key (sort-key.ts) of the last hit seen. */
export interface Position {
  readonly tier: number;
  readonly key: number;
}

/** A search that is walked from beginning to end, page after page; `after` null: from the beginning. */
export type WalkQuery = Omit<EngineQuery, 'offset'> & { readonly after: Position | null };

export interface WalkPage {
  /** In the order of `search`. `limit` of them, a few more where sort keys coincide, fewer only at the end. */
  readonly ids: readonly string[];
  /** Where to go on; null: this was the end. */
  readonly next: Position | null;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export interface EngineBatch {
  readonly put: readonly SearchDocument[];
  readonly remove: readonly string[];
  /** Change number this batch brings the index up to; never ahead of what readers see. */
  readonly seq: number;
}

export interface EngineStatus {
  readonly engine: 'embedded' | 'meilisearch';
  readonly documents: number;
  readonly seq: number;
  /** Version of analysis and document shape the index was built with; a difference means rebuild. Empty: never built. */
  readonly version: string;
  /** So much was written out of order that a rebuild would make searches faster. */
  readonly worn: boolean;
}

/** What the site's search needs from an engine. Both engines pass test/contract/engine.test.ts. */
export interface Engine extends AsyncDisposable {
  /** Removes, then puts; resolves when readers see it. Safe to repeat. */
  apply(batch: EngineBatch): Promise<void>;
  search(query: EngineQuery): Promise<EngineAnswer>;
  /**
   * The hits of a search beyond a position, without counting or skipping what was seen. Whatever is put or removed between two
   * pages, a hit that stays where it is comes exactly once.
   */
  walk(query: WalkQuery): Promise<WalkPage>;
  /** Tokens close to `token` that do occur in texts, best first; never from names. */
  suggest(token: string, limit: number): Promise<readonly string[]>;
  /** Builds beside the live index and swaps; readers never see less. `seq` and `version` describe the new index. */
  rebuild(
    documents: AsyncIterable<readonly SearchDocument[]>,
    seq: number,
    version: string,
  ): Promise<void>;
  /** Empties `names` of every document whose day is before `today`, physically. Returns how many. */
  forgetNames(today: number): Promise<number>;
  /** Reads the whole index through; false: it is damaged and must be built anew. Left out: the engine looks after that itself. */
  isSound?(): Promise<boolean>;
  status(): Promise<EngineStatus>;
}
