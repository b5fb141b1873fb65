import type { PublicEntry } from '../harvester/record/public-entry.ts';
import type { Facet, FacetCount, Position, Sort, WalkPage } from './engine.ts';
import type { MeaningKind } from './query/meanings.ts';

/** A search as the site asks it, in the reader's terms. */
export interface SearchRequest {
  readonly text: string;
  readonly filters: Readonly<Partial<Record<Facet, readonly string[]>>>;
  /** Inclusive journal dates, `YYYY-MM-DD`. */
  readonly from: string | null;
  readonly to: string | null;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface SearchAnswer {
  /** Exact number of entries that match. */
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>;
  /** The spelling that was searched instead, when the reader's own gave nothing; null: searched as written. */
  readonly correctedText: string | null;
  /** Set when no entry has everything that was asked for, and entries with less are shown instead. */
  readonly relaxed: Relaxed | null;
  /** What the text was read as beyond its words, to show as chips; each can be taken out of the text. */
  readonly understood: readonly Understood[];
  readonly page: number;
  readonly pages: number;
}

export interface Understood {
  readonly kind: MeaningKind;
  /** `2024`, `2019–2021`, `2024-03`, `2024-03-01–2024-05-31`, a first or last day, the municipality's number, `I`, `U` …, a party's name, the word left out. */
  readonly value: string;
  /** As the reader wrote it. */
  readonly written: string;
  /** The search without it. */
  readonly textWithout: string;
}

export interface Relaxed {
  /** Words that no entry has, as typed. Empty: each word occurs, but no entry has all of them. */
  readonly leftOut: readonly string[];
}

export interface Hit {
  readonly entry: PublicEntry;
  /** The entry's title and case title cut in pieces, matching words marked. */
  readonly title: readonly HighlightPiece[];
  readonly caseTitle: readonly HighlightPiece[];
}

export interface HighlightPiece {
  readonly text: string;
  readonly hit: boolean;
}

/** A search that is read from beginning to end, in the order of its pages. */
export interface Walk extends Pick<SearchAnswer, 'total' | 'facets' | 'correctedText' | 'relaxed'> {
  /**
   * How the search was read (spelling mended, words left out), as a short text: a position is only good for a walk that reads the
   * same.
   */
  readonly reading: string;
  page(after: Position | null, limit: number): Promise<WalkPage>;
}

export type OpenWalk = (request: Omit<SearchRequest, 'page' | 'pageSize'>) => Promise<Walk>;

/** The one function the site calls (`createSearch` in search.ts makes it). */
export type Search = (request: SearchRequest) => Promise<SearchAnswer>;
