import type { MultiSearchQuery, SearchResponse } from 'meilisearch';
import { byCountThenValue } from '../embedded/facet-counts.ts';
import {
  type Condition,
  type EngineAnswer,
  type EngineQuery,
  FACETS,
  type Facet,
  type FacetCount,
} from '../engine.ts';
import { queryFilter } from './filter.ts';
import type { Server } from './server.ts';

/** Hits down to here are ranked by comparing the first hits of each tier. */
const MOST_COMPARED = 200;

type Hit = { readonly id: string };
type Answers = readonly SearchResponse<Hit>[];

/**
 * One search: counts, the disjunctive counts of every chosen facet and the page, in one multi-search; a page far down in a
 * ranked search takes a second, when the sizes of the tiers are known.
 */
export async function meilisearchSearch(
  server: Server,
  uid: string,
  query: EngineQuery,
): Promise<EngineAnswer> {
  const ask = async (queries: readonly Omit<MultiSearchQuery, 'indexUid'>[]): Promise<Answers> => {
    if (queries.length === 0) return [];
    const { results } = await server.client.multiSearch<{ queries: MultiSearchQuery[] }, Hit>({
      queries: queries.map((q) => ({ ...q, indexUid: uid })),
    });
    return results;
  };
  const chosen = FACETS.filter((facet) => query.filters[facet] !== undefined);
  const counting = [
    { filter: queryFilter(query), facets: FACETS.filter((f) => !chosen.includes(f)) },
    ...chosen.map((facet) => ({ filter: queryFilter(query, facet), facets: [facet] })),
  ].map((q) => ({ ...q, hitsPerPage: 0, page: 1 }));

  const first = await ask([...counting, ...firstPage(query)]);
  const counts = first.slice(0, counting.length);
  const found = first.slice(counting.length);
  const ids = isDeep(query)
    ? hitsOf(await ask(pageWithin(segmentsOf(query), found, query)))
    : merged(found, query);
  return { ids, total: totalOf(counts[0]), facets: facetsOf(counts) };
}

type Part = Omit<MultiSearchQuery, 'indexUid'>;

/** What filters need of a query. */
export type Matched = Omit<EngineQuery, 'offset'>;

const hitsOf = (answers: Answers): string[] =>
  answers.flatMap((answer) => answer.hits.map((hit) => hit.id));

export const isRanked = (query: Pick<EngineQuery, 'sort' | 'tiers'>): boolean =>
  query.sort === 'relevans' && query.tiers.length > 0;

/** A page of a ranked search so far down that the tiers are parted by filter, not by comparing their first hits. */
const isDeep = (query: EngineQuery): boolean =>
  isRanked(query) && query.offset + query.limit > MOST_COMPARED;

export const sortOf = (query: Pick<EngineQuery, 'sort'>): string[] => [
  query.sort === 'eldste' ? 'orden:asc' : 'orden:desc',
];

/** What is asked together with the counts: the page itself, the first hits of every tier, or the sizes of the tiers. */
function firstPage(query: EngineQuery): Part[] {
  const sort = sortOf(query);
  if (!isRanked(query))
    return [{ filter: queryFilter(query), sort, offset: query.offset, limit: query.limit }];
  if (isDeep(query))
    return segmentsOf(query).map((filter) => ({ filter, sort, page: 1, hitsPerPage: 0 }));
  // Of each tier at most a page was seen in those before it, so twice a page is always enough.
  const limit = 2 * (query.offset + query.limit);
  return [...query.tiers.map((tier) => withinMatch(query, tier)), queryFilter(query)].map(
    (filter) => ({ filter, sort, offset: 0, limit }),
  );
}

/** The page from the first hits of every tier, each hit where it comes first. */
function merged(found: Answers, query: EngineQuery): string[] {
  const ids = hitsOf(found);
  return isRanked(query)
    ? [...new Set(ids)].slice(query.offset, query.offset + query.limit)
    : ids.slice(0, query.limit);
}

const withinMatch = (query: Matched, condition: Condition): string =>
  queryFilter({
    ...query,
    match: query.match === null ? condition : { kind: 'all', of: [query.match, condition] },
  });

/** Filters that part the hits: one for each tier, without those before it, and one for the rest. */
export function segmentsOf(query: Matched): string[] {
  const noneBefore = (index: number): Condition[] =>
    query.tiers.slice(0, index).map((tier) => ({ kind: 'not', of: tier }));
  return [
    ...query.tiers.map((tier, i) =>
      withinMatch(query, { kind: 'all', of: [tier, ...noneBefore(i)] }),
    ),
    withinMatch(query, { kind: 'all', of: noneBefore(query.tiers.length) }),
  ];
}

/** The parts of segments that make up the page, when the sizes of all are known. */
function pageWithin(segments: readonly string[], sizes: Answers, query: EngineQuery): Part[] {
  const parts: Part[] = [];
  let skip = query.offset;
  let wanted = query.limit;
  segments.forEach((filter, i) => {
    const size = totalOf(sizes[i]);
    const limit = Math.min(wanted, Math.max(0, size - skip));
    if (limit > 0) parts.push({ filter, sort: sortOf(query), offset: skip, limit });
    wanted -= limit;
    skip = Math.max(0, skip - size);
  });
  return parts;
}

const totalOf = (answer: SearchResponse<Hit> | undefined): number =>
  answer !== undefined && 'totalHits' in answer ? Number(answer.totalHits) : 0;

function facetsOf(counts: Answers): EngineAnswer['facets'] {
  const read = (facet: Facet): FacetCount[] => {
    const distribution = counts.map((c) => c.facetDistribution?.[facet]).find((d) => d);
    return Object.entries(distribution ?? {})
      .map(([value, count]) => ({ value, count }))
      .sort(byCountThenValue);
  };
  return {
    kommune: read('kommune'),
    type: read('type'),
    aar: read('aar'),
    kilde: read('kilde'),
    kanLeses: read('kanLeses'),
  };
}
