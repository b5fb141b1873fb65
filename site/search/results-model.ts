import type { SearchAnswer } from '../../indexer/search-answer.ts';
import type { Portal } from '../portal.ts';
import { dayInOslo, type Format } from '../texts/format.ts';
import type { Texts } from '../texts/nb.ts';
import { facetGroups } from './facet-groups.ts';
import { quickDates } from './quick-dates.ts';
import { resultsTitle } from './results-title.ts';
import type { SearchQuery } from './search-query.ts';
import { understoodChips } from './understood-chips.ts';
import { yearBars } from './year-bars.ts';

/** What a results page shows around its hits. */
export function resultsModel(
  { portal, query, answer }: { portal: Portal; query: SearchQuery; answer: SearchAnswer },
  text: Texts,
  format: Format,
) {
  const { municipalities, config } = portal;
  const chosen = municipalities.all.filter(({ number }) => query.has('kommune', number));
  return {
    title: resultsTitle(query, answer, text),
    groups: facetGroups(query, answer, { text, config, municipalities }),
    quick: quickDates(query, dayInOslo(portal.now()), text.results.quick),
    bars: yearBars(query, answer.facets.aar),
    understood: understoodChips(answer.understood, query, municipalities, text, format),
    cleared: query.with({ filters: {}, from: null, to: null }),
    /** Whom to write to when nothing is found: those asked for, else all. */
    addressees: chosen.length > 0 ? chosen : municipalities.all,
    /** Kept when the reader searches again with other words. */
    hidden: {
      ...(query.toString().includes('sorter=') ? { sorter: query.sort } : {}),
      ...(query.view === 'liste' ? {} : { visning: query.view }),
    },
  };
}
