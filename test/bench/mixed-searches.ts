import type { Analysis } from '../../indexer/analysis/analysis.ts';
import type { EngineQuery, Sort } from '../../indexer/engine.ts';
import { parseQuery } from '../../indexer/query/parse-query.ts';
import { queryCondition } from '../../indexer/query/query-condition.ts';
import { pick, seededRandom } from '../support/random-search.ts';
import { generatedViews, PLACES } from './search-corpus.ts';

/** A search of one of the kinds people make, as they type it. */
export interface Mixed {
  readonly kind: string;
  readonly text: string;
  readonly sort: Sort;
  readonly offset: number;
  readonly filters: EngineQuery['filters'];
}

const context = { places: PLACES, year: 2026, month: 11, today: 20_000 };

/** 500 searches over the generated journals, nine kinds in turn; the same each time. */
export function mixedSearches(): Mixed[] {
  const random = seededRandom(7);
  const titles: string[] = [];
  for (const page of generatedViews(20_000, 2_000))
    for (const { entry } of page) titles.push(entry.saksmappe?.offentligTittel ?? '');
  const word = (): string =>
    pick(
      random,
      pick(random, titles)
        .split(/[\s.-]+/)
        .filter((w) => w.length > 4),
    );
  const plain = { sort: 'relevans' as const, offset: 0, filters: {} };
  const kinds: (() => Mixed)[] = [
    () => ({ ...plain, kind: 'common', text: pick(random, ['søknad', 'vedtak', 'klage', 'svar']) }),
    () => ({ ...plain, kind: 'rare', text: word() }),
    () => ({ ...plain, kind: 'several', text: `søknad ${word()}` }),
    () => ({ ...plain, kind: 'prefix', text: word().slice(0, 3 + Math.floor(random() * 3)) }),
    () => ({ ...plain, kind: 'phrase', text: '"søknad om" vedtak' }),
    () => ({
      ...plain,
      kind: 'filters + newest',
      text: 'søknad',
      sort: 'nyeste',
      filters: { kommune: [pick(random, PLACES).number], type: ['I', 'U'] },
    }),
    () => ({ ...plain, kind: 'empty', text: '' }),
    () => ({
      ...plain,
      kind: 'deep page',
      text: 'søknad',
      sort: 'nyeste',
      offset: 2_000 + Math.floor(random() * 5_000),
    }),
    () => ({
      ...plain,
      kind: 'property',
      text: `gnr ${1 + Math.floor(random() * 150)} bnr ${1 + Math.floor(random() * 400)}`,
    }),
  ];
  return Array.from({ length: 500 }, (_, i) => (kinds[i % kinds.length] ?? kinds[0])?.()).filter(
    (q): q is Mixed => q !== undefined,
  );
}

/** The search as the engine gets it, with five facet counts and 20 hits. */
export function engineQuery(search: Mixed, analysis: Analysis): EngineQuery {
  const { match, tiers } = queryCondition(parseQuery(search.text, context).terms, analysis);
  return { ...search, match, tiers, from: null, to: null, limit: 20, today: 20_000 };
}
