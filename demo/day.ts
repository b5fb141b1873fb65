const MS = 86_400_000;
const oslo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' });

/** Days since 1970-01-01. */
export type Day = number;

/** The day it is in Norway at `moment`. */
export const osloDay = (moment: Date): Day => Date.parse(oslo.format(moment)) / MS;

export const isoDay = (day: Day): string => new Date(day * MS).toISOString().slice(0, 10);

export const yearOf = (day: Day): number => new Date(day * MS).getUTCFullYear();

/** The day itself, or the Friday before: nobody keeps the journal at weekends. */
export function workday(day: Day): Day {
  const weekday = (day + 4) % 7; // 1970-01-01 was a Thursday; 0 is Sunday.
  if (weekday === 6) return day - 1;
  return weekday === 0 ? day - 2 : day;
}

/** `secondOfDay` seconds into the day, UTC, in milliseconds since 1970. */
export const momentOn = (day: Day, secondOfDay: number): number => day * MS + secondOfDay * 1000;
