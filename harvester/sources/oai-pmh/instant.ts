const FORM =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d*)?)?\s*(?:Z|([+-])(\d\d):?(\d\d))?)?$/i;

/**
 * Reads a datestamp or responseDate as servers write them: with or without Z, with fractions, offsets, blanks around it,
 * or as YYYYMMDD. Without offset it is UTC (OAI-PMH 2.0 §3.3); a day is its first second. Null: no date.
 */
export function readInstant(text: string | null): Date | null {
  const match = text === null ? null : FORM.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', sign, offH, offM] = match;
  const ms = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const date = new Date(ms);
  // Date.UTC turns the 31st of February into March.
  if (date.getUTCMonth() !== Number(month) - 1 || Number(hour) > 24) return null;
  const offset = sign === undefined ? 0 : (Number(offH) * 60 + Number(offM)) * 60_000;
  return new Date(sign === '-' ? ms + offset : ms - offset);
}

export type Granularity = 'day' | 'second';

/** An instant as an OAI-PMH argument. */
export const formatInstant = (instant: Date, granularity: Granularity): string =>
  granularity === 'day'
    ? instant.toISOString().slice(0, 10)
    : `${instant.toISOString().slice(0, 19)}Z`;
