/** A bound on datestamps, inclusive. `moment`: milliseconds since 1970. */
export interface Bound {
  readonly moment: number;
  readonly granularity: 'day' | 'second';
}

const FORM = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/;
const LAST_SECOND_OF_DAY = 86_399_000;

/** Reads `from` or `until` (OAI-PMH 2.0 §3.3); null for anything but the two legal forms and for days that do not exist. */
export function readBound(text: string, side: 'from' | 'until'): Bound | null {
  const match = FORM.exec(text);
  if (!match) return null;
  const granularity = match[1] === undefined ? 'day' : 'second';
  const moment = Date.parse(text);
  // Date.parse accepts 24:00:00 and rolls over; what comes back must be what was sent.
  if (Number.isNaN(moment) || !utcSecond(moment).startsWith(text.slice(0, 19))) return null;
  return {
    moment: granularity === 'day' && side === 'until' ? moment + LAST_SECOND_OF_DAY : moment,
    granularity,
  };
}

/** `YYYY-MM-DDThh:mm:ssZ`. */
export const utcSecond = (moment: number): string =>
  `${new Date(moment).toISOString().slice(0, 19)}Z`;
