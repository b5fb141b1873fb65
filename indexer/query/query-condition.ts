import type { Analysis } from '../analysis/analysis.ts';
import { fold } from '../analysis/fold.ts';
import type { Condition, Scope } from '../engine.ts';
import type { Term } from './parse-query.ts';
import {
  all,
  any,
  inHeading,
  sideBySide,
  together,
  token,
  wordCondition,
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

/** Stop words count only when nothing else is asked for. */
export function withoutStopWords(terms: readonly Term[], analysis: Analysis): Term[] {
  const meaning = terms.filter((t) => t.kind !== 'word' || !analysis.isStopWord(t.word));
  return meaning.some((term) => !term.not) ? meaning : [...terms];
}

export function queryCondition(terms: readonly Term[], analysis: Analysis): Matching {
  const kept = withoutStopWords(terms, analysis);
  const wanted = kept.filter((term) => !term.not);
  const parts = conditionsOf(wanted, analysis);
  const unwanted = kept
    .filter((term) => term.not)
    .map((term): Condition => ({ kind: 'not', of: plainCondition(term, analysis) }));
  const conditions = [...parts.map(({ condition }) => condition), ...unwanted];
  return {
    match: conditions.length === 0 ? null : all(conditions),
    tiers: tiersOf(wanted, parts, analysis),
    parts: parts.map(({ condition }) => condition),
    wanted: parts.map(({ term }) => term),
  };
}

interface Part {
  readonly term: Term;
  readonly condition: Condition;
}

/** Words that together are one entry of the synonym list become one part. */
function conditionsOf(terms: readonly Term[], analysis: Analysis): Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i];
    if (term === undefined) continue;
    const entry = term.kind === 'word' ? synonymEntry(terms, i, analysis) : null;
    if (entry !== null) {
      const asTyped = together(entry.words.map(analysis.token));
      parts.push({
        term: { kind: 'phrase', words: entry.words, not: false },
        condition: any([asTyped, ...entry.alternatives.map((tokens) => together(tokens))]),
      });
      i += entry.words.length - 1;
      continue;
    }
    const condition =
      term.kind === 'word'
        ? wordCondition(
            term.word,
            {
              before: wordAt(terms, i - 1),
              after: wordAt(terms, i + 1),
              unfinished: i === terms.length - 1,
              alone: terms.length === 1,
            },
            analysis,
          )
        : plainCondition(term, analysis);
    parts.push({ term, condition });
  }
  return parts;
}

const wordAt = (terms: readonly Term[], index: number): string | null => {
  const term = terms[index];
  return term?.kind === 'word' ? term.word : null;
};

function synonymEntry(
  terms: readonly Term[],
  start: number,
  analysis: Analysis,
): { readonly words: string[]; readonly alternatives: readonly (readonly string[])[] } | null {
  for (let n = Math.min(analysis.longestPhrase, terms.length - start); n >= 2; n--) {
    const following = terms
      .slice(start, start + n)
      .flatMap((term) => (term.kind === 'word' ? [term.word] : []));
    if (following.length < n) continue;
    const alternatives = analysis.phraseAlternatives(following);
    if (alternatives.length > 0) return { words: following, alternatives };
  }
  return null;
}

const ALONE = { before: null, after: null, unfinished: false, alone: false };

/** A term by itself: for phrases, identifiers, exclusions and the branches of an OR. */
function plainCondition(term: Term, analysis: Analysis): Condition {
  switch (term.kind) {
    case 'word':
      // What is left out is left out as written and inflected, not with everything that means nearly the same.
      return term.not
        ? any([token(analysis.token(term.word)), token(fold(term.word), 'names')])
        : wordCondition(term.word, ALONE, analysis);
    case 'phrase':
      return any([
        sideBySide(term.words.map(analysis.token)),
        sideBySide(term.words.map(fold), 'names'),
      ]);
    case 'id':
      return any(term.tokens.map((t) => token(t)));
    case 'either':
      return any(term.of.map((branch) => plainCondition(branch, analysis)));
  }
}

/** Best first: the exact document asked for, the words side by side, all in the title, in title or case title, as typed. */
function tiersOf(
  wanted: readonly Term[],
  parts: readonly Part[],
  analysis: Analysis,
): readonly Condition[] {
  const exact = (scope: Scope): Condition[] =>
    wanted.flatMap((term) => {
      if (term.kind === 'word') return [token(analysis.token(term.word), scope)];
      if (term.kind === 'phrase') return term.words.map((w) => token(analysis.token(w), scope));
      return term.kind === 'id' ? [any(term.tokens.map((t) => token(t)))] : [];
    });
  const identifiers = wanted.flatMap((term) => (term.kind === 'id' ? [term.tokens[0] ?? ''] : []));
  const following = wanted.flatMap((term) =>
    term.kind === 'word' ? [analysis.token(term.word)] : [],
  );
  const inTitle = exact('title');
  if (inTitle.length === 0) return [];
  const tiers: Condition[] = [];
  if (identifiers.length > 0) tiers.push(all([...identifiers.map((t) => token(t)), ...inTitle]));
  if (following.length > 1 && following.length === wanted.length)
    tiers.push(all([sideBySide(following), ...inTitle]), sideBySide(following));
  tiers.push(all(inTitle));
  tiers.push(all(exact('heading')));
  const narrowed = parts.map(({ condition }) => inHeading(condition));
  tiers.push(all(narrowed));
  tiers.push(all(exact('any')));
  return tiers;
}
