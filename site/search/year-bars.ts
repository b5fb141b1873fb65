import type { FacetCount } from '../../indexer/engine.ts';
import type { SearchQuery } from './search-query.ts';

export interface YearBar {
  /** null: every year before the ones shown. */
  readonly year: number | null;
  readonly count: number;
  /** Share of the tallest bar, 0–100; a year with hits is at least 3. */
  readonly height: number;
  readonly chosen: boolean;
  readonly query: SearchQuery;
}

/** Eleven bars of 24 pixels are what a screen of 320 pixels has room for. */
const MAX_BARS = 11;

/** Hits per year, oldest first, years without hits included; the years before the last ten are one bar. Empty for less than two years. */
export function yearBars(query: SearchQuery, counts: readonly FacetCount[]): readonly YearBar[] {
  const perYear = new Map(
    counts.filter(({ value }) => value !== '0').map(({ value, count }) => [Number(value), count]),
  );
  if (perYear.size < 2) return [];
  const [first, last] = [Math.min(...perYear.keys()), Math.max(...perYear.keys())];
  const folds = last - first + 1 > MAX_BARS;
  const from = folds ? last - MAX_BARS + 2 : first;
  const bars: Omit<YearBar, 'height'>[] = [];
  if (folds) bars.push(olderBar(query, perYear, from));
  for (let year = from; year <= last; year += 1) {
    const value = String(year);
    const chosen = query.has('aar', value);
    bars.push({
      year,
      count: perYear.get(year) ?? 0,
      chosen,
      query: chosen ? query.without('aar', value) : query.without('aar').withFilter('aar', value),
    });
  }
  const tallest = Math.max(...bars.map((bar) => bar.count), 1);
  return bars.map((bar) => ({
    ...bar,
    height: bar.count === 0 ? 0 : Math.max(3, Math.round((bar.count / tallest) * 100)),
  }));
}

function olderBar(
  query: SearchQuery,
  perYear: ReadonlyMap<number, number>,
  before: number,
): Omit<YearBar, 'height'> {
  const count = [...perYear].reduce((sum, [year, hits]) => (year < before ? sum + hits : sum), 0);
  const to = `${before - 1}-12-31`;
  const chosen = query.to === to && query.from === null;
  return {
    year: null,
    count,
    chosen,
    query: chosen ? query.with({ to: null }) : query.without('aar').with({ from: null, to }),
  };
}
