const MS_PER_DAY = 86_400_000;

const oslo = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Days since 1970-01-01 of a `YYYY-MM-DD` date; 0 when there is none, it is no date, or it is outside 1970–2149. */
export function dayNumber(date: string | null): number {
  if (date === null || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return 0;
  const day = Date.parse(date) / MS_PER_DAY;
  return Number.isInteger(day) && day > 0 && day <= 0xffff ? day : 0;
}

/** The day it is in Norway at `now`, days since 1970-01-01. */
export const dayInOslo = (now: Date): number => dayNumber(oslo.format(now));

/** The year it is in Norway at `now`. */
export const yearInOslo = (now: Date): number => Number(oslo.format(now).slice(0, 4));
