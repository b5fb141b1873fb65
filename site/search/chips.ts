import { FACETS } from '../../indexer/engine.ts';
import type { SearchQuery } from './search-query.ts';

/** One chosen filter, and the search without it. */
export interface Chip {
  readonly label: string;
  readonly without: SearchQuery;
}

interface Words {
  readonly facet: (facet: (typeof FACETS)[number], value: string) => string;
  readonly from: (date: string) => string;
  readonly to: (date: string) => string;
}

/** The chosen filters in the order they stand in the address. */
export function chips(query: SearchQuery, words: Words): readonly Chip[] {
  const facets = FACETS.flatMap((facet) =>
    (query.filters[facet] ?? []).map((value) => ({
      label: words.facet(facet, value),
      without: query.without(facet, value),
    })),
  );
  const dates = [
    query.from === null
      ? null
      : { label: words.from(query.from), without: query.with({ from: null }) },
    query.to === null ? null : { label: words.to(query.to), without: query.with({ to: null }) },
  ];
  return [...facets, ...dates.filter((chip) => chip !== null)];
}
