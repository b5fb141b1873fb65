import type { PublicEntry } from '../harvester/record/public-entry.ts';
import type { PublicArchive } from '../harvester/store/public-archive.ts';
import type { Analysis } from './analysis/analysis.ts';
import { fold, words } from './analysis/fold.ts';
import { findIdentifiers, identifiersInText } from './analysis/identifiers.ts';
import { dayInOslo } from './day.ts';
import type { Condition, Engine } from './engine.ts';
import { hiddenInIndex } from './hidden-in-index.ts';
import { findStreets } from './query/streets.ts';
import { all, any, prefix, token } from './query/word-condition.ts';

/** Something a reader may be about to write. `text` is what to search for or what to show. */
export type Suggestion =
  | { readonly kind: 'kommune' | 'eiendom' | 'gate'; readonly text: string }
  /** A kind of document: `I`, `U`, `N`, `X`, `S`. */
  | { readonly kind: 'type'; readonly text: string; readonly type: string }
  | {
      readonly kind: 'sak';
      readonly id: string;
      readonly saksnummer: string | null;
      readonly text: string;
    };

/** Suggestions for what is typed so far, the best of each kind first; never a private person's name. */
export type Suggest = (typed: string) => Promise<readonly Suggestion[]>;

export interface SuggestOptions {
  readonly archive: PublicArchive;
  readonly engine: Engine;
  readonly analysis: Analysis;
  readonly now: () => Date;
}

const LONGEST = 100;
const MOST_WORDS = 8;
const MOST = 8;
const MOST_CASES = 5;
const MOST_OF_A_KIND = 3;
/** Fewer letters begin too many words to say anything. */
const SHORTEST = 3;
const ENTRIES_READ = 40;
const TYPES: readonly (readonly [string, string])[] = [
  ['inngående', 'I'],
  ['utgående', 'U'],
  ['notat', 'N'],
  ['saksframlegg', 'S'],
];
const UNFINISHED_PROPERTY =
  /^\s*(?:g\.?(?:år|ar)?ds?\s?)?(?:gnr|gårdsnr|gbnr|gnr\s?\/\s?bnr)\.?\s*(\d{1,4})(?:\s*[,/]?\s*(?:b(?:nr?)?)?\.?\s*(\d{0,5}))?\s*$/iu;

/**
 * Makes the suggestions from the index and the public archive. Words are looked for in titles and identifiers only, where no
 * private name is, and what is shown comes from views without names.
 */
export function createSuggestions({ archive, engine, analysis, now }: SuggestOptions): Suggest {
  const hiddenIds = hiddenInIndex(archive, engine);
  const newest = async (match: Condition): Promise<readonly PublicEntry[]> => {
    const { ids } = await engine.walk({
      match,
      tiers: [],
      filters: {},
      from: null,
      to: null,
      sort: 'nyeste',
      limit: ENTRIES_READ,
      today: dayInOslo(now()),
      after: null,
      without: await hiddenIds(),
    });
    return archive.entries(ids.slice(0, ENTRIES_READ), 'bulk');
  };

  return async (typed) => {
    const text = typed.slice(0, LONGEST);
    const written = words(text).slice(0, MOST_WORDS);
    const last = fold(written.at(-1) ?? '');
    if (last === '') return [];
    const property = UNFINISHED_PROPERTY.exec(text);
    const entries =
      property !== null
        ? await newest(propertyBeginning(property))
        : await newest(conditionOf(text, written, last, analysis));
    return [
      ...municipalities(written, analysis),
      ...types(written),
      ...(property === null ? [] : properties(entries, property)),
      ...streets(entries, last),
      ...cases(entries),
    ].slice(0, MOST);
  };
}

/** Entries with every word, the last of which may be unfinished, in their titles; or with what is written out as an identifier. */
function conditionOf(
  text: string,
  written: readonly string[],
  last: string,
  analysis: Analysis,
): Condition {
  const identifiers = findIdentifiers(text).flatMap(({ tokens }) => tokens);
  const whole = written.slice(0, -1).filter((word) => !analysis.isStopWord(word));
  const inTitles: Condition =
    last.length < SHORTEST
      ? any([])
      : all([
          ...whole.map((word) => token(analysis.token(word), 'heading')),
          any([prefix(last, 'heading'), token(analysis.token(written.at(-1) ?? ''), 'heading')]),
        ]);
  return any([...identifiers.map((id) => token(id)), inTitles]);
}

const propertyBeginning = ([, gnr = '', bnr]: RegExpExecArray): Condition =>
  prefix(bnr === undefined || bnr === '' ? `g${Number(gnr)}b` : `g${Number(gnr)}b${Number(bnr)}`);

function municipalities(written: readonly string[], analysis: Analysis): Suggestion[] {
  const beginning = written.map(fold).join(' ');
  const last = fold(written.at(-1) ?? '');
  const begins = (name: string): boolean => {
    const folded = words(name).map(fold).join(' ');
    return folded.startsWith(beginning) || (last.length >= SHORTEST && folded.startsWith(last));
  };
  const names = analysis.places.flatMap(({ name }) =>
    Object.values(name).filter((n) => n !== undefined),
  );
  return [...new Set(names.filter(begins))]
    .slice(0, MOST_OF_A_KIND)
    .map((text) => ({ kind: 'kommune', text }));
}

const types = (written: readonly string[]): Suggestion[] => {
  const last = fold(written.at(-1) ?? '');
  return TYPES.filter(([word]) => last.length >= 2 && fold(word).startsWith(last)).map(
    ([text, type]) => ({ kind: 'type', text, type }),
  );
};

function properties(
  entries: readonly PublicEntry[],
  [, gnr = '', bnr = '']: RegExpExecArray,
): Suggestion[] {
  const beginning = `g${Number(gnr)}b${bnr === '' ? '' : Number(bnr)}`;
  const found = entries
    .flatMap(titlesOf)
    .flatMap(identifiersInText)
    .flatMap((id) => (id.startsWith(beginning) ? (/^g(\d+)b(\d+)$/.exec(id) ?? []).slice(1) : []));
  const pairs = found.flatMap((value, i) =>
    i % 2 === 0 ? [`gnr ${value} bnr ${found[i + 1]}`] : [],
  );
  return [...new Set(pairs)].slice(0, MOST_OF_A_KIND).map((text) => ({ kind: 'eiendom', text }));
}

const streets = (entries: readonly PublicEntry[], last: string): Suggestion[] =>
  last.length < SHORTEST
    ? []
    : [...new Set(entries.flatMap(titlesOf).flatMap(findStreets))]
        .filter((street) => words(street).some((word) => fold(word).startsWith(last)))
        .slice(0, MOST_OF_A_KIND)
        .map((text) => ({ kind: 'gate', text }));

function cases(entries: readonly PublicEntry[]): Suggestion[] {
  const found = new Map<string, Suggestion>();
  for (const { saksmappe } of entries)
    if (saksmappe?.offentligTittel != null && !found.has(saksmappe.id))
      found.set(saksmappe.id, {
        kind: 'sak',
        id: saksmappe.id,
        saksnummer: saksmappe.saksnummer,
        text: saksmappe.offentligTittel,
      });
  return [...found.values()].slice(0, MOST_CASES);
}

const titlesOf = ({ offentligTittel, saksmappe }: PublicEntry): string[] =>
  [saksmappe?.offentligTittel, offentligTittel].filter((text) => typeof text === 'string');
