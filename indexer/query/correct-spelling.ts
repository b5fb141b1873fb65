import type { Analysis } from '../analysis/analysis.ts';
import { words } from '../analysis/fold.ts';
import { Speller } from '../speller.ts';
import type { Term } from './parse-query.ts';

const MOST_CANDIDATES = 3;

/** A word to try instead, by token; `written` when the word lists know how it is spelled. */
export interface Candidate {
  readonly token: string;
  readonly written: string | null;
}

/** Candidates for a misspelled word from the word lists and from what occurs in the index. */
export type Corrections = (word: string) => Promise<readonly Candidate[]>;

export function createCorrections(
  analysis: Analysis,
  suggest: (token: string, limit: number) => Promise<readonly string[]>,
): Corrections {
  const written = new Map(analysis.listWords.map((word) => [analysis.token(word), word]));
  const lists = new Speller([...written.keys()].map((token) => ({ token, count: 1 })));
  return async (word) => {
    const token = analysis.token(word);
    const found = [
      ...(await suggest(token, MOST_CANDIDATES)),
      ...lists.closeTo(token, MOST_CANDIDATES),
    ];
    return [...new Set(found)].map((t) => ({ token: t, written: written.get(t) ?? null }));
  };
}

/** How a token is written in some texts: the commonest form there. null: in none of them. */
export function writtenForm(
  token: string,
  texts: readonly string[],
  analysis: Analysis,
): string | null {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of words(text))
      if (analysis.token(word) === token) counts.set(word, (counts.get(word) ?? 0) + 1);
  const best = [...counts].sort(([a, x], [b, y]) => y - x || a.length - b.length)[0];
  return best?.[0] ?? null;
}

/** The terms with one word exchanged. */
export const exchange = (terms: readonly Term[], from: string, to: string): Term[] =>
  terms.map((term) => (term.kind === 'word' && term.word === from ? { ...term, word: to } : term));
