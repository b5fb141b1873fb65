import type { Config } from '../../harvester/config/config.ts';
import type { Facet, FacetCount } from '../../indexer/engine.ts';
import type { SearchAnswer } from '../../indexer/search-answer.ts';
import type { Municipalities } from '../municipalities.ts';
import type { Texts } from '../texts/nb.ts';
import { writeFilter } from './parameters.ts';
import { parameterOf, type SearchQuery } from './search-query.ts';

export interface FacetOption {
  /** As it is written in the form and the address. */
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly checked: boolean;
}

export interface FacetGroup {
  readonly facet: Facet;
  readonly parameter: string;
  readonly heading: string;
  readonly options: readonly FacetOption[];
}

interface Names {
  readonly text: Texts;
  readonly config: Config;
  readonly municipalities: Municipalities;
}

/** What one value of a facet is called on the page. */
export function facetLabel(facet: Facet, value: string, names: Names): string {
  if (facet === 'kommune') return names.municipalities.nameOf(value);
  if (facet === 'kilde')
    return names.config.sources.find((source) => source.id === value)?.name ?? value;
  if (facet === 'aar') return value === '0' ? names.text.results.noYear : value;
  if (facet === 'kanLeses') return names.text.entry.readable;
  const types: Readonly<Record<string, string>> = names.text.journalposttype;
  return types[value] ?? value;
}

/** The choices of the filter panel: counted values, chosen values without hits, and every municipality of the region. */
export function facetGroups(
  query: SearchQuery,
  answer: SearchAnswer,
  names: Names,
): readonly FacetGroup[] {
  const group = (facet: Facet, counts: readonly FacetCount[]): FacetGroup => {
    const known = new Set(counts.map((count) => count.value));
    const always = facet === 'kommune' ? names.municipalities.all.map((one) => one.number) : [];
    const missing = [...new Set([...(query.filters[facet] ?? []), ...always])]
      .filter((value) => !known.has(value))
      .map((value) => ({ value, count: 0 }));
    return {
      facet,
      parameter: parameterOf(facet),
      heading: names.text.facet[facet],
      options: [...counts, ...missing].map(({ value, count }) => ({
        value: writeFilter(facet, value),
        label: facetLabel(facet, value, names),
        count,
        checked: query.has(facet, value),
      })),
    };
  };
  const { kommune, type, aar, kilde, kanLeses } = answer.facets;
  const years = [...aar].sort((a, b) => Number(b.value) - Number(a.value));
  const readable = kanLeses.filter(({ value }) => value === 'true');
  return [
    group('kanLeses', readable.length > 0 ? readable : [{ value: 'true', count: 0 }]),
    group('kommune', kommune),
    group('type', type),
    group('aar', years),
    group('kilde', kilde),
  ];
}
