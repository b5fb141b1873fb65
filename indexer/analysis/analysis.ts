import { createHash } from 'node:crypto';
import type { Names } from '../../harvester/config/config.ts';
import { createDecompound } from './decompound.ts';
import { fold, words } from './fold.ts';
import { stem } from './stem.ts';
import { createSynonyms, type Phrase } from './synonyms.ts';
import { readWordList, type WordList, WordListInvalid } from './word-list.ts';

/** Raise when the code of the analysis or the shape of the search document changes what is indexed. */
export const CODE_VERSION = 3;
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
  /** What archives file under the same thing. */
  readonly theme: readonly (readonly string[])[];
  /** Says it in pieces, which may stand apart and mean something else. */
  readonly pieces: readonly (readonly string[])[];
  /** The members of a compound, each with what says the same: one of each must be there. Empty: no compound. */
  readonly members: readonly (readonly string[])[];
}

/** Several following words that are one entry of the lists. */
export interface LongAlternatives {
  /** The place after its last word. */
  readonly end: number;
  readonly same: readonly (readonly string[])[];
  readonly theme: readonly (readonly string[])[];
}

/** Norwegian analysis, the same at index and query time and for both engines. Pure: lists in, tokens out. */
export interface Analysis {
  /** Hash of code version, word lists and places; an index built with another is rebuilt. */
  readonly version: string;
  readonly places: readonly Place[];
  /** Stemmed and folded. */
  token(word: string): string;
  /** Says nothing beside other words. */
  isStopWord(word: string): boolean;
  /** The same of a token. */
  isStopToken(token: string): boolean;
  /** Says little beside other words: it makes a hit better, and none is left out for want of it. */
  isWeakWord(word: string): boolean;
  /** The word stands in a list, in some form. */
  isListed(word: string): boolean;
  /** It is listed, or a compound of words that are: it is whole, and it is about something. */
  isKnown(word: string): boolean;
  /** Members of a compound, null when it is none. */
  parts(word: string): readonly string[] | null;
  alternatives(word: string): Alternatives;
  /** The longest entry of several words that begins at `at`; null: none does. */
  longAlternatives(following: readonly string[], at: number): LongAlternatives | null;
  /** Tokens a text with these words is also found by; without the words' own. */
  extra(following: readonly string[]): string[];
  /** Every word of the lists, for spelling suggestions: spelling as written there. */
  readonly listWords: readonly string[];
}

/** The word lists the analysis is made of. */
export interface Lists {
  readonly members: WordList;
  /** What says the same, also as members of compounds. */
  readonly synonyms: WordList;
  /** What people call things, and all that archives file them under; whole words and phrases only. */
  readonly themes: WordList;
  readonly stopWords: WordList;
}

/** The lists as they stand in `indexer/analysis/`. Throws when one is missing. */
export const ownLists = (): Lists => ({
  members: readWordList('ledd.txt'),
  synonyms: readWordList('synonyms.txt'),
  themes: readWordList('temaer.txt'),
  stopWords: readWordList('stop-words.txt'),
});

/** Makes the analysis; throws WordListInvalid, naming file and line, when a list cannot be used. */
export function createAnalysis(places: readonly Place[] = [], lists: Lists = ownLists()): Analysis {
  const { stopWords, weakWords } = readStopWords(lists.stopWords);
  const token = cached((word) => {
    const stemmed = fold(stem(word));
    // Aasen, Eide: what stemming and folding leave must not be a shorter word than stemming alone may leave.
    return stemmed.length >= SHORTEST_TOKEN ? stemmed : fold(word);
  });
  const isStopWord = (word: string): boolean => stopWords.has(word);
  const stopTokens = new Set([...stopWords].map(token));
  const synonyms = createSynonyms(lists.synonyms, token, isStopWord);
  const themes = createSynonyms(lists.themes, token, isStopWord);
  const decompound = createDecompound(lists.members, synonyms.words);
  const tokens = (phrase: Phrase): string[] => phrase.map(token);
  const listWords = wordsOf(lists, stopWords);
  const listTokens = new Set(listWords.map(token));

  /** Compounds with one member said another way: `skjenkeløyve` → `skjenkebevilling`. */
  const recombined = (word: string, parts: readonly string[]): Phrase[] => {
    const [first, last] = parts;
    if (parts.length !== 2 || first === undefined || last === undefined) return [];
    const beginning = beginningOf(word, last, first);
    const firsts = single(synonyms.of(token(first)).same);
    const lasts = single(synonyms.of(token(last)).same);
    return [
      ...firsts.flatMap((other) => [[other + last], [`${other}s${last}`]]),
      ...lasts.map((other) => [beginning + other]),
      ...firsts.flatMap((one) => lasts.map((other) => [one + other])),
    ];
  };

  /** As most would write a compound, when the linking letter was left out or put in. */
  const usual = ([first, last, ...more]: readonly string[]): Phrase[] =>
    first === undefined || last === undefined || more.length > 0
      ? []
      : [[first + last], [`${first}s${last}`]];

  const alternatives = cached((word): Alternatives => {
    const key = token(word);
    const parts = decompound(word);
    const entry = synonyms.of(key);
    const inner = entry.same.flatMap((phrase) => {
      const members = phrase.length === 1 ? decompound(phrase[0] ?? '') : null;
      return members === null ? [] : [members];
    });
    const recombinations = parts === null ? [] : [...usual(parts), ...recombined(word, parts)];
    const same = [...entry.wanted, ...recombinations];
    const written = [word, ...single([...entry.same, ...recombinations])].map(token);
    const theme = [...new Set(written)].flatMap((form) => themes.of(form).wanted);
    return {
      same: distinct(same.map(tokens), key),
      theme: distinct(theme.map(tokens), key),
      pieces: distinct(inner.map(tokens), key),
      members: (parts ?? []).map((part) => [
        ...new Set([part, ...single(synonyms.of(token(part)).wanted)].map(token)),
      ]),
    };
  });

  const extraOfWord = cached((word): readonly string[] => {
    const found = new Set<string>();
    const add = (written: readonly string[]): void => {
      for (const one of written) found.add(token(one));
    };
    const parts = decompound(word);
    add(single(synonyms.of(token(word)).same));
    if (parts !== null) {
      add(parts);
      for (const part of parts) add(single(synonyms.of(token(part)).same));
      add(single(recombined(word, parts)));
    }
    return [...found];
  });

  return {
    version: versionOf(lists, places),
    places,
    token,
    isStopWord,
    isStopToken: (value) => stopTokens.has(value),
    isWeakWord: (word) => weakWords.has(word),
    isListed: (word) => listTokens.has(token(word)),
    isKnown: (word) => listTokens.has(token(word)) || decompound(word) !== null,
    parts: decompound,
    alternatives,
    longAlternatives: (following, at) => {
      const keys = following.map(token);
      const isStop = (i: number): boolean => isStopWord(following[i] ?? '');
      const [inSynonyms, inThemes] = [synonyms, themes].map((list) =>
        list.beginningAt(keys, at, isStop),
      );
      const found = [...(inSynonyms ?? []), ...(inThemes ?? [])];
      if (found.length === 0) return null;
      const end = Math.max(...found.map((one) => one.end));
      const wanted = (list: typeof inThemes): string[][] =>
        distinct(
          (list ?? [])
            .filter((one) => one.end === end)
            .flatMap(({ entry }) => entry.wanted.map(tokens)),
          '',
        );
      return { end, same: wanted(inSynonyms), theme: wanted(inThemes) };
    },
    extra: (following) => {
      const keys = following.map(token);
      const isStop = (i: number): boolean => isStopWord(following[i] ?? '');
      const found = new Set<string>();
      for (let at = 0; at < following.length; at++) {
        for (const t of extraOfWord(following[at] ?? '')) found.add(t);
        for (const { entry } of synonyms.beginningAt(keys, at, isStop))
          for (const word of single(entry.same)) found.add(token(word));
      }
      for (const own of keys) found.delete(own);
      return [...found].filter((t) => t.length > 1);
    },
    listWords,
  };
}

/** Plain lines are stop words; words of `svak:` lines say little. */
function readStopWords(list: WordList): {
  readonly stopWords: ReadonlySet<string>;
  readonly weakWords: ReadonlySet<string>;
} {
  const stopWords = new Set<string>();
  const weakWords = new Set<string>();
  for (const line of list.lines) {
    const [, kind, text = ''] = /^(?:(\w+):)?(.*)$/.exec(line.text) ?? [];
    if (kind !== undefined && kind !== 'svak')
      throw new WordListInvalid(list, line, `"${kind}:" is not known; use svak:`);
    for (const word of words(text)) (kind === undefined ? stopWords : weakWords).add(word);
  }
  return { stopWords, weakWords };
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
    [...lists.members.lines, ...lists.synonyms.lines, ...lists.themes.lines]
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
