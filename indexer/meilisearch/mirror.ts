import { TEXT_BREAK } from '../document.ts';
import type { SearchDocument } from '../engine.ts';
import { sortKey } from '../sort-key.ts';

/**
 * A document as Meilisearch keeps it. Every token is a filter value: Meilisearch's own `q` has no OR, no condition per
 * attribute (names only within their day), caps on prefixes and words, and ø apart from o, so the boolean algebra of
 * `Condition` goes into `filter`, where it is exact. Short attribute names, because they are repeated in every document.
 */
export interface Mirror {
  readonly id: string;
  /** Tokens of title, case title, parties, place; together the vocabulary. */
  readonly t: readonly string[];
  readonly c: readonly string[];
  readonly p: readonly string[];
  readonly l: readonly string[];
  /** Every token but names. */
  readonly a: readonly string[];
  /** Neighbours in the ordered texts: `first second`. */
  readonly o: readonly string[];
  /** Names' tokens and neighbours. */
  readonly n: readonly string[];
  readonly m: readonly string[];
  readonly namesUntil: number;
  readonly kommune: string;
  readonly type: string;
  readonly kilde: string;
  readonly aar: string;
  readonly kanLeses: string;
  readonly dag: number;
  readonly orden: number;
}

/** Attributes that hold tokens, those that hold names last. */
export const TOKEN_ATTRIBUTES = ['t', 'c', 'p', 'l', 'a', 'o', 'n', 'm'] as const;

/** What a document is updated with when its names' day has passed. */
export const WITHOUT_NAMES = { n: [], m: [], namesUntil: 0 } as const;

export function mirror(document: SearchDocument): Mirror {
  const { title, caseTitle, parties, place, ids, extra, names } = document;
  const ordered = [title, caseTitle, parties, place];
  const hasNames = document.namesUntil > 0 && names !== '';
  return {
    id: document.id,
    t: tokens(title),
    c: tokens(caseTitle),
    p: tokens(parties),
    l: tokens(place),
    a: tokens([...ordered, ids, extra].join(' ')),
    o: [...new Set(ordered.flatMap(neighbours))],
    n: hasNames ? tokens(names) : WITHOUT_NAMES.n,
    m: hasNames ? neighbours(names) : WITHOUT_NAMES.m,
    namesUntil: hasNames ? document.namesUntil : 0,
    kommune: document.kommune,
    type: document.type,
    kilde: document.kilde,
    aar: String(document.aar),
    kanLeses: String(document.kanLeses),
    dag: document.dag,
    orden: sortKey(document),
  };
}

const split = (text: string): string[] => text.split(' ').filter((token) => token !== '');

const tokens = (text: string): string[] => [
  ...new Set(split(text).filter((token) => token !== TEXT_BREAK)),
];

const neighbours = (text: string): string[] => {
  const all = split(text);
  const pairs = all.slice(1).flatMap((second, i) => {
    const first = all[i] ?? TEXT_BREAK;
    return first === TEXT_BREAK || second === TEXT_BREAK ? [] : [`${first} ${second}`];
  });
  return [...new Set(pairs)];
};
