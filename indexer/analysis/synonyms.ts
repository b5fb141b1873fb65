import { fold, words } from './fold.ts';
import { stem } from './stem.ts';
import { type WordList, WordListInvalid } from './word-list.ts';

/** A way to say the same: words that must all be there. */
export type Phrase = readonly string[];

/** What stands for a word or for several. */
export interface Entry {
  /** Everything who writes it also wants. */
  readonly wanted: readonly Phrase[];
  /** Those of them that mean it too, the other way round. */
  readonly same: readonly Phrase[];
}

export interface LongEntry extends Entry {
  readonly keys: readonly string[];
}

/** Looks up words by key. */
export interface Synonyms {
  of(key: string): Entry;
  /** Entries of several words that begin at `at`, each with the place it ends before; stop words between do not part them. */
  beginningAt(
    keys: readonly string[],
    at: number,
    isStop: (index: number) => boolean,
  ): readonly { readonly entry: LongEntry; readonly end: number }[];
  /** Every entry that is one word, as written. */
  readonly words: readonly string[];
}

interface Growing {
  readonly keys: readonly string[];
  readonly wanted: Phrase[];
  readonly same: Phrase[];
}

const NOTHING: Entry = { wanted: [], same: [] };

/**
 * Reads `synonyms.txt` and `temaer.txt`. `a = b`: each stands for the others. `a > b`: who writes a also wants b, not the
 * other way. `a = b > c = d`: who writes a or b also wants c and d. `a = b >= c = d`: the same, and c and d stand for each
 * other. Entries may be several words; `keyOf` makes the forms of a word one, and stop words in a long entry do not count.
 */
export function createSynonyms(
  list: WordList,
  keyOf: (word: string) => string = (word) => fold(stem(word)),
  isStopWord: (word: string) => boolean = () => false,
): Synonyms {
  const single = new Map<string, Growing>();
  const long = new Map<string, Growing[]>();
  const asWritten = new Set<string>();
  const entryFor = (from: Phrase): Growing => {
    const bare = from.filter((word) => !isStopWord(word));
    const keys = (bare.length > 1 ? bare : from).map(keyOf);
    const first = keys[0] ?? '';
    const made = { keys, wanted: [], same: [] };
    if (keys.length === 1) return entryOf(single, first, () => made);
    const entries = entryOf(long, first, () => []);
    const known = entries.find((entry) => entry.keys.join(' ') === keys.join(' '));
    if (known !== undefined) return known;
    entries.push(made);
    return made;
  };
  const add = (from: Phrase, to: Phrase, both: boolean): void => {
    if (from.join(' ') === to.join(' ')) return;
    const entry = entryFor(from);
    addOnce(entry.wanted, to);
    if (both) addOnce(entry.same, to);
    for (const side of [from, to]) if (side.length === 1) asWritten.add(side[0] ?? '');
  };
  for (const line of list.lines) {
    const { left, right, both } = readLine(list, line);
    for (const from of left) for (const to of right ?? left) add(from, to, right === null);
    if (right !== null && both)
      for (const from of right) for (const to of right) add(from, to, true);
  }
  return {
    words: [...asWritten],
    of: (key) => single.get(key) ?? NOTHING,
    beginningAt: (keys, at, isStop) =>
      (long.get(keys[at] ?? '') ?? []).flatMap((entry) => {
        const end = endOf(entry.keys, keys, at, isStop);
        return end === null ? [] : [{ entry, end }];
      }),
  };
}

function readLine(
  list: WordList,
  line: WordList['lines'][number],
): { readonly left: Phrase[]; readonly right: Phrase[] | null; readonly both: boolean } {
  const [, first = '', sign, second] = /^([^>]*)(?:(>=?)([^>]*))?$/.exec(line.text) ?? [];
  const side = (text: string): Phrase[] => text.split('=').map((phrase) => words(phrase));
  const left = side(first);
  const right = second === undefined ? null : side(second);
  if ([...left, ...(right ?? [])].some((phrase) => phrase.length === 0))
    throw new WordListInvalid(list, line, 'write "a = b", "a > b" or "a >= b = c"');
  if (right === null && left.length < 2)
    throw new WordListInvalid(list, line, 'one word alone says nothing; write "a = b"');
  return { left, right, both: sign === '>=' };
}

function endOf(
  wanted: readonly string[],
  keys: readonly string[],
  at: number,
  isStop: (index: number) => boolean,
): number | null {
  let next = at;
  for (const key of wanted) {
    while (next > at && next < keys.length && keys[next] !== key && isStop(next)) next++;
    if (keys[next] !== key) return null;
    next++;
  }
  return next;
}

function addOnce(phrases: Phrase[], phrase: Phrase): void {
  if (!phrases.some((known) => known.join(' ') === phrase.join(' '))) phrases.push(phrase);
}

function entryOf<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
