import { givenName } from './name-lists.ts';
import {
  isCapitalised,
  isLowerCase,
  isPlaceCompound,
  makesPlace,
  type Span,
  type Word,
  wordsOf,
} from './name-span.ts';
import { isOrganisationWord } from './organisation.ts';

const NO_NAME_WORD =
  /^(?:og|and|von|van|de|der|den|la|le|al|el|bin|av|m|fl|mfl|med|flere|for|ved|att|co|jr|sr|dr|mr|mrs|hr|fru|frk|adv|advokat)$/i;
const PLACE_BEFORE =
  /^(?:i|på|ved|nedre|øvre|ytre|indre|midtre|nordre|søndre|østre|vestre|store|lille|gamle|nye)$/i;

/** Words of the names of private persons that an entry holds. */
export interface KnownNames {
  /** Lower case, also the halves of double names. */
  readonly words: ReadonlySet<string>;
}

export function knownNames(names: Iterable<string>): KnownNames {
  const words = new Set<string>();
  for (const name of names) {
    const found = wordsOf(name);
    // "Kari Nordmann, beboer i Storgata 1" knows two words of a name.
    const anyCase = !found.some((word) => isCapitalised(word.text));
    for (const [i, { text, end }] of found.entries()) {
      if (text.length < 2 || NO_NAME_WORD.test(text) || isPlaceCompound(text)) continue;
      if ((!anyCase && isLowerCase(text)) || (i > 1 && /^\s?\d/.test(name.slice(end)))) continue;
      const word = text.toLowerCase();
      words.add(word);
      for (const half of word.split('-')) if (half.length > 1) words.add(half);
    }
  }
  return { words };
}

/**
 * Where the known names stand in a text again: two or more of their words side by side in any order and case ("Nordmann, Kari",
 * "kari nordmann"), with an initial before ("K. Nordmann"), and one word alone when it is written as a name and not as a place,
 * an institution or the first word of a sentence. A genitive -s stays outside.
 */
export function findKnownNames(text: string, known: KnownNames): Span[] {
  if (known.words.size === 0) return [];
  const lower = text.toLowerCase();
  let held = false;
  for (const word of known.words)
    if (lower.includes(word)) {
      held = true;
      break;
    }
  if (!held) return [];
  const words = wordsOf(text).flatMap(splitDoubles(known));
  const spans: Span[] = [];
  for (let i = 0; i < words.length; i++) {
    if (knownEnd(words[i], known) === null) continue;
    let last = i;
    for (let j = i + 1; j < words.length && j <= last + 2; j++) {
      const gap = words[j]?.gap ?? '';
      if (!/^(?:[\s_-]{1,3}|,\s?|\.\s?)$/.test(gap)) break;
      if (knownEnd(words[j], known) !== null) last = j;
    }
    const start = initialBefore(words, i, text);
    const end = knownEnd(words[last], known);
    const first = words[i];
    if (first === undefined || end === null) continue;
    if (last > i || start < first.start ? !namesPlace(words, last) : standsAlone(words, i, text))
      spans.push({ start, end });
    i = last;
  }
  return spans;
}

/** Where the name part of a word ends (a genitive stays outside); null: not a known word. */
function knownEnd(word: Word | undefined, { words }: KnownNames): number | null {
  if (word === undefined) return null;
  const text = word.text.toLowerCase();
  if (words.has(text)) return word.end;
  const genitive = /['’]?s$|['’]$/.exec(text);
  return genitive && words.has(text.slice(0, genitive.index)) ? word.start + genitive.index : null;
}

/** A double word that is not known whole is read as its halves ("Nordmann-saken", "Anne-Marie" for "Anne Marie"). */
const splitDoubles =
  (known: KnownNames) =>
  (word: Word): Word[] => {
    if (!word.text.includes('-') || known.words.has(word.text.toLowerCase())) return [word];
    const parts: Word[] = [];
    let start = word.start;
    for (const text of word.text.split('-')) {
      parts.push({
        text,
        start,
        end: start + text.length,
        gap: parts.length === 0 ? word.gap : '-',
      });
      start += text.length + 1;
    }
    return parts;
  };

function initialBefore(words: readonly Word[], index: number, text: string): number {
  const word = words[index];
  const initial = words[index - 1];
  if (word === undefined) return 0;
  if (initial === undefined || initial.text.length !== 1 || !isCapitalised(initial.text))
    return word.start;
  return /^\.?\s?$/.test(text.slice(initial.end, word.start)) && /\./.test(word.gap)
    ? initial.start
    : word.start;
}

const namesPlace = (words: readonly Word[], last: number): boolean => {
  const next = words[last + 1];
  return (
    next !== undefined &&
    /^[\s-]{1,2}$/.test(next.gap) &&
    (makesPlace(next.text) ||
      /^(?:museet|senteret|prisen|huset)$/.test(next.text) ||
      (isCapitalised(next.text) && isOrganisationWord(next.text)))
  );
};

function standsAlone(words: readonly Word[], index: number, text: string): boolean {
  const word = words[index];
  if (word === undefined || word.text.length < 3 || !isCapitalised(word.text)) return false;
  if (namesPlace(words, index) || isPlaceCompound(word.text)) return false;
  const previous = words[index - 1];
  const beside = previous !== undefined && /^\s{1,2}$/.test(word.gap);
  if (beside && PLACE_BEFORE.test(previous.text)) return false;
  if (beside && isCapitalised(previous.text) && index > 1) return false;
  const startsText = text.slice(0, word.start).trim() === '';
  if (!startsText || givenName(word.text) === 'sure') return true;
  const next = words[index + 1];
  return (
    next === undefined || !isLowerCase(next.text) || !/^\s+$/.test(next.gap) || /s$/.test(word.text)
  );
}
