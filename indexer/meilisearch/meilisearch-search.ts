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

type Hit = { readonly id: string };
type Answers = readonly SearchResponse<Hit>[];

/**
 * One search: counts, the disjunctive counts of every chosen facet and the page, in one multi-search; a page beyond the
 * first of a ranked search takes a second, when the sizes of the tiers are known.
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

  const segments = segmentsOf(query);
  const sort = [query.sort === 'eldste' ? 'orden:asc' : 'orden:desc'];
  const single = segments.length === 1;
  const first = await ask([
    ...counting,
    ...segments.map((filter) =>
      single
        ? { filter, sort, offset: query.offset, limit: query.limit }
        : { filter, sort, page: 1, hitsPerPage: query.offset === 0 ? query.limit : 0 },
    ),
  ]);
  const counts = first.slice(0, counting.length);
  const pages = first.slice(counting.length);
  const hits =
    single || query.offset === 0
      ? pages.flatMap((page) => page.hits)
      : (await ask(pageWithin(segments, pages, query, sort))).flatMap((page) => page.hits);
  return {
    ids: hits.slice(0, query.limit).map((hit) => hit.id),
    total: totalOf(counts[0]),
    facets: facetsOf(counts),
  };
}

/** Filters that part the hits: one for each tier, without those before it, and one for the rest. */
function segmentsOf(query: EngineQuery): string[] {
  if (query.sort !== 'relevans' || query.tiers.length === 0) return [queryFilter(query)];
  const within = (condition: Condition): string =>
    queryFilter({
      ...query,
      match: query.match === null ? condition : { kind: 'all', of: [query.match, condition] },
    });
  const noneBefore = (index: number): Condition[] =>
    query.tiers.slice(0, index).map((tier) => ({ kind: 'not', of: tier }));
  return [
    ...query.tiers.map((tier, i) => within({ kind: 'all', of: [tier, ...noneBefore(i)] })),
    within({ kind: 'all', of: noneBefore(query.tiers.length) }),
  ];
}

/** The parts of segments that make up the page, when the sizes of all are known. */
function pageWithin(
  segments: readonly string[],
  sizes: Answers,
  query: EngineQuery,
  sort: string[],
): Omit<MultiSearchQuery, 'indexUid'>[] {
  const parts: Omit<MultiSearchQuery, 'indexUid'>[] = [];
  let skip = query.offset;
  let wanted = query.limit;
  segments.forEach((filter, i) => {
    const size = totalOf(sizes[i]);
    const limit = Math.min(wanted, Math.max(0, size - skip));
    if (limit > 0) parts.push({ filter, sort, offset: skip, limit });
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
