import { fold, words } from './fold.ts';
import { stem } from './stem.ts';
import { type WordList, WordListInvalid } from './word-list.ts';

/** A way to say the same: words that must all be there. */
export type Phrase = readonly string[];

/** Looks up one or several following words by stem; the phrases that mean the same or are also wanted. */
export interface Synonyms {
  of(following: readonly string[]): readonly Phrase[];
  /** Most words one entry of the list has. */
  readonly longest: number;
  /** Some entry of several words begins with this word. */
  begins(word: string): boolean;
}

const stemKey = (word: string): string => fold(stem(word));

/**
 * Reads `synonyms.txt`. `a = b = c`: each stands for the others. `a > b`: who writes a also wants b, not the other way.
 * Entries may be several words.
 */
export function createSynonyms(list: WordList): Synonyms {
  const entries = new Map<string, Phrase[]>();
  const beginnings = new Set<string>();
  let longest = 1;
  const add = (from: readonly string[], to: readonly string[]): void => {
    const key = from.map(stemKey).join(' ');
    const known = entries.get(key) ?? [];
    if (!known.some((phrase) => phrase.join(' ') === to.join(' '))) known.push(to);
    entries.set(key, known);
    longest = Math.max(longest, from.length);
    if (from.length > 1) beginnings.add(stemKey(from[0] ?? ''));
  };
  for (const line of list.lines) {
    const sides = line.text.split('>').map((side) => side.split('=').map((p) => words(p)));
    const [left, right] = sides;
    if (left === undefined || sides.length > 2 || sides.flat().some((phrase) => !phrase.length))
      throw new WordListInvalid(list, line, 'write "a = b" or "a > b"');
    if (right === undefined && left.length < 2)
      throw new WordListInvalid(list, line, 'one word alone says nothing; write "a = b"');
    for (const from of left)
      for (const to of right ?? left) if (from.join(' ') !== to.join(' ')) add(from, to);
  }
  return {
    longest,
    of: (following) => entries.get(following.map(stemKey).join(' ')) ?? [],
    begins: (word) => beginnings.has(stemKey(word)),
  };
}
