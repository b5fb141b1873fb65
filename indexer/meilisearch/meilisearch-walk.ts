import type { WalkPage, WalkQuery } from '../engine.ts';
import { type PlacedHit, walkPage } from '../walk-page.ts';
import { queryFilter } from './filter.ts';
import { isRanked, segmentsOf, sortOf } from './meilisearch-search.ts';
import type { Server } from './server.ts';

/** See Engine.walk. Tier by tier: each is a filter of its own, and the sort key of the last hit one bound more. */
export async function meilisearchWalk(
  server: Server,
  uid: string,
  query: WalkQuery,
): Promise<WalkPage> {
  const segments = isRanked(query) ? segmentsOf(query) : [queryFilter(query)];
  const beyond = query.sort === 'eldste' ? '>' : '<';
  // One more than asked for tells whether anything follows; more are needed only where sort keys coincide.
  for (let wanted = query.limit + 1; ; wanted *= 2) {
    const hits: PlacedHit[] = [];
    for (const [tier, segment] of segments.entries()) {
      if (tier < (query.after?.tier ?? 0) || hits.length >= wanted) continue;
      const filter =
        query.after?.tier === tier ? `${segment} AND orden ${beyond} ${query.after.key}` : segment;
      const found = await server.client
        .index<{ readonly id: string; readonly orden: number }>(uid)
        .search('', { filter, sort: sortOf(query), offset: 0, limit: wanted - hits.length });
      hits.push(...found.hits.map(({ id, orden }) => ({ id, tier, key: orden })));
    }
    const page = walkPage(hits, query.limit, hits.length < wanted);
    if (page !== null) return page;
  }
}
