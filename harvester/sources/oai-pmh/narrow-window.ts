import type { Pass, Window } from './checkpoint.ts';

/** Before this year there was no OAI-PMH, so no datestamp either. */
const EARLIEST = '1999-01-01T00:00:00.000Z';

const startOfNextMonth = (at: Date): Date =>
  new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
const startOfNextDay = (at: Date): Date =>
  new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1));

/**
 * A window that cannot be read becomes its first month, a month its first day, a day its records one by one. Null: there is
 * nothing narrower.
 */
export function narrowWindow(pass: Pass, earliest: string | null, end: string): Window | null {
  const { level, from } = pass.window;
  const start = from ?? earliest ?? EARLIEST;
  if (level === 'whole') return cut('month', start, end);
  if (level === 'month') return cut('day', start, end);
  return level === 'day' ? { ...pass.window, level: 'identifiers' } : null;
}

/** The window after this one, up to `end`; days go back to months where a month begins. Null: `end` is reached. */
export function nextWindow(window: Window, end: string): Window | null {
  if (window.level === 'whole' || window.until === null) return null;
  const start = new Date(Date.parse(window.until) + 1000);
  if (start.getTime() > Date.parse(end)) return null;
  const level = window.level === 'month' || start.getUTCDate() === 1 ? 'month' : 'day';
  return cut(level, start.toISOString(), end);
}

/** Both bounds of OAI-PMH are inclusive, so a window ends on the last second before the next. */
function cut(level: 'month' | 'day', start: string, end: string): Window {
  const from = new Date(start);
  const next = level === 'month' ? startOfNextMonth(from) : startOfNextDay(from);
  const until = Math.min(next.getTime() - 1000, Math.max(Date.parse(end), from.getTime()));
  return { level, from: from.toISOString(), until: new Date(until).toISOString() };
}
