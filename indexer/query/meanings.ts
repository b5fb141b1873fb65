import type { Place } from '../analysis/analysis.ts';
import { monthToken, municipalityToken, typeToken, yearToken } from '../analysis/meaning-tokens.ts';
import {
  dateOfDay,
  MONTHS,
  PERIOD,
  type Period,
  periodTokens,
  readPeriod,
  yearPeriod,
} from './period.ts';

export type MeaningKind =
  | 'aar'
  | 'maaned'
  | 'periode'
  | 'etter'
  | 'foer'
  | 'kommune'
  | 'type'
  | 'fra'
  | 'til'
  | 'uten';

/** Something said in plain words that means more than the words. */
export interface Meaning {
  readonly start: number;
  readonly end: number;
  readonly kind: MeaningKind;
  /**
   * `2024`, `2019–2021`, `2024-03`, `2024-03-01–2024-05-31`, the first day after or the last day before, `1833`, `U`, or the
   * words of a party or an exclusion.
   */
  readonly value: string;
  /** Tokens of which one must be there; empty for parties and exclusions, which are words. */
  readonly tokens: readonly string[];
  /** The words an entry may say it with in its texts; null: the meaning alone counts. */
  readonly words: string | null;
}

export interface MeaningContext {
  readonly places: readonly Place[];
  /** Year, month and day (since 1970-01-01) it is in Norway. */
  readonly year: number;
  readonly month: number;
  readonly today: number;
}

const OLDEST_YEAR = 1970;
const TYPES: Readonly<Record<string, string>> = {
  inngående: 'I',
  inngåande: 'I',
  innkommende: 'I',
  innkomne: 'I',
  innkommen: 'I',
  i: 'I',
  utgående: 'U',
  utgåande: 'U',
  utsendt: 'U',
  u: 'U',
  notat: 'N',
  n: 'N',
  x: 'X',
  saksframlegg: 'S',
  s: 'S',
};
const YEAR = '((?:19|20)\\d\\d)';
const EDGE = '(?<![\\p{L}\\p{N}/.,-])';
const END = '(?![\\p{L}\\p{N}]|[/.,-]\\d)';
/** Words at which the name of a party ends. */
const PARTY_END =
  '(?=\\s+(?:om|ang|angående|vedr|vedrørende|i|på|fra|til|med|sak|etter|før)(?:\\s|$)|\\s*$|\\s+-)';

/** After one of these "ikke" says what is the matter ("får ikke skoleskyss"), not what to leave out. */
const NOT_SAID_OF = `(?<!(?:^|\\s)(?:${'får fikk fekk er var blir ble blei vart kan kunne skal skulle vil ville må måtte bør burde har hadde gjør gjorde går gikk kommer kjem kom virker fungerer svarer finnes finst finner vet veit tør jeg eg vi de dei du man hvorfor kvifor som hva når hvis om at'.replaceAll(' ', '|')})\\s+)`;

type Reader = (
  match: RegExpMatchArray,
  context: MeaningContext,
) => Omit<Meaning, 'start' | 'end'> | null;

const pattern = (source: string): RegExp => new RegExp(EDGE + source + END, 'giu');

/** `siste 14 dager`, `siste uke`: so many days back from today. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^d/i, 1],
  [/^(?:u|v)/i, 7],
  [/^m/i, 30],
  [/^å/i, 365],
];
const UNIT =
  '(dager|dagar|dagene|dagane|uke|uka|uken|ukene|uker|veke|veka|vekene|veker|måned|måneden|månad|månaden|månedene|måneder|månader|år|året|årene|åra)';

const RULES: readonly (readonly [RegExp, Reader])[] = [
  [
    /(?<!\S)(kommune|type|fra|frå|til):\s?("[^"]*"|\S+)/giu,
    (m, context) => field((m[1] ?? '').toLowerCase(), (m[2] ?? '').replaceAll('"', ''), context),
  ],
  [
    pattern(
      `(?:mellom|fra|frå|i perioden)\\s+(${PERIOD}|${MONTHS.join('|')})\\s+(?:og|til|-|–)\\s+(${PERIOD})`,
    ),
    (m, context) => between(m[1] ?? '', m[2] ?? '', context),
  ],
  [
    pattern(
      `(etter|før|siden|sidan|fra og med|frå og med|til og med|innen|innan|fram til)(?:\\s+|:\\s?)"?(${PERIOD})"?`,
    ),
    (m, context) => openPeriod((m[1] ?? '').toLowerCase(), m[2] ?? '', context),
  ],
  [
    pattern(`(?:i|de|den|dei)?\\s*(?:siste|sist|seneste)\\s+(?:(\\d{1,3})\\s+)?${UNIT}`),
    (m, context) => lastDays(Number(m[1] ?? '1'), m[2] ?? '', context),
  ],
  [
    pattern('(?:i\\s+)?(?:forrige|førre)\\s+(uke|uka|uken|veke|veka)'),
    (_m, context) => {
      const monday = mondayBefore(context.today) - 7;
      return period({ first: monday, last: monday + 6 }, context);
    },
  ],
  [
    pattern('(?:i\\s+)?denne\\s+(uke|uka|uken|veka)'),
    (_m, context) => period({ first: mondayBefore(context.today), last: context.today }, context),
  ],
  [
    pattern('(?:i\\s+)?(forrige|førre|denne)\\s+(?:måned|måneden|månad|månaden)'),
    (m, { year, month: number }) =>
      /^d/i.test(m[1] ?? '')
        ? month(year, number, null)
        : number === 1
          ? month(year - 1, 12, null)
          : month(year, number - 1, null),
  ],
  [
    pattern('i\\s+(dag|går|forgårs|førgår)'),
    (m, context) => {
      const word = (m[1] ?? '').toLowerCase();
      const day = context.today - (word === 'dag' ? 0 : word === 'går' ? 1 : 2);
      return period({ first: day, last: day }, context);
    },
  ],
  [
    pattern(`(?:(?:i|fra|frå|mellom)\\s+)?${YEAR}\\s?(?:-|–|til|og)\\s?${YEAR}`),
    (m, context) => years(Number(m[1]), Number(m[2]), context),
  ],
  [
    pattern(`(?:i\\s+)?(${MONTHS.join('|')})\\s+${YEAR}`),
    (m) => month(Number(m[2]), MONTHS.indexOf((m[1] ?? '').toLowerCase()) + 1, m[0]),
  ],
  [
    pattern(`i\\s+(${MONTHS.join('|')})`),
    (m, context) => {
      const number = MONTHS.indexOf((m[1] ?? '').toLowerCase()) + 1;
      // The latest such month: "i desember" said in November is last year's.
      return month(context.year - (number > context.month ? 1 : 0), number, null);
    },
  ],
  [pattern('i\\s+fjor'), (_m, context) => years(context.year - 1, context.year - 1, context)],
  [pattern('i\\s+år'), (_m, context) => years(context.year, context.year, context)],
  [
    pattern(`(?:(?:i|fra|frå)\\s+)?${YEAR}`),
    (m, context) => {
      const read = years(Number(m[1]), Number(m[1]), context);
      // "Budsjett 2024" was often journalled the year before: an entry that says so counts as well.
      return read === null ? null : { ...read, words: m[1] ?? null };
    },
  ],
  [
    pattern(
      '(inngående|inngåande|innkommende|innkomne|utgående|utgåande)(?:\\s+(?:brev|post|dokument(?:er)?|journalpost(?:er)?))?',
    ),
    (m) => type(m[1] ?? ''),
  ],
  [
    new RegExp(`${EDGE}brev\\s+(fra|frå|til)\\s+(\\S+(?:\\s+\\S+){0,3}?)${PARTY_END}`, 'giu'),
    (m) => party(m[1] ?? '', m[2] ?? ''),
  ],
  [
    new RegExp(`${NOT_SAID_OF}(?<!\\S)(?:uten|utan|ikke|ikkje)\\s+([\\p{L}\\p{N}][^\\s"]*)`, 'giu'),
    (m) => ({ kind: 'uten', value: m[1] ?? '', tokens: [], words: null }),
  ],
];

/** What the text means beyond its words, in order, none overlapping. */
export function findMeanings(text: string, context: MeaningContext): Meaning[] {
  const found: Meaning[] = [];
  const add = (expression: RegExp, read: Reader): void => {
    for (const match of text.matchAll(expression)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const meaning = read(match, context);
      if (meaning !== null) found.push({ start, end, ...meaning });
    }
  };
  for (const [expression, read] of RULES) add(expression, read);
  for (const place of context.places)
    for (const name of Object.values(place.name))
      if (name !== undefined)
        add(pattern(`(?:i\\s+)?${escapeExpression(name)}(?:\\s+kommune)?`), () => ({
          kind: 'kommune',
          value: place.number,
          tokens: [municipalityToken(place.number)],
          words: name,
        }));
  return found.sort((a, b) => a.start - b.start);
}

function field(
  name: string,
  value: string,
  context: MeaningContext,
): Omit<Meaning, 'start' | 'end'> | null {
  if (name === 'type') return type(value);
  if (name === 'kommune') return municipality(value, context);
  return party(name, value);
}

type Read = Omit<Meaning, 'start' | 'end'> | null;

const isYear = (text: string): boolean => /^\d{4}$/.test(text);

const mondayBefore = (day: number): number => day - ((day + 3) % 7);

/** A period with both ends; one day is a period too. */
function period(read: Period, context: MeaningContext): Read {
  const tokens = periodTokens(read, context.year);
  const [from, to] = [dateOfDay(read.first), dateOfDay(read.last)];
  return tokens.length === 0
    ? null
    : { kind: 'periode', value: `${from}–${to}`, tokens, words: null };
}

/** "Mellom mars og mai 2024": the first month is of the same year. */
function between(from: string, to: string, context: MeaningContext): Read {
  if (isYear(from) && isYear(to)) return years(Number(from), Number(to), context);
  const last = readPeriod(to);
  const year = /(?:19|20)\d\d/.exec(to)?.[0] ?? '';
  const first = readPeriod(/\d/.test(from) ? from : `${from} ${year}`);
  if (first === null || last === null || first.first > last.last) return null;
  return period({ first: first.first, last: last.last }, context);
}

/** After and before are without the day, month or year that is named; since and until are with it. */
function openPeriod(word: string, text: string, context: MeaningContext): Read {
  const named = readPeriod(text);
  if (named === null) return null;
  const latest = yearPeriod(context.year + 1).last;
  const oldest = yearPeriod(OLDEST_YEAR).first;
  const isAfter = /^(?:etter|siden|sidan|fr[aå] og med)$/.test(word);
  const within = !/^(?:etter|før)$/.test(word);
  const first = isAfter ? (within ? named.first : named.last + 1) : oldest;
  const last = isAfter ? latest : within ? named.last : named.first - 1;
  if (isYear(text)) return years(yearOf(first), yearOf(last), context);
  const tokens = periodTokens({ first, last }, context.year);
  if (tokens.length === 0) return null;
  return isAfter
    ? { kind: 'etter', value: dateOfDay(first), tokens, words: null }
    : { kind: 'foer', value: dateOfDay(last), tokens, words: null };
}

const yearOf = (day: number): number => Number(dateOfDay(day).slice(0, 4));

function lastDays(count: number, unit: string, context: MeaningContext): Read {
  const days = UNITS.find(([is]) => is.test(unit))?.[1] ?? 1;
  return count < 1
    ? null
    : period({ first: context.today - count * days + 1, last: context.today }, context);
}

function years(
  first: number,
  last: number,
  context: MeaningContext,
): Omit<Meaning, 'start' | 'end'> | null {
  if (first > last || first < OLDEST_YEAR || last > context.year + 1) return null;
  const tokens = Array.from({ length: last - first + 1 }, (_, i) => yearToken(first + i));
  const value = first === last ? String(first) : `${first}–${last}`;
  return { kind: 'aar', value, tokens, words: null };
}

const month = (year: number, number: number, said: string | null) => ({
  kind: 'maaned' as const,
  value: `${year}-${String(number).padStart(2, '0')}`,
  tokens: [monthToken(year, number)],
  words: said === null ? null : said.replace(/^i\s+/i, ''),
});

function type(word: string): Omit<Meaning, 'start' | 'end'> | null {
  const code = TYPES[word.toLowerCase()];
  return code === undefined
    ? null
    : { kind: 'type', value: code, tokens: [typeToken(code)], words: null };
}

function municipality(
  value: string,
  context: MeaningContext,
): Omit<Meaning, 'start' | 'end'> | null {
  const wanted = value.toLowerCase();
  const place = context.places.find(
    ({ number, name }) =>
      number === value || Object.values(name).some((n) => n?.toLowerCase() === wanted),
  );
  return place === undefined
    ? null
    : {
        kind: 'kommune',
        value: place.number,
        tokens: [municipalityToken(place.number)],
        words: null,
      };
}

const party = (direction: string, value: string) => ({
  kind: direction.toLowerCase() === 'til' ? ('til' as const) : ('fra' as const),
  value,
  tokens: [],
  words: null,
});

const escapeExpression = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
