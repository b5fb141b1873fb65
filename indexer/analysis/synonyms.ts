import { fold, words } from './fold.ts';
import { stem } from './stem.ts';
import { type WordList, WordListInvalid } from './word-list.ts';

/** A way to say the same: words that must all be there. */
export type Phrase = readonly string[];

/** Looks up words by key; the phrases that mean the same or are also wanted. */
export interface Synonyms {
  of(key: string): readonly Phrase[];
  /** Entries of several words that begin at `at`, with the number of words they take. */
  beginningAt(keys: readonly string[], at: number): readonly LongEntry[];
  /** Most words one entry of the list has. */
  readonly longest: number;
  /** Every entry that is one word, as written. */
  readonly words: readonly string[];
}

export interface LongEntry {
  readonly keys: readonly string[];
  readonly phrases: readonly Phrase[];
}

/**
 * Reads `synonyms.txt`. `a = b = c`: each stands for the others. `a > b`: who writes a also wants b, not the other way.
 * Entries may be several words. `keyOf` makes the forms of a word one.
 */
export function createSynonyms(
  list: WordList,
  keyOf: (word: string) => string = (word) => fold(stem(word)),
): Synonyms {
  const single = new Map<string, Phrase[]>();
  const long = new Map<string, { keys: readonly string[]; phrases: Phrase[] }[]>();
  const asWritten = new Set<string>();
  let longest = 1;
  const phrasesOf = (from: readonly string[]): Phrase[] => {
    const keys = from.map(keyOf);
    const first = keys[0] ?? '';
    if (keys.length === 1) return entryOf(single, first, () => []);
    const entries = entryOf(long, first, () => []);
    const known = entries.find((entry) => entry.keys.join(' ') === keys.join(' '));
    if (known !== undefined) return known.phrases;
    const phrases: Phrase[] = [];
    entries.push({ keys, phrases });
    return phrases;
  };
  const add = (from: readonly string[], to: readonly string[]): void => {
    const phrases = phrasesOf(from);
    if (!phrases.some((phrase) => phrase.join(' ') === to.join(' '))) phrases.push(to);
    longest = Math.max(longest, from.length);
    for (const side of [from, to]) if (side.length === 1) asWritten.add(side[0] ?? '');
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
    words: [...asWritten],
    of: (key) => single.get(key) ?? [],
    beginningAt: (keys, at) => {
      const entries = long.get(keys[at] ?? '');
      return entries?.filter((entry) => entry.keys.every((k, i) => k === keys[at + i])) ?? [];
    },
  };
}

function entryOf<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
