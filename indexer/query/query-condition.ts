import type { Analysis } from '../analysis/analysis.ts';
import { fold } from '../analysis/fold.ts';
import { recipientToken, senderToken } from '../analysis/meaning-tokens.ts';
import type { Condition } from '../engine.ts';
import type { Term } from './parse-query.ts';
import {
  all,
  any,
  compoundsWith,
  looseTokens,
  narrowed,
  sameTokens,
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
  const wanted = terms.filter((term) => !term.not);
  const { strong, weak } = weighed(wanted, analysis);
  const parts = partsOf(wanted, strong, analysis);
  const unwanted = terms
    .filter((term) => term.not)
    .map((term): Condition => ({ kind: 'not', of: leftOut(term, analysis) }));
  const conditions = [...parts.map((part) => part.all), ...unwanted];
  const besides = [...weak].flatMap((term) => (term.kind === 'word' ? [term.word] : []));
  return {
    match: conditions.length === 0 ? null : all(conditions),
    tiers: tiersOf(parts, besides, analysis),
    parts: parts.map((part) => part.all),
    wanted: parts.map(({ term }) => term),
  };
}

/** The terms that count: all but stop words, and among them those that only make a hit better. */
interface Weighed {
  readonly strong: ReadonlySet<Term>;
  readonly weak: ReadonlySet<Term>;
}

/** Stop words count only when nothing else is asked for, and so do weak words that make no listed compound with a neighbour. */
function weighed(terms: readonly Term[], analysis: Analysis): Weighed {
  const wanted = terms.filter((term) => term.kind !== 'word' || !analysis.isStopWord(term.word));
  if (wanted.length === 0) return { strong: new Set(terms), weak: new Set() };
  const isWeak = (term: Term, i: number): boolean =>
    term.kind === 'word' &&
    analysis.isWeakWord(term.word) &&
    !compoundsWith(term.word, {
      before: wordAt(wanted, i - 1),
      after: wordAt(wanted, i + 1),
    }).some(analysis.isListed);
  const weak = new Set(wanted.filter(isWeak));
  if (weak.size === wanted.length) return { strong: new Set(wanted), weak: new Set() };
  return { strong: new Set(wanted.filter((term) => !weak.has(term))), weak };
}

/** Words that together are one entry of the lists become one part; words that do not count become none. */
function partsOf(terms: readonly Term[], strong: ReadonlySet<Term>, analysis: Analysis): Part[] {
  const parts: Part[] = [];
  const spoken = terms.filter((term) => strong.has(term));
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i];
    if (term === undefined) continue;
    const entry = longPart(terms, i, analysis);
    if (entry !== null) {
      parts.push(entry.part);
      i = entry.end - 1;
    } else if (!strong.has(term)) continue;
    else if (term.kind === 'word') {
      const at = spoken.indexOf(term);
      const surroundings = {
        before: wordAt(spoken, at - 1),
        after: wordAt(spoken, at + 1),
        unfinished: at === spoken.length - 1,
        alone: spoken.length === 1,
      };
      parts.push({ term, ...wordWays(term.word, surroundings, analysis) });
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
  theme: condition,
  all: condition,
});

/** The part that begins with the term at `start` and takes several words, and the place it ends before. */
function longPart(
  terms: readonly Term[],
  start: number,
  analysis: Analysis,
): { readonly part: Part; readonly end: number } | null {
  const following: string[] = [];
  for (const term of terms.slice(start)) {
    if (term.kind !== 'word') break;
    following.push(term.word);
  }
  if (following.length < 2 || analysis.isStopWord(following[0] ?? '')) return null;
  const found = analysis.longAlternatives(following, 0);
  if (found === null) return null;
  const taken = following.slice(0, found.end).filter((word) => !analysis.isStopWord(word));
  const own = together(taken.map(analysis.token));
  const same = any([own, ...found.same.map(sameTokens)]);
  const theme = any([same, ...found.theme.map(sameTokens)]);
  const loose = found.same.flatMap((tokens) => looseTokens(tokens, analysis));
  const term = { kind: 'phrase', words: taken, not: false } as const;
  const part = { term, literal: null, joined: null, own, same, theme, all: any([theme, ...loose]) };
  return { part, end: start + found.end };
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
function tiersOf(parts: readonly Part[], weak: readonly string[], analysis: Analysis): Condition[] {
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
  if (weak.length > 0) {
    const besides = together(weak.map(analysis.token));
    tiers.push(all([besides, every((part) => part.same, 'heading')]));
  }
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
    all(parts.map((part) => part.own)),
    every((part) => part.theme, 'title'),
    every((part) => part.theme, 'heading'),
    every((part) => part.all, 'heading'),
  );
  return [...new Map(tiers.map((tier) => [JSON.stringify(tier), tier])).values()];
}
