/** A bound on datestamps as sent, and the UTC second it means; both bounds are inclusive. */
export interface Bound {
  /** First second of `from`, last second of `until`. */
  readonly second: string;
  readonly granularity: 'day' | 'second';
}

const FORM = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$/;

/** Reads `from` or `until` (OAI-PMH 2.0 §3.3); null for anything but the two legal forms, and for times that do not exist. */
export function readBound(text: string, side: 'from' | 'until'): Bound | null {
  if (!FORM.test(text)) return null;
  const granularity = text.length === 10 ? 'day' : 'second';
  const second =
    granularity === 'second' ? text : `${text}T${side === 'from' ? '00:00:00' : '23:59:59'}Z`;
  const moment = Date.parse(second);
  // Date.parse takes 24:00:00 and the 30th of February; what comes back must be what was sent.
  return Number.isNaN(moment) || utcSecond(new Date(moment)) !== second
    ? null
    : { second, granularity };
}

/** `YYYY-MM-DDThh:mm:ssZ`. */
export const utcSecond = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

export const secondAfter = (second: string): string =>
  utcSecond(new Date(Date.parse(second) + 1000));
