import type { Portal } from '../portal.ts';
import type { Format } from '../texts/format.ts';
import type { Texts } from '../texts/nb.ts';
import { type Chip, chips } from './chips.ts';
import { facetLabel } from './facet-groups.ts';
import type { SearchQuery } from './search-query.ts';

/** The chosen filters of a search in the words of the page. */
export function activeChips(
  query: SearchQuery,
  portal: Portal,
  text: Texts,
  format: Format,
): readonly Chip[] {
  const names = { text, config: portal.config, municipalities: portal.municipalities };
  return chips(query, {
    facet: (facet, value) => facetLabel(facet, value, names),
    from: (date) => text.results.fromChip(format.date(date)),
    to: (date) => text.results.toChip(format.date(date)),
  });
}
