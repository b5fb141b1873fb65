import type { Settings } from 'meilisearch';
import { FACETS } from '../engine.ts';
import { TOKEN_ATTRIBUTES } from './mirror.ts';

const EQUALITY = { facetSearch: false, filter: { equality: true, comparison: false } };
const RANGE = { facetSearch: false, filter: { equality: true, comparison: true } };

/**
 * Settings of the index. Facet search is off everywhere, so no value, least of all a name, can be listed by its beginning;
 * only ids and sort keys leave the server. Nothing is searchable by `q`: see mirror.ts. Totals and pages have no ceiling.
 */
export const SETTINGS = {
  displayedAttributes: ['id', 'orden'],
  searchableAttributes: ['id'],
  filterableAttributes: [
    { attributePatterns: [...TOKEN_ATTRIBUTES], features: EQUALITY },
    { attributePatterns: ['id', ...FACETS], features: EQUALITY },
    { attributePatterns: ['dag', 'namesUntil', 'orden'], features: RANGE },
  ],
  sortableAttributes: ['orden'],
  rankingRules: ['sort'],
  typoTolerance: { enabled: false },
  prefixSearch: 'disabled',
  proximityPrecision: 'byAttribute',
  faceting: { maxValuesPerFacet: 2_000_000 },
  pagination: { maxTotalHits: 1_000_000_000 },
  searchCutoffMs: 10_000,
} as const satisfies Settings;

/** True when the server's settings say everything SETTINGS says; what we do not set may be anything. */
export function sameSettings(found: unknown, wanted: unknown = SETTINGS): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(found) &&
      found.length === wanted.length &&
      wanted.every((item, i) => sameSettings(found[i], item))
    );
  if (typeof wanted === 'object' && wanted !== null)
    return (
      typeof found === 'object' &&
      found !== null &&
      Object.entries(wanted).every(([key, value]) =>
        sameSettings(Object.getOwnPropertyDescriptor(found, key)?.value, value),
      )
    );
  return found === wanted;
}
