import { setImmediate as breathe } from 'node:timers/promises';
import type { PublicJournal } from '../harvester/store/public-archive.ts';
import { addMonths, daysInMonth } from './journal-calendar.ts';
import type { Portal } from './portal.ts';
import { dayInOslo } from './texts/format.ts';

/** The figures of one municipality, or of all, over the months shown. */
export interface StatisticsRow {
  /** null: all municipalities together. */
  readonly kommunenummer: string | null;
  /** Entries by journal date, one number per month. */
  readonly perMonth: readonly number[];
  readonly entries: number;
  /** Those of them that can be read now. */
  readonly readable: number;
  /** Days from document date to journal date; null: too few entries have both dates. */
  readonly days: { readonly median: number; readonly ninth: number; readonly of: number } | null;
}

export interface Statistics {
  /** `YYYY-MM`, oldest first, the current one last. */
  readonly months: readonly string[];
  readonly all: StatisticsRow;
  readonly municipalities: readonly StatisticsRow[];
}

const MONTHS = 12;
const MEASURED = 1_000;
const FEWEST = 10;
const FRESH_MS = 60_000;

type Parts = Pick<Portal, 'search' | 'indexStatus' | 'now' | 'municipalities'> & {
  readonly archive: { readonly journal: Pick<PublicJournal, 'daysToJournal'> };
};

/**
 * The figures, counted by the search engine and kept until the index or the day is another one, but for a minute at least: a
 * harvest under way changes the index all the time. Rejects like a search when the engine is down.
 */
export function createStatistics(portal: Parts): () => Promise<Statistics> {
  let kept: { readonly key: string; readonly at: number; readonly value: Statistics } | null = null;
  let under: Promise<Statistics> | null = null;
  const refreshed = async (): Promise<Statistics> => {
    const at = portal.now().getTime();
    const { seq } = await portal.indexStatus();
    const key = `${seq} ${dayInOslo(portal.now())}`;
    const value = kept?.key === key ? kept.value : await count(portal);
    kept = { key, at, value };
    return value;
  };
  return async () => {
    if (kept !== null && portal.now().getTime() - kept.at < FRESH_MS) return kept.value;
    under ??= refreshed().finally(() => {
      under = null;
    });
    return under;
  };
}

async function count({ archive, municipalities, now, search }: Parts): Promise<Statistics> {
  const current = dayInOslo(now()).slice(0, 7);
  const months = Array.from({ length: MONTHS }, (_, i) => addMonths(current, i - MONTHS + 1));
  const between = (from: string, to: string, readable: boolean) =>
    search({
      text: '',
      filters: readable ? { kanLeses: ['true'] } : {},
      from: `${from}-01`,
      to: `${to}-${daysInMonth(to)}`,
      sort: 'nyeste',
      page: 1,
      pageSize: 1,
    });
  const counted = [];
  for (const month of months) counted.push(await between(month, month, false));
  const readable = await between(months[0] ?? current, current, true);

  const rows: StatisticsRow[] = [];
  const waits: number[] = [];
  for (const { number } of municipalities.all) {
    const perMonth = counted.map(({ facets }) => countOf(facets.kommune, number));
    // A turn for other readers between the municipalities.
    await breathe();
    const own = archive.journal.daysToJournal(number, MEASURED);
    waits.push(...own);
    rows.push({
      kommunenummer: number,
      perMonth,
      entries: sum(perMonth),
      readable: countOf(readable.facets.kommune, number),
      days: spread(own),
    });
  }
  const perMonth = counted.map(({ total }) => total);
  const all = { kommunenummer: null, perMonth, entries: sum(perMonth), readable: readable.total };
  return { months, all: { ...all, days: spread(waits) }, municipalities: rows };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const countOf = (
  counts: readonly { readonly value: string; readonly count: number }[],
  value: string,
): number => counts.find((one) => one.value === value)?.count ?? 0;

function spread(days: readonly number[]): StatisticsRow['days'] {
  if (days.length < FEWEST) return null;
  const sorted = days.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  return { median: at(0.5), ninth: at(0.9), of: days.length };
}
