import { createHash } from 'node:crypto';
import type { Names } from '../../harvester/config/config.ts';
import { createDecompound } from './decompound.ts';
import { fold, words } from './fold.ts';
import { stem } from './stem.ts';
import { createSynonyms, type Phrase } from './synonyms.ts';
import { readWordList, type WordList } from './word-list.ts';

/** Raise when the code of the analysis or the shape of the search document changes what is indexed. */
const CODE_VERSION = 1;
const MOST_CACHED = 200_000;

/** A municipality as the analysis knows it: its number and its names in every language. */
export interface Place {
  readonly number: string;
  readonly name: Names;
}

/** Norwegian analysis, the same at index and query time and for both engines. Pure: lists in, tokens out. */
export interface Analysis {
  /** Hash of code version, word lists and places; an index built with another is rebuilt. */
  readonly version: string;
  readonly places: readonly Place[];
  /** Stemmed and folded. */
  token(word: string): string;
  isStopWord(word: string): boolean;
  /** Members of a compound, null when it is none. */
  parts(word: string): readonly string[] | null;
  /** Other ways to find what the word means, each a list of tokens that must all be there; without the word itself. */
  alternatives(word: string): readonly (readonly string[])[];
  /** The same for several following words that are one entry of the synonym list; empty when they are not. */
  phraseAlternatives(following: readonly string[]): readonly (readonly string[])[];
  /** Most words `phraseAlternatives` knows at once. */
  readonly longestPhrase: number;
  /** Tokens a text with these words is also found by; without the words' own. */
  extra(following: readonly string[]): string[];
  /** Every word of the lists, for spelling suggestions: spelling as written there. */
  readonly listWords: readonly string[];
}

interface Lists {
  readonly members: WordList;
  readonly synonyms: WordList;
  readonly stopWords: WordList;
}

const ownLists = (): Lists => ({
  members: readWordList('ledd.txt'),
  synonyms: readWordList('synonyms.txt'),
  stopWords: readWordList('stop-words.txt'),
});

/** Makes the analysis; throws WordListInvalid, naming file and line, when a list cannot be used. */
export function createAnalysis(places: readonly Place[] = [], lists: Lists = ownLists()): Analysis {
  const decompound = createDecompound(lists.members);
  const synonyms = createSynonyms(lists.synonyms);
  const stopWords = new Set(lists.stopWords.lines.flatMap(({ text }) => text.split(/\s+/)));
  const token = cached((word) => fold(stem(word)));
  const tokens = (phrase: Phrase): string[] => phrase.map(token);

  /** Compounds with one member said another way: `skjenkeløyve` → `skjenkebevilling`, `skjenke` + `bevilling`. */
  const recombined = (word: string, parts: readonly string[]): Phrase[] => {
    const [first, last] = parts;
    if (parts.length !== 2 || first === undefined || last === undefined) return [];
    const beginning = beginningOf(word, last, first);
    const firsts = single(synonyms.of([first]));
    const lasts = single(synonyms.of([last]));
    return [
      ...firsts.flatMap((other) => [[other + last], [`${other}s${last}`], [other, last]]),
      ...lasts.flatMap((other) => [[beginning + other], [first, other]]),
      ...firsts.flatMap((one) => lasts.flatMap((other) => [[one + other], [one, other]])),
    ];
  };

  const alternatives = cached((word): readonly (readonly string[])[] => {
    const parts = decompound(word);
    const whole = synonyms.of([word]);
    const phrases: Phrase[] = [...whole];
    // A synonym that is itself a compound is also found by its members.
    for (const phrase of whole) {
      const inner = phrase.length === 1 ? decompound(phrase[0] ?? '') : null;
      if (inner !== null) phrases.push(inner);
    }
    if (parts !== null) phrases.push(parts, ...recombined(word, parts));
    return distinct(phrases.map(tokens), token(word));
  });

  const extraOfWord = cached((word): readonly string[] => {
    const found = new Set<string>();
    const add = (phrase: Phrase): void => {
      for (const t of tokens(phrase)) found.add(t);
    };
    const parts = decompound(word);
    for (const phrase of synonyms.of([word])) add(phrase);
    if (parts !== null) {
      add(parts);
      for (const part of parts) for (const phrase of synonyms.of([part])) add(phrase);
      for (const phrase of recombined(word, parts)) if (phrase.length === 1) add(phrase);
    }
    return [...found];
  });

  return {
    version: versionOf(lists, places),
    places,
    token,
    isStopWord: (word) => stopWords.has(word),
    parts: decompound,
    alternatives,
    longestPhrase: synonyms.longest,
    phraseAlternatives: (following) => {
      if (following.length < 2 || !synonyms.begins(following[0] ?? '')) return [];
      return distinct(synonyms.of(following).map(tokens), '');
    },
    extra: (following) => {
      const own = new Set(following.map(token));
      const found = new Set<string>();
      following.forEach((word, at) => {
        for (const t of extraOfWord(word)) found.add(t);
        if (!synonyms.begins(word)) return;
        for (let n = 2; n <= synonyms.longest && at + n <= following.length; n++)
          for (const phrase of synonyms.of(following.slice(at, at + n)))
            for (const t of tokens(phrase)) found.add(t);
      });
      return [...found].filter((t) => t.length > 1 && !own.has(t));
    },
    listWords: wordsOf(lists, stopWords),
  };
}

const single = (phrases: readonly Phrase[]): string[] =>
  phrases.flatMap((phrase) => (phrase.length === 1 ? phrase : []));

/** The word without its last member, so that the linking letter stays; falls back to the first member. */
function beginningOf(word: string, last: string, first: string): string {
  const folded = fold(word);
  const end = fold(last);
  return folded.endsWith(end) && folded.length - end.length >= 2
    ? folded.slice(0, -end.length)
    : first;
}

function distinct(phrases: readonly (readonly string[])[], own: string): string[][] {
  const seen = new Set([own]);
  return phrases.flatMap((phrase) => {
    const unique = [...new Set(phrase)];
    const key = unique.join(' ');
    if (unique.length === 0 || seen.has(key)) return [];
    seen.add(key);
    return [unique];
  });
}

function cached<T>(compute: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const hit = known.get(word);
    if (hit !== undefined) return hit;
    const value = compute(word);
    if (known.size >= MOST_CACHED) known.clear();
    known.set(word, value);
    return value;
  };
}

const wordsOf = (lists: Lists, stopWords: ReadonlySet<string>): string[] => [
  ...new Set(
    [...lists.members.lines, ...lists.synonyms.lines]
      .flatMap(({ text }) => words(text.replace(/^(kort|hel):/, '')))
      .filter((word) => word.length >= 4 && !stopWords.has(word)),
  ),
];

const versionOf = (lists: Lists, places: readonly Place[]): string =>
  createHash('sha256')
    .update(JSON.stringify([CODE_VERSION, Object.values(lists).map(({ text }) => text), places]))
    .digest('hex')
    .slice(0, 16);
