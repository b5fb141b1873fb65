/** An identifier in a text: where it stands and the canonical tokens it may mean. */
export interface Identifier {
  readonly start: number;
  readonly end: number;
  /** Most exact first; any of them is a hit. */
  readonly tokens: readonly string[];
}

export const caseToken = (year: number, number: number): string => `k${year}n${number}`;
export const caseDocumentToken = (year: number, number: number, document: number): string =>
  `k${year}n${number}d${document}`;
export const propertyToken = (gnr: number, bnr: number): string => `g${gnr}b${bnr}`;
export const organisationToken = (number: string): string => `o${number}`;
export const journalToken = (year: number, number: number): string => `l${year}n${number}`;
export const dateToken = (date: string): string => `d${date.replaceAll('-', '')}`;

/** `24` → 2024, `97` → 1997, `2024` → 2024. */
export const fullYear = (year: string): number =>
  year.length === 4 ? Number(year) : Number(year) + (Number(year) > 60 ? 1900 : 2000);

type Reader = (match: RegExpMatchArray) => readonly string[];

const number = (text: string | undefined): number => Number(text ?? '0');

/** Norwegian organisation number: nine digits, weights 3 2 7 6 5 4 3 2, modulus 11. */
export function isOrganisationNumber(digits: string): boolean {
  if (!/^[89]\d{8}$/.test(digits)) return false;
  const sum = [3, 2, 7, 6, 5, 4, 3, 2].reduce((total, w, i) => total + w * Number(digits[i]), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[8]);
}

const GNR = String.raw`(?:g\.?\s?nr|g[åa]rds?\s?(?:nr|nummer)|gbnr)\.?`;
const BNR = String.raw`(?:b\.?\s?nr|bruks\s?(?:nr|nummer))\.?`;

const PATTERNS: readonly (readonly [RegExp, Reader])[] = [
  [
    /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?![\d.]\d)/g,
    (m) => date(number(m[3]), number(m[2]), number(m[1])),
  ],
  [
    /(?<![\d-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])/g,
    (m) => date(number(m[1]), number(m[2]), number(m[3])),
  ],
  [
    // gnr 12 bnr 34 · gnr. 12/34 · gnr/bnr 12/34 · gbnr 12/34/5 · gnr 12 bnr 34, 35 og 36
    new RegExp(
      String.raw`${GNR}(?:\s?/\s?${BNR})?\s?0*(\d{1,4})(?:\s*[,/]?\s*(?:og\s)?${BNR}\s?|\s?/\s?)0*(\d{1,5})(?:\s?/\s?0*(\d{1,4}))?((?:\s*(?:,|og)\s*\d{1,4}(?![\d/.]|\s*[a-zæøå]*\s?\d*/))*)`,
      'giu',
    ),
    (m) => {
      const gnr = number(m[1]);
      const more = [...(m[4] ?? '').matchAll(/\d+/g)].map((bnr) => number(bnr[0]));
      const first = propertyToken(gnr, number(m[2]));
      return m[3] === undefined
        ? [first, ...more.map((bnr) => propertyToken(gnr, bnr))]
        : [`${first}f${number(m[3])}`];
    },
  ],
  [
    /(?:løpe(?:nr|nummer)|lnr)\.?\s?0*(\d{1,7})\s?\/\s?((?:19|20)?\d\d)(?![\d/])/giu,
    (m) => [journalToken(fullYear(m[2] ?? ''), number(m[1]))],
  ],
  [
    // 24/1234 · 2024/1234-5 · 2024/00123 · sak 24/1, dok. 5
    /(?<![\d/.])((?:19|20)?\d\d)\s?\/\s?0*(\d{1,6})(?:\s?[-–]\s?0*(\d{1,4})|,?\s?dok(?:ument|nr|\.|\s)*\s?0*(\d{1,4}))?(?![\d/])/giu,
    (m) => {
      const year = m[1] ?? '';
      const base = caseToken(fullYear(year), number(m[2]));
      const document = m[3] ?? m[4];
      if (document !== undefined) return [`${base}d${number(document)}`, base];
      return year.length === 4 ? [base] : [base, propertyToken(number(year), number(m[2]))];
    },
  ],
  [
    /\bsak(?:snr|snummer)?\.?\s?((?:19|20)\d\d)-0*(\d{1,6})(?![\d-])/giu,
    (m) => [caseToken(number(m[1]), number(m[2]))],
  ],
  [
    // 127/1, where the first cannot be a year · 12/34/5
    /(?<![\d/.])0*(\d{1,4})\/0*(\d{1,5})(?:\/0*(\d{1,4}))?(?![\d/])/g,
    (m) => {
      const token = propertyToken(number(m[1]), number(m[2]));
      return [m[3] === undefined ? token : `${token}f${number(m[3])}`];
    },
  ],
  [
    /(?<!\d)([89]\d{2})\s?(\d{3})\s?(\d{3})(?!\d)/g,
    (m) => {
      const digits = `${m[1]}${m[2]}${m[3]}`;
      return isOrganisationNumber(digits) ? [organisationToken(digits)] : [];
    },
  ],
];

function date(year: number, month: number, day: number): readonly string[] {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const read = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text)
    ? [dateToken(text)]
    : [];
}

const MAY_HOLD_ONE = /\d[/\-. ]?\d|\d\s*[/,]|nr|nummer/i;

/** Every identifier in the text, in order, none overlapping. */
export function findIdentifiers(text: string): Identifier[] {
  if (!MAY_HOLD_ONE.test(text)) return [];
  const found: Identifier[] = [];
  for (const [pattern, read] of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const tokens = read(match);
      if (tokens.length > 0) found.push({ start, end, tokens });
    }
  return found.sort((a, b) => a.start - b.start);
}

/**
 * The tokens a document gets for the properties, organisations and dates its text names. A bare `12/34` is a property here
 * (the case number has a field of its own), and a leasehold is also found under its property.
 */
export function identifiersInText(text: string): string[] {
  return findIdentifiers(text)
    .flatMap(({ tokens }) => tokens)
    .flatMap((token) => {
      const leasehold = /^(g\d+b\d+)f\d+$/.exec(token);
      return leasehold?.[1] === undefined ? [token] : [leasehold[1], token];
    })
    .filter((token) => !token.startsWith('k'));
}
