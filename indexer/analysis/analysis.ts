import { createHash } from 'node:crypto';
import type { Names } from '../../harvester/config/config.ts';
import { createDecompound } from './decompound.ts';
import { fold, words } from './fold.ts';
import { stem } from './stem.ts';
import { createSynonyms, type Phrase } from './synonyms.ts';
import { readWordList, type WordList } from './word-list.ts';

/** Raise when the code of the analysis or the shape of the search document changes what is indexed. */
export const CODE_VERSION = 1;
const MOST_CACHED = 200_000;
const SHORTEST_TOKEN = 3;

/** A municipality as the analysis knows it: its number and its names in every language. */
export interface Place {
  readonly number: string;
  readonly name: Names;
}

/** Only this of a place, so that a changed e-mail address in the configuration is not another version. */
const plainPlace = ({ number, name }: Place): Place => ({ number, name });

/** Other ways to find what a word means, each a list of tokens that must all be there; without the word itself. */
export interface Alternatives {
  /** Says the same: synonyms, and the compound with one member said another way. */
  readonly same: readonly (readonly string[])[];
  /** Says it in pieces, which may stand apart and mean something else. */
  readonly pieces: readonly (readonly string[])[];
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
  alternatives(word: string): Alternatives;
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
  const stopWords = new Set(lists.stopWords.lines.flatMap(({ text }) => text.split(/\s+/)));
  const token = cached((word) => {
    const stemmed = fold(stem(word));
    // Aasen, Eide: what stemming and folding leave must not be a shorter word than stemming alone may leave.
    return stemmed.length >= SHORTEST_TOKEN ? stemmed : fold(word);
  });
  const synonyms = createSynonyms(lists.synonyms, token);
  const decompound = createDecompound(lists.members, synonyms.words);
  const synonymsOf = (word: string): readonly Phrase[] => synonyms.of(token(word));
  const tokens = (phrase: Phrase): string[] => phrase.map(token);

  /** Compounds with one member said another way: `skjenkeløyve` → `skjenkebevilling`, `skjenke` + `bevilling`. */
  const recombined = (word: string, parts: readonly string[]): Phrase[] => {
    const [first, last] = parts;
    if (parts.length !== 2 || first === undefined || last === undefined) return [];
    const beginning = beginningOf(word, last, first);
    const firsts = single(synonymsOf(first));
    const lasts = single(synonymsOf(last));
    return [
      ...firsts.flatMap((other) => [[other + last], [`${other}s${last}`], [other, last]]),
      ...lasts.flatMap((other) => [[beginning + other], [first, other]]),
      ...firsts.flatMap((one) => lasts.flatMap((other) => [[one + other], [one, other]])),
    ];
  };

  /** As most would write a compound, when the linking letter was left out or put in. */
  const usual = ([first, last, ...more]: readonly string[]): Phrase[] =>
    first === undefined || last === undefined || more.length > 0
      ? []
      : [[first + last], [`${first}s${last}`]];

  const alternatives = cached((word): Alternatives => {
    const parts = decompound(word);
    const whole = synonymsOf(word);
    const recombinations = parts === null ? [] : [...usual(parts), ...recombined(word, parts)];
    const inner = whole.flatMap((phrase) => {
      const members = phrase.length === 1 ? decompound(phrase[0] ?? '') : null;
      return members === null ? [] : [members];
    });
    const same = [...whole, ...recombinations.filter((phrase) => phrase.length === 1)];
    const pieces = [
      ...(parts === null ? [] : [parts]),
      ...recombinations.filter((phrase) => phrase.length > 1),
      ...inner,
    ];
    return {
      same: distinct(same.map(tokens), token(word)),
      pieces: distinct(pieces.map(tokens), token(word)),
    };
  });

  const extraOfWord = cached((word): readonly string[] => {
    const found = new Set<string>();
    const add = (phrase: Phrase): void => {
      for (const t of tokens(phrase)) found.add(t);
    };
    const parts = decompound(word);
    for (const phrase of synonymsOf(word)) add(phrase);
    if (parts !== null) {
      add(parts);
      for (const part of parts) for (const phrase of synonymsOf(part)) add(phrase);
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
      const keys = following.map(token);
      const entry = synonyms
        .beginningAt(keys, 0)
        .find((candidate) => candidate.keys.length === keys.length);
      return entry === undefined ? [] : distinct(entry.phrases.map(tokens), '');
    },
    extra: (following) => {
      const keys = following.map(token);
      const found = new Set<string>();
      for (let at = 0; at < following.length; at++) {
        for (const t of extraOfWord(following[at] ?? '')) found.add(t);
        for (const entry of synonyms.beginningAt(keys, at))
          for (const phrase of entry.phrases) for (const t of tokens(phrase)) found.add(t);
      }
      for (const own of keys) found.delete(own);
      return [...found].filter((t) => t.length > 1);
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
    .update(
      JSON.stringify([
        CODE_VERSION,
        Object.values(lists).map(({ text }) => text),
        places.map(plainPlace),
      ]),
    )
    .digest('hex')
    .slice(0, 16);
