import type { Journalposttype } from '../harvester/record/public-entry.ts';

/** One entry as an engine indexes it: analysed tokens joined by blanks, and the values that filter, sort and count. */
export interface SearchDocument {
  readonly id: string;
  /** Analysed text fields; none but `names` ever holds a private person's name. */
  readonly title: string;
  readonly caseTitle: string;
  /** Organisations among the correspondents. */
  readonly parties: string;
  /** Canonical identifier tokens (case and document numbers, gnr/bnr, organisation numbers). */
  readonly ids: string;
  /** Municipality and place. */
  readonly place: string;
  /** Extra tokens from the Norwegian analysis. */
  readonly extra: string;
  /** Private persons' names; empty once the year has passed. */
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

/** A parsed, analysed query: all terms must match. */
export interface EngineQuery {
  readonly terms: readonly Term[];
  /** Chosen values per facet: OR within one facet, AND between facets. Values as text (`2024`, `true`). */
  readonly filters: Readonly<Partial<Record<Facet, readonly string[]>>>;
  /** Inclusive bounds on the journal date, days since 1970-01-01. */
  readonly from: number | null;
  readonly to: number | null;
  readonly sort: Sort;
  readonly offset: number;
  readonly limit: number;
  /** Today in Europe/Oslo, days since 1970-01-01: names past their day give no hits, whatever the index holds. */
  readonly today: number;
}

export type Term =
  | {
      readonly kind: 'word';
      readonly token: string;
      readonly prefix: string | null;
      readonly not: boolean;
    }
  | { readonly kind: 'phrase'; readonly tokens: readonly string[]; readonly not: boolean }
  /** Exact identifier; any of the tokens. */
  | { readonly kind: 'id'; readonly tokens: readonly string[]; readonly not: boolean };

export interface EngineAnswer {
  readonly ids: readonly string[];
  /** Exact. */
  readonly total: number;
  /** Disjunctive counts: those of a facet ignore the choice in that same facet. Sorted by count, then value. */
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export interface EngineBatch {
  readonly put: readonly SearchDocument[];
  readonly remove: readonly string[];
  /** Change number this batch brings the index up to; kept in the same transaction or task. */
  readonly seq: number;
}

export interface EngineStatus {
  readonly engine: 'embedded' | 'meilisearch';
  readonly documents: number;
  readonly seq: number;
  /** Version of analysis and document shape the index was built with; a difference means rebuild. */
  readonly version: string;
}

/** What the site's search needs from an engine. Both engines pass test/contract/engine.test.ts. */
export interface Engine extends AsyncDisposable {
  /** Puts and removes; resolves when readers see it. */
  apply(batch: EngineBatch): Promise<void>;
  search(query: EngineQuery): Promise<EngineAnswer>;
  /** Words close to `token` that do occur, best first; never from names. */
  suggest(token: string, limit: number): Promise<readonly string[]>;
  /** Builds beside the live index and swaps; readers never see less. `seq` as in EngineBatch. */
  rebuild(documents: AsyncIterable<readonly SearchDocument[]>, seq: number): Promise<void>;
  /** Empties `names` of every document whose day is before `today`, physically. Returns how many. */
  forgetNames(today: number): Promise<number>;
  status(): Promise<EngineStatus>;
}
