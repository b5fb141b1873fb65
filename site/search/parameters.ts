import type { Facet } from '../../indexer/engine.ts';

/** Names of the search parameters, as people see them in the address bar. They never change. */
export type Parameter =
  | 'q'
  | 'kommune'
  | 'type'
  | 'aar'
  | 'kilde'
  | 'lesbar'
  | 'fra'
  | 'til'
  | 'sorter'
  | 'side'
  | 'visning';

const MAX_TEXT = 300;
const MAX_VALUES = 40;

/** Readable words in the address ↔ the engine's values. */
const WORDS: Readonly<Partial<Record<Facet, readonly (readonly [string, string])[]>>> = {
  type: [
    ['inn', 'I'],
    ['ut', 'U'],
    ['notat', 'N'],
    ['internt', 'X'],
    ['saksframlegg', 'S'],
    ['ukjent', 'ukjent'],
  ],
  kanLeses: [
    ['ja', 'true'],
    ['nei', 'false'],
  ],
};
const SHAPE: Readonly<Record<Facet, RegExp>> = {
  kommune: /^\d{4}$/,
  type: /^(I|U|N|X|S|ukjent)$/,
  aar: /^(0|1[5-9]\d\d|2[01]\d\d)$/,
  kilde: /^[a-z0-9][a-z0-9-]{1,62}$/,
  kanLeses: /^(true|false)$/,
};

/** The engine's value as it is written in addresses and forms. */
export const writeFilter = (facet: Facet, value: string): string =>
  facet === 'aar' && value === '0'
    ? 'ukjent'
    : (WORDS[facet]?.find(([, engine]) => engine === value)?.[0] ?? value);

function readValue(facet: Facet, written: string): string | null {
  const word = written.trim().toLowerCase();
  const value =
    facet === 'aar' && word === 'ukjent'
      ? '0'
      : WORDS[facet] === undefined
        ? word
        : WORDS[facet].find(([name]) => name === word)?.[1];
  return value !== undefined && SHAPE[facet].test(value) ? value : null;
}

/** Values of one facet; forms repeat the parameter, our own addresses join the values with commas. */
export function readFilter(
  facet: Facet,
  written: readonly string[],
): { values: readonly string[]; problem: boolean } {
  const words = written.flatMap((text) => text.split(',')).filter((word) => word.trim() !== '');
  const read = words.map((word) => readValue(facet, word));
  const values = [...new Set(read.filter((value) => value !== null))];
  return {
    values: values.slice(0, MAX_VALUES),
    problem: read.includes(null) || values.length > MAX_VALUES,
  };
}

/** What the reader typed, without control characters and surplus blanks, at most 300 characters. */
export const readText = (text: string): string =>
  [...text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')]
    .slice(0, MAX_TEXT)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const NORWEGIAN = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/;
const YEAR = /^\d{4}$/;

/** `2024-03-01`, `1.3.2024` or `2024` (first or last day of the year) as `YYYY-MM-DD`; null: not a date. */
export function readJournaldato(text: string, bound: 'fra' | 'til'): string | null {
  if (YEAR.test(text))
    return calendarDay(text, bound === 'fra' ? '1' : '12', bound === 'fra' ? '1' : '31');
  const iso = ISO.exec(text);
  if (iso) return calendarDay(iso[1], iso[2], iso[3]);
  const norwegian = NORWEGIAN.exec(text);
  return norwegian ? calendarDay(norwegian[3], norwegian[2], norwegian[1]) : null;
}

function calendarDay(year = '', month = '', day = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return exists && Number(year) >= 1500 && Number(year) < 2200 ? text : null;
}
