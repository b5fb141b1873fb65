import { FACETS, type Facet } from '../../indexer/engine.ts';
import type { Portal } from '../portal.ts';
import type { SearchQuery } from '../search/search-query.ts';
import type { Texts } from '../texts/nb.ts';

/** A search in words, for a feed's title or an e-mail: what was typed, and each choice. Empty: everything. */
export function searchName(
  query: SearchQuery,
  { config, municipalities }: Pick<Portal, 'config' | 'municipalities'>,
  text: Texts,
): string {
  const valueName = (facet: Facet, value: string): string => {
    switch (facet) {
      case 'kommune':
        return municipalities.nameOf(value);
      case 'type':
        return text.journalposttypeForklart[value as keyof typeof text.journalposttypeForklart];
      case 'kilde':
        return config.sources.find(({ id }) => id === value)?.name ?? value;
      case 'aar':
        return value === '0' ? text.data.search.unknownYear : value;
      case 'kanLeses':
        return value === 'true' ? text.data.search.readable : text.data.search.notReadable;
    }
  };
  const chosen = FACETS.map((facet) =>
    (query.filters[facet] ?? []).map((value) => valueName(facet, value)).join(', '),
  );
  const dates = text.data.search.dates(query.from, query.to);
  return [query.text === '' ? '' : text.data.search.quoted(query.text), ...chosen, dates]
    .filter((part) => part !== '')
    .join(' · ');
}
