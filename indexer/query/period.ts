import { journalDayToken, monthToken, yearToken } from '../analysis/meaning-tokens.ts';

/** Days since 1970-01-01, both inclusive. */
export interface Period {
  readonly first: number;
  readonly last: number;
}

const MS_PER_DAY = 86_400_000;
const OLDEST_YEAR = 1970;
export const MONTHS =
  'januar februar mars april mai juni juli august september oktober november desember'.split(' ');
const YEAR = '(?:19|20)\\d\\d';
const MONTH = `(?:${MONTHS.join('|')})`;

/** A day, a month or a year as people write them, for use in a larger pattern; `readPeriod` reads what it matches. */
export const PERIOD = `(?:${YEAR}-\\d\\d-\\d\\d|\\d{1,2}\\.\\s?\\d{1,2}\\.\\s?${YEAR}|\\d{1,2}\\.\\s?${MONTH}\\s+${YEAR}|${YEAR}-\\d\\d(?!\\d|-)|${MONTH}\\s+${YEAR}|\\d{1,2}[./]${YEAR}|${YEAR})`;

const utcDay = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / MS_PER_DAY;

export const dateOfDay = (day: number): string =>
  new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

/** The days from the first of a month to the last. */
export const monthPeriod = (year: number, month: number): Period => ({
  first: utcDay(year, month, 1),
  last: utcDay(year, month + 1, 1) - 1,
});

export const yearPeriod = (year: number): Period => ({
  first: utcDay(year, 1, 1),
  last: utcDay(year, 12, 31),
});

/** Reads what `PERIOD` matched; null: no such day or month. */
export function readPeriod(text: string): Period | null {
  const month = MONTHS.findIndex((name) => text.toLowerCase().includes(name)) + 1;
  const numbers = [...text.matchAll(/\d+/g)].map((match) => Number(match[0]));
  const [a = 0, b = 0, c = 0] = numbers;
  if (month > 0) return numbers.length === 1 ? monthPeriod(a, month) : dayPeriod(b, month, a);
  if (numbers.length === 1) return yearPeriod(a);
  if (numbers.length === 3) return a > 31 ? dayPeriod(a, b, c) : dayPeriod(c, b, a);
  const [year, number] = a > 31 ? [a, b] : [b, a];
  return number >= 1 && number <= 12 ? monthPeriod(year, number) : null;
}

function dayPeriod(year: number, month: number, day: number): Period | null {
  const first = utcDay(year, month, day);
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return dateOfDay(first) === date ? { first, last: first } : null;
}

/**
 * The fewest tokens that stand for every day of a period: whole years, then whole months, then days. Documents have one of
 * each for their journal date. Days before 1970 and after the year that follows `thisYear` hold nothing.
 */
export function periodTokens({ first, last }: Period, thisYear: number): string[] {
  const tokens: string[] = [];
  const end = Math.min(last, yearPeriod(thisYear + 1).last);
  let day = Math.max(first, utcDay(OLDEST_YEAR, 1, 1));
  while (day <= end) {
    const [year = 0, month = 0] = dateOfDay(day).split('-').map(Number);
    const [wholeYear, wholeMonth] = [yearPeriod(year), monthPeriod(year, month)];
    if (wholeYear.first === day && wholeYear.last <= end) {
      tokens.push(yearToken(year));
      day = wholeYear.last + 1;
    } else if (wholeMonth.first === day && wholeMonth.last <= end) {
      tokens.push(monthToken(year, month));
      day = wholeMonth.last + 1;
    } else {
      tokens.push(journalDayToken(dateOfDay(day)));
      day++;
    }
  }
  return tokens;
}
