import { addDays } from '../texts/format.ts';
import type { SearchQuery } from './search-query.ts';

export interface QuickDate {
  readonly label: string;
  readonly chosen: boolean;
  readonly query: SearchQuery;
}

interface Labels {
  readonly week: string;
  readonly month: string;
  readonly year: string;
  readonly lastYear: string;
}

/** Ready date ranges, as fixed dates so that the address means the same tomorrow. `today` is `YYYY-MM-DD` in Europe/Oslo. */
export function quickDates(
  query: SearchQuery,
  today: string,
  labels: Labels,
): readonly QuickDate[] {
  const year = Number(today.slice(0, 4));
  const ranges = [
    { label: labels.week, from: addDays(today, -6), to: today },
    { label: labels.month, from: addDays(today, -29), to: today },
    { label: labels.year, from: `${year}-01-01`, to: today },
    { label: labels.lastYear, from: `${year - 1}-01-01`, to: `${year - 1}-12-31` },
  ];
  return ranges.map(({ label, from, to }) => {
    const chosen = query.from === from && query.to === to;
    return { label, chosen, query: query.with(chosen ? { from: null, to: null } : { from, to }) };
  });
}
