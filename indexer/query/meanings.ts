import type { Place } from '../analysis/analysis.ts';
import { monthToken, municipalityToken, typeToken, yearToken } from '../analysis/meaning-tokens.ts';

export type MeaningKind = 'aar' | 'maaned' | 'kommune' | 'type' | 'fra' | 'til' | 'uten';

/** Something said in plain words that means more than the words. */
export interface Meaning {
  readonly start: number;
  readonly end: number;
  readonly kind: MeaningKind;
  /** `2024`, `2019–2021`, `2024-03`, `1833`, `U`, or the words of a party or an exclusion. */
  readonly value: string;
  /** Tokens of which one must be there; empty for parties and exclusions, which are words. */
  readonly tokens: readonly string[];
  /** The words an entry may say it with in its texts; null: the meaning alone counts. */
  readonly words: string | null;
}

export interface MeaningContext {
  readonly places: readonly Place[];
  /** Year and month it is in Norway. */
  readonly year: number;
  readonly month: number;
}

const OLDEST_YEAR = 1970;
const MONTHS =
  'januar februar mars april mai juni juli august september oktober november desember'.split(' ');
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

const RULES: readonly (readonly [RegExp, Reader])[] = [
  [
    /(?<!\S)(kommune|type|fra|frå|til|etter|før):\s?("[^"]*"|\S+)/giu,
    (m, context) => field((m[1] ?? '').toLowerCase(), (m[2] ?? '').replaceAll('"', ''), context),
  ],
  [
    pattern(`(?:(?:i|fra|frå|mellom)\\s+)?${YEAR}\\s?(?:-|–|til|og)\\s?${YEAR}`),
    (m, context) => years(Number(m[1]), Number(m[2]), context),
  ],
  [
    pattern(`(?:etter)\\s+${YEAR}`),
    (m, context) => years(Number(m[1]) + 1, context.year + 1, context),
  ],
  [
    pattern(`(?:siden|sidan|fra og med|frå og med)\\s+${YEAR}`),
    (m, context) => years(Number(m[1]), context.year + 1, context),
  ],
  [
    pattern(`(?:før|til og med)\\s+${YEAR}`),
    (m, context) => years(OLDEST_YEAR, Number(m[1]) - (/^f/i.test(m[0]) ? 1 : 0), context),
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
  if (name === 'etter' || name === 'før') {
    const year = /^(?:19|20)\d\d$/.exec(value)?.[0];
    if (year === undefined) return null;
    return name === 'etter'
      ? years(Number(year) + 1, context.year + 1, context)
      : years(OLDEST_YEAR, Number(year) - 1, context);
  }
  return party(name, value);
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
