import { osloDay } from '../../../record/dato.ts';
import type { Dates } from './mapping-schema.ts';

const ENGLISH = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];
const NORWEGIAN: Readonly<Record<string, number>> = { mai: 5, okt: 10, des: 12 };
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d.*)?Z?$|^(\d{4})-(\d\d)-(\d\d)[+-]\d\d:\d\d$/;
const DAY_MS = 86_400_000;
/** Day 0 of OLE and Excel dates. */
const OLE_ZERO = Date.UTC(1899, 11, 30);

/**
 * The day `YYYY-MM-DD` a source's date means under the mapping's rules; null: none (a sentinel, or outside the limits);
 * undefined: not readable. No zone is applied unless the mapping asks: SIARD writers disagree on what their `Z` means.
 */
export function readMappedDate(text: string, rules: Dates): string | null | undefined {
  const value = text.trim();
  if (value === '') return null;
  for (const format of rules.formats) {
    const day = read(value, format, rules);
    if (day === undefined) continue;
    return rules.sentinels.includes(day) || day < rules.min || day > rules.max ? null : day;
  }
  return undefined;
}

function read(value: string, format: Dates['formats'][number], rules: Dates): string | undefined {
  if (format === 'yyyy-MM-dd') {
    const match = ISO.exec(value);
    if (match === null) return undefined;
    if (rules.zone !== undefined && /[T ]\d\d:\d\d.*Z$/.test(value)) {
      const moment = new Date(value.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1'));
      return Number.isNaN(moment.getTime()) ? undefined : osloDay(moment);
    }
    return day(match[1] ?? match[4], match[2] ?? match[5], match[3] ?? match[6]);
  }
  if (format === 'dd.MM.yyyy') {
    const match = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[ T].*)?$/.exec(value);
    return match === null ? undefined : day(match[3], match[2], match[1]);
  }
  if (format === 'dd.MM.yy') {
    const match = /^(\d{1,2})[./-](\d{1,2})[./-](\d\d)$/.exec(value);
    return match === null ? undefined : day(century(match[3], rules.pivot), match[2], match[1]);
  }
  if (format === 'yyyyMMdd') {
    const match = /^(\d{4})(\d\d)(\d\d)(?:\d{6})?$/.exec(value);
    return match === null ? undefined : day(match[1], match[2], match[3]);
  }
  if (format === 'dd-MON-yy') {
    const match = /^(\d{1,2})-([a-z]{3})-(\d{2}|\d{4})$/i.exec(value);
    const name = match?.[2]?.toLowerCase() ?? '';
    const month = NORWEGIAN[name] ?? ENGLISH.indexOf(name) + 1;
    if (match === null || month === 0) return undefined;
    return day(century(match[3], rules.pivot), String(month), match[1]);
  }
  const serial = /^\d{1,6}(?:[.,]\d+)?$/.test(value)
    ? Math.floor(Number(value.replace(',', '.')))
    : 0;
  return serial > 0 ? new Date(OLE_ZERO + serial * DAY_MS).toISOString().slice(0, 10) : undefined;
}

const century = (year = '', pivot: number): string =>
  year.length === 2 ? `${Number(year) >= pivot ? '19' : '20'}${year}` : year;

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** undefined for a day that is not in the calendar. */
function day(year = '', month = '', date = ''): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(date)];
  if (m < 1 || d < 1 || d > (DAYS[m - 1] ?? 0)) return undefined;
  if (m === 2 && d === 29 && (y % 4 !== 0 || (y % 100 === 0 && y % 400 !== 0))) return undefined;
  return `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}
