import type { DayCount } from '../harvester/store/public-archive.ts';
import { addDays } from './texts/format.ts';

/**
 * One day of a calendar of journals. `tom`: a working day without entries, which a reader should see; `fri`: a weekend
 * without; `utenfor`: not over yet, or before anything was journalled.
 */
export interface CalendarDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly entries: number;
  readonly state: 'post' | 'tom' | 'fri' | 'utenfor';
  /** 1–4, how full the day is beside the fullest of the month; 0: no entries. */
  readonly level: number;
}

/** Monday to Sunday; null: a day of another month. */
export type CalendarWeek = readonly (CalendarDay | null)[];

const LEVELS = 4;

export const daysInMonth = (month: string): number =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();

/** The month `months` later or earlier, `YYYY-MM`. */
export const addMonths = (month: string, months: number): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + months, 1))
    .toISOString()
    .slice(0, 7);

/** `2026-03` when it is a month; null: it is not. */
export const readMonth = (written: string): string | null =>
  /^(1[5-9]|2[01])\d\d-(0[1-9]|1[0-2])$/.test(written) ? written : null;

/** Number of the weekday, Monday 0. */
export const weekdayOf = (day: string): number =>
  (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** A month of a journal in weeks. `first` and `last`: the days that should have entries; null: it has none at all. */
export function journalCalendar(
  month: string,
  counts: readonly DayCount[],
  { first, last }: { readonly first: string | null; readonly last: string },
): readonly CalendarWeek[] {
  const perDay = new Map(counts.map(({ day, entries }) => [day, entries]));
  const fullest = Math.max(1, ...perDay.values());
  const days = Array.from({ length: daysInMonth(month) }, (_, i): CalendarDay => {
    const day = addDays(`${month}-01`, i);
    const entries = perDay.get(day) ?? 0;
    const outside = first === null || day < first || day > last;
    const empty = weekdayOf(day) > 4 ? 'fri' : 'tom';
    return {
      day,
      entries,
      state: entries > 0 ? 'post' : outside ? 'utenfor' : empty,
      level: Math.ceil((entries / fullest) * LEVELS),
    };
  });
  const before = Array.from({ length: weekdayOf(`${month}-01`) }, () => null);
  const cells = [...before, ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, i) => cells[week * 7 + i] ?? null),
  );
}
