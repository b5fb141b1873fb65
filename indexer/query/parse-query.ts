import { words } from '../analysis/fold.ts';
import { findIdentifiers } from '../analysis/identifiers.ts';

/** One thing the reader asks for. Words are lower case, unfolded. */
export type Term =
  | { readonly kind: 'word'; readonly word: string; readonly not: boolean }
  /** Side by side, no synonyms. */
  | { readonly kind: 'phrase'; readonly words: readonly string[]; readonly not: boolean }
  /** Any of the tokens, the first is the most exact. */
  | { readonly kind: 'id'; readonly tokens: readonly string[]; readonly not: boolean }
  | { readonly kind: 'either'; readonly of: readonly Term[]; readonly not: boolean };

/** Longer texts are cut here; a search of more words than this finds nothing anyway. */
const MOST_CHARACTERS = 10_000;
const MOST_TERMS = 16;
const MOST_PHRASE_WORDS = 20;

const QUOTED = /(?<=^|\s)([-−–]?)(?:"([^"]*)"|«([^»]*)»|“([^”“]*)[”“])/gu;
const LEFTOVERS = /^(gnr|bnr|gbnr|saksnr|saksnummer|sak|dok|løpenr|lnr)$/;

type Item = Term | 'or';

/**
 * Reads what a person typed: words, "phrases", `-not`, `OR`/`ELLER` between two terms, and identifiers in any form people
 * write them. Never throws; what makes no sense as any of this is searched as words.
 */
export function parseQuery(text: string): Term[] {
  const items = readItems(text.slice(0, MOST_CHARACTERS));
  const hasIdentifier = items.some((item) => item !== 'or' && item.kind === 'id' && !item.not);
  return joinEithers(
    items.filter(
      (item) =>
        item === 'or' || item.kind !== 'word' || !hasIdentifier || !LEFTOVERS.test(item.word),
    ),
  ).slice(0, MOST_TERMS);
}

function readItems(text: string): Item[] {
  const items: Item[] = [];
  let from = 0;
  for (const match of text.matchAll(QUOTED)) {
    items.push(...readUnquoted(text.slice(from, match.index)));
    from = match.index + match[0].length;
    const phrase = words(match[2] ?? match[3] ?? match[4] ?? '').slice(0, MOST_PHRASE_WORDS);
    if (phrase.length > 0) items.push({ kind: 'phrase', words: phrase, not: match[1] !== '' });
  }
  items.push(...readUnquoted(text.slice(from)));
  return items;
}

function readUnquoted(text: string): Item[] {
  const items: Item[] = [];
  let from = 0;
  for (const { start, end, tokens } of findIdentifiers(text)) {
    const not = /(?:^|\s)[-−–]$/u.test(text.slice(from, start));
    items.push(...text.slice(from, start).split(/\s+/).flatMap(readChunk));
    items.push({ kind: 'id', tokens, not });
    from = end;
  }
  items.push(...text.slice(from).split(/\s+/).flatMap(readChunk));
  return items;
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
