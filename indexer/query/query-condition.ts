import type { Analysis } from '../analysis/analysis.ts';
import { fold } from '../analysis/fold.ts';
import { recipientToken, senderToken } from '../analysis/meaning-tokens.ts';
import type { Condition } from '../engine.ts';
import type { Term } from './parse-query.ts';
import {
  all,
  any,
  narrowed,
  sideBySide,
  together,
  token,
  type WordWays,
  wordWays,
} from './word-condition.ts';

/** A search as engines understand it. */
export interface Matching {
  /** null: everything. */
  readonly match: Condition | null;
  readonly tiers: readonly Condition[];
  /** One condition for each wanted term, in the order of `wanted`; what relaxing leaves out one of. */
  readonly parts: readonly Condition[];
  readonly wanted: readonly Term[];
}

interface Part extends WordWays {
  readonly term: Term;
}

export function queryCondition(terms: readonly Term[], analysis: Analysis): Matching {
  const kept = withoutStopWords(terms, analysis);
  const parts = partsOf(
    kept.filter((term) => !term.not),
    analysis,
  );
  const unwanted = kept
    .filter((term) => term.not)
    .map((term): Condition => ({ kind: 'not', of: leftOut(term, analysis) }));
  const conditions = [...parts.map((part) => part.all), ...unwanted];
  return {
    match: conditions.length === 0 ? null : all(conditions),
    tiers: tiersOf(parts, analysis),
    parts: parts.map((part) => part.all),
    wanted: parts.map(({ term }) => term),
  };
}

/** Stop words count only when nothing else is asked for. */
function withoutStopWords(terms: readonly Term[], analysis: Analysis): Term[] {
  const meaning = terms.filter((t) => t.kind !== 'word' || !analysis.isStopWord(t.word));
  return meaning.some((term) => !term.not) ? meaning : [...terms];
}

/** Words that together are one entry of the synonym list become one part. */
function partsOf(terms: readonly Term[], analysis: Analysis): Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i];
    if (term === undefined) continue;
    const entry = term.kind === 'word' ? synonymEntry(terms, i, analysis) : null;
    if (entry !== null) {
      parts.push(entry);
      i += entry.term.words.length - 1;
    } else if (term.kind === 'word') {
      const at = {
        before: wordAt(terms, i - 1),
        after: wordAt(terms, i + 1),
        unfinished: i === terms.length - 1,
        alone: terms.length === 1,
      };
      parts.push({ term, ...wordWays(term.word, at, analysis) });
    } else parts.push({ term, ...oneWay(plainCondition(term, analysis)) });
  }
  return parts;
}

const wordAt = (terms: readonly Term[], index: number): string | null => {
  const term = terms[index];
  return term?.kind === 'word' ? term.word : null;
};

const oneWay = (condition: Condition): WordWays => ({
  literal: null,
  joined: null,
  own: condition,
  same: condition,
  all: condition,
});

function synonymEntry(
  terms: readonly Term[],
  start: number,
  analysis: Analysis,
): (Part & { readonly term: { readonly words: readonly string[] } }) | null {
  for (let n = Math.min(analysis.longestPhrase, terms.length - start); n >= 2; n--) {
    const following = terms
      .slice(start, start + n)
      .flatMap((term) => (term.kind === 'word' ? [term.word] : []));
    if (following.length < n) continue;
    const alternatives = analysis.phraseAlternatives(following);
    if (alternatives.length === 0) continue;
    const own = together(following.map(analysis.token));
    const same = any([own, ...alternatives.map((tokens) => together(tokens))]);
    const term = { kind: 'phrase', words: following, not: false } as const;
    return { term, literal: null, joined: null, own, same, all: same };
  }
  return null;
}

/** A term that is no word: a phrase, an identifier, an OR. */
function plainCondition(term: Term, analysis: Analysis): Condition {
  switch (term.kind) {
    case 'word':
      return wordWays(term.word, ALONE, analysis).all;
    case 'phrase':
      return any([
        sideBySide(term.words.map(analysis.token)),
        sideBySide(term.words.map(fold), 'names'),
      ]);
    case 'id':
      return any(term.tokens.map((t) => token(t)));
    case 'meaning':
      return any([
        ...term.tokens.map((t) => token(t)),
        ...(term.words.length === 0 ? [] : [sideBySide(term.words.map(analysis.token))]),
      ]);
    case 'party': {
      const mark = term.direction === 'fra' ? senderToken : recipientToken;
      return any([
        together(term.words.map((word) => mark(analysis.token(word)))),
        all(term.words.map((word) => token(fold(word), 'names'))),
      ]);
    }
    case 'either':
      return any(term.of.map((branch) => plainCondition(branch, analysis)));
  }
}

const ALONE = { before: null, after: null, unfinished: false, alone: false };

/** What is left out is left out as written and inflected, not with everything that means nearly the same. */
const leftOut = (term: Term, analysis: Analysis): Condition =>
  term.kind === 'word'
    ? any([token(analysis.token(term.word)), token(fold(term.word), 'names')])
    : plainCondition(term, analysis);

const isText = (term: Term): boolean => !['id', 'meaning', 'party'].includes(term.kind);

/**
 * What makes a hit better, best first: the very document asked for; the words side by side; all of them in the title, as
 * typed, then in other words; the same in title or case title; in pieces there; and anywhere, as typed.
 */
function tiersOf(parts: readonly Part[], analysis: Analysis): Condition[] {
  if (parts.length === 0) return [];
  const every = (way: (part: Part) => Condition, scope: 'title' | 'heading'): Condition =>
    all(
      parts.map((part) =>
        // Identifiers and meanings are in a field of their own.
        isText(part.term) ? narrowed(way(part), scope) : part.own,
      ),
    );
  const tiers: Condition[] = [];
  const identifiers = parts.flatMap(({ term }) =>
    term.kind === 'id' ? [term.tokens[0] ?? ''] : [],
  );
  if (identifiers.length > 0) tiers.push(together(identifiers));
  // A municipality may be half of a name (Rana Utvikling), so it counts as a word here.
  const spoken = parts.filter(({ term }) => isText(term) || term.kind === 'meaning');
  const following = spoken.flatMap(({ term }) =>
    term.kind === 'word' ? [term.word] : term.kind === 'meaning' ? term.words : [],
  );
  if (following.length > 1 && following.length >= spoken.length) {
    const beside = sideBySide(following.map(analysis.token));
    tiers.push(all([beside, every((part) => part.own, 'title')]), beside);
  }
  const texts = parts.filter(({ term }) => isText(term));
  if (texts.length > 1 && texts.every((part) => part.joined !== null))
    tiers.push(every((part) => part.joined ?? part.own, 'heading'));
  if (parts.some((part) => part.literal !== null))
    tiers.push(every((part) => part.literal ?? part.own, 'title'));
  tiers.push(
    every((part) => part.own, 'title'),
    every((part) => part.same, 'title'),
    every((part) => part.own, 'heading'),
    every((part) => part.same, 'heading'),
    every((part) => part.all, 'heading'),
    all(parts.map((part) => part.own)),
  );
  return [...new Map(tiers.map((tier) => [JSON.stringify(tier), tier])).values()];
}
