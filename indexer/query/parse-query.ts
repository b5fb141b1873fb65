import { words } from '../analysis/fold.ts';
import { findIdentifiers } from '../analysis/identifiers.ts';
import type { Understood } from '../search-answer.ts';
import { findMeanings, type Meaning, type MeaningContext } from './meanings.ts';

/** One thing the reader asks for. Words are lower case, unfolded. */
export type Term =
  | { readonly kind: 'word'; readonly word: string; readonly not: boolean }
  /** Side by side, no synonyms. */
  | { readonly kind: 'phrase'; readonly words: readonly string[]; readonly not: boolean }
  /** Any of the tokens, the first is the most exact. */
  | { readonly kind: 'id'; readonly tokens: readonly string[]; readonly not: boolean }
  | { readonly kind: 'either'; readonly of: readonly Term[]; readonly not: boolean }
  /** One of the tokens, or the words in a text. */
  | {
      readonly kind: 'meaning';
      readonly tokens: readonly string[];
      readonly words: readonly string[];
      readonly not: boolean;
    }
  /** An organisation that sent or received the entry, or a person's name. */
  | {
      readonly kind: 'party';
      readonly direction: 'fra' | 'til';
      readonly words: readonly string[];
      readonly not: boolean;
    };

export interface ParsedQuery {
  readonly terms: readonly Term[];
  readonly understood: readonly Understood[];
}

/** Longer texts are cut here; a search of more words than this finds nothing anyway. */
const MOST_CHARACTERS = 10_000;
const MOST_TERMS = 16;
const MOST_PHRASE_WORDS = 20;

const QUOTED = /(?<=^|\s)([-−–]?)(?:"([^"]*)"|«([^»]*)»|“([^”“]*)[”“])/gu;
const LEFTOVERS = /^(gnr|bnr|gbnr|saksnr|saksnummer|sak|dok|løpenr|lnr)$/;

type Item = Term | 'or';

interface Span {
  readonly start: number;
  readonly end: number;
  readonly term: Term;
  readonly meaning: Meaning | null;
}

/**
 * Reads what a person typed: words, "phrases", `-not`, `OR`/`ELLER` between two terms, identifiers in any form people write
 * them, fields (`kommune:`, `fra:` …), and what plain words mean (years, months, municipalities, exclusions). Never throws;
 * what makes no sense as any of this is searched as words.
 */
export function parseQuery(text: string, context: MeaningContext): ParsedQuery {
  const whole = text.slice(0, MOST_CHARACTERS);
  const understood: Understood[] = [];
  const items = readItems(whole, context, (meaning) => {
    const { kind, value, start, end } = meaning;
    const textWithout = `${whole.slice(0, start)} ${whole.slice(end)}`.replace(/\s+/g, ' ').trim();
    understood.push({ kind, value, written: whole.slice(start, end), textWithout });
  });
  const hasIdentifier = items.some((item) => item !== 'or' && item.kind === 'id' && !item.not);
  const terms = joinEithers(
    items.filter(
      (item) =>
        item === 'or' || item.kind !== 'word' || !hasIdentifier || !LEFTOVERS.test(item.word),
    ),
  );
  // Said twice is said once.
  const once = new Map(terms.map((term) => [JSON.stringify(term), term]));
  return { terms: [...once.values()].slice(0, MOST_TERMS), understood };
}

type Report = (meaning: Meaning) => void;

function readItems(text: string, context: MeaningContext, report: Report): Item[] {
  const items: Item[] = [];
  let from = 0;
  const readUpTo = (end: number): void => {
    const base = from;
    items.push(
      ...readUnquoted(text.slice(from, end), context, (meaning) =>
        report({ ...meaning, start: meaning.start + base, end: meaning.end + base }),
      ),
    );
  };
  for (const match of text.matchAll(QUOTED)) {
    readUpTo(match.index);
    from = match.index + match[0].length;
    const phrase = words(match[2] ?? match[3] ?? match[4] ?? '').slice(0, MOST_PHRASE_WORDS);
    if (phrase.length > 0) items.push({ kind: 'phrase', words: phrase, not: match[1] !== '' });
  }
  readUpTo(text.length);
  return items;
}

function readUnquoted(text: string, context: MeaningContext, report: Report): Item[] {
  const items: Item[] = [];
  let from = 0;
  for (const { start, end, term, meaning } of spansIn(text, context)) {
    items.push(...text.slice(from, start).split(/\s+/).flatMap(readChunk));
    items.push(term);
    if (meaning !== null) report(meaning);
    from = end;
  }
  items.push(...text.slice(from).split(/\s+/).flatMap(readChunk));
  return items;
}

/** Identifiers, and meanings that are not inside one; a date that bounds a period is part of the period. */
function spansIn(text: string, context: MeaningContext): Span[] {
  const isLeftOut = (start: number): boolean => /(?:^|\s)[-−–]$/u.test(text.slice(0, start));
  const meanings = findMeanings(text, context);
  const periods = meanings.filter(({ kind }) => PERIODS.has(kind));
  const overlaps = (a: Extent, b: Extent): boolean => a.start < b.end && b.start < a.end;
  const spans = findIdentifiers(text)
    .filter((identifier) => !periods.some((period) => overlaps(period, identifier)))
    .map(({ start, end, tokens }): Span => {
      const term = { kind: 'id', tokens, not: isLeftOut(start) } as const;
      return { start, end, term, meaning: null };
    });
  for (const meaning of meanings) {
    const { start, end } = meaning;
    if (spans.some((span) => overlaps(span, meaning))) continue;
    const term = termOf(meaning, isLeftOut(start));
    if (term !== null) spans.push({ start, end, term, meaning });
  }
  return spans.sort((a, b) => a.start - b.start);
}

const PERIODS: ReadonlySet<string> = new Set(['periode', 'etter', 'foer']);

interface Extent {
  readonly start: number;
  readonly end: number;
}

function termOf(meaning: Meaning, not: boolean): Term | null {
  const { kind, value, tokens } = meaning;
  if (kind === 'fra' || kind === 'til') {
    const party = words(value).slice(0, MOST_PHRASE_WORDS);
    return party.length === 0 ? null : { kind: 'party', direction: kind, words: party, not };
  }
  if (kind === 'uten') {
    const [first, ...more] = words(value).slice(0, MOST_PHRASE_WORDS);
    if (first === undefined) return null;
    return more.length === 0
      ? { kind: 'word', word: first, not: true }
      : { kind: 'phrase', words: [first, ...more], not: true };
  }
  return { kind: 'meaning', tokens, words: words(meaning.words ?? ''), not };
}

/** Text between two blanks: one word, or several that hang together by a hyphen or a stroke. */
function readChunk(chunk: string): Item[] {
  if (chunk === 'OR' || chunk === 'ELLER') return ['or'];
  const not = /^[-−–][\p{L}\p{N}]/u.test(chunk);
  const found = words(chunk).slice(0, MOST_PHRASE_WORDS);
  if (not && found.length > 1) return [{ kind: 'phrase', words: found, not }];
  return found.map((word) => ({ kind: 'word', word, not }));
}

/** `a OR b OR c` becomes one term; an OR with nothing to join is not there. */
function joinEithers(items: readonly Item[]): Term[] {
  const terms: Term[] = [];
  let joining = false;
  for (const item of items) {
    if (item === 'or') {
      joining = terms.length > 0;
      continue;
    }
    const last = terms.at(-1);
    if (joining && last !== undefined && !last.not && !item.not) {
      const of = last.kind === 'either' ? last.of : [last];
      terms[terms.length - 1] = { kind: 'either', of: [...of, item], not: false };
    } else terms.push(item);
    joining = false;
  }
  return terms;
}
