const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const ISO_START =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\d{6}|T\d{6}Z?)?$/;
const DAY_FIRST =
  /^(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4}|\d{2})(?:[ T,]+(?:kl\.? ?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?$/;
const MONTH_NAME = /^(\d{1,2})\.?\s*([a-zæøå]{3,9})\.?\s+(\d{4})$/i;
const JSON_DATE = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'des'];
const FIRST_YEAR = 1900;

const oslo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' });
const QUARTER = 900_000;
let lastQuarter = Number.NaN;
let lastDay = '';

/** The day in Europe/Oslo, `YYYY-MM-DD`. */
export function osloDay(moment: Date): string {
  // Zones shift on whole quarters, so every moment of one quarter has the same day.
  const quarter = Math.floor(moment.getTime() / QUARTER);
  if (quarter !== lastQuarter) {
    lastDay = oslo.format(moment);
    lastQuarter = quarter;
  }
  return lastDay;
}

/** True for a day that exists in the calendar, written `YYYY-MM-DD`. */
export function isDato(text: string): boolean {
  const match = ISO_DAY.exec(text);
  return match !== null && exists(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The same day one calendar year later; 29 February becomes 28 February. */
export function oneYearLater(dato: string): string {
  const year = String(Number(dato.slice(0, 4)) + 1).padStart(4, '0');
  const day = dato.slice(4);
  return day === '-02-29' ? `${year}-02-28` : year + day;
}

/**
 * The day a source means, `YYYY-MM-DD` in Europe/Oslo: ISO dates with and without time and zone, `YYYYMMDD`, day first,
 * Norwegian month names, JSON dates. null for "Udatert", placeholders, days that do not exist, years before 1900 and more
 * than one year after `now`. A moment with a zone is moved to Oslo before it is cut; one without is taken as Oslo time.
 */
export function readDato(text: string, now: Date = new Date()): string | null {
  const value = text.trim();
  const iso = ISO_START.exec(value);
  if (iso) {
    const [, year, month, day, hour, minute, second, zone] = iso;
    if (
      hour !== undefined &&
      zone !== undefined &&
      exists(Number(year), Number(month), Number(day))
    ) {
      const time = Date.parse(
        `${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}${isoZone(zone)}`,
      );
      return Number.isNaN(time) ? null : plausible(osloDay(new Date(time)), now);
    }
    return dayOf(Number(year), Number(month), Number(day), now);
  }
  const compact = COMPACT.exec(value);
  if (compact) return dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3]), now);
  const dayFirst = DAY_FIRST.exec(value);
  if (dayFirst)
    return dayOf(expandYear(dayFirst[3] ?? '', now), Number(dayFirst[2]), Number(dayFirst[1]), now);
  const named = MONTH_NAME.exec(value);
  if (named) {
    const month = MONTHS.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) + 1;
    return dayOf(Number(named[3]), month, Number(named[1]), now);
  }
  const json = JSON_DATE.exec(value);
  return json ? plausible(osloDay(new Date(Number(json[1]))), now) : null;
}

/** A year of two digits means the latest such year that is not after next year; four digits stay. */
export function expandYear(digits: string, now: Date = new Date()): number {
  if (digits.length !== 2) return Number(digits);
  const last = now.getUTCFullYear() + 1;
  const year = last - (last % 100) + Number(digits);
  return year > last ? year - 100 : year;
}

function dayOf(year: number, month: number, day: number, now: Date): string | null {
  if (!exists(year, month, day)) return null;
  const pad = (n: number): string => String(n).padStart(2, '0');
  return plausible(`${year}-${pad(month)}-${pad(day)}`, now);
}

function plausible(dato: string, now: Date): string | null {
  const year = Number(dato.slice(0, 4));
  return year >= FIRST_YEAR && year <= now.getUTCFullYear() + 1 ? dato : null;
}

function exists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

const isoZone = (zone: string): string =>
  /^z$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
