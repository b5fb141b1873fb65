import type { MarkedText } from './marked-text.ts';
import { joinMarked, markedName, markedText } from './marked-text.ts';

/** A stretch of plain text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text with the spans marked as names; spans are in order and do not overlap. */
export function markSpans(plain: string, spans: readonly Span[]): MarkedText {
  const pieces: MarkedText[] = [];
  let done = 0;
  for (const { start, end } of spans) {
    pieces.push(markedText(plain.slice(done, start)), markedName(plain.slice(start, end)));
    done = end;
  }
  pieces.push(markedText(plain.slice(done)));
  return joinMarked(pieces);
}

/** A word of a text and where it stands. Hyphens join: `Dass-museet` is one word. */
export interface Word extends Span {
  readonly text: string;
  /** What stands between the word before and this one; the whole start of the text for the first. */
  readonly gap: string;
}

const WORD = /\p{L}[\p{L}\p{M}'’]*(?:-\p{L}[\p{L}\p{M}'’]*)*/gu;

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    words.push({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
      gap: text.slice(end, match.index),
    });
    end = match.index + match[0].length;
  }
  return words;
}

const LOWER = /^\p{Ll}/u;
const UPPER = /^\p{Lu}/u;

export const isCapitalised = (word: string): boolean => UPPER.test(word);
export const isLowerCase = (word: string): boolean => LOWER.test(word);

const PLACE_WORD =
  /^(?:vei|veg|vegen|veien|vegs?|gate|gata|gaten|gt|plass|plassen|torg|torget|alle|allé|alleen|allè|minde|bru|brua|bakke|bakken|kai|kaia|smau|park|parken|hage|sti|stien|stræde|terrasse|ring|gard|gård|gnr|bnr)$/iu;
const INSTITUTION =
  /^(?:skole|skolen|skule|skulen|barne|barneskole|ungdomsskole|barnehage|barnehagen|vgs|videregående|vidaregåande|folkehøgskole|museum|museet|senter|senteret|legat|minnefond|fond|stiftelse|kirke|kyrkje|kapell|sykehus|sykehjem|sjukeheim|prisen|pris|stipend|festival|festivalen|hotell|universitet|høgskole|kommune|kommunes|fylke|fylkeskommune|eiendom|kraft|klinikk|sogn|sokn|menighet|oppvekstsenter|omsorgssenter|idrettslag|idrettshall|idrettspark|hall|hallen|bibliotek|stadion|samfunnshus|samlinger|samlingene)$/iu;
const STREET_END =
  /(?:gata|gaten|gate|veien|vei|vegen|veita|museet|museum|senteret|senter|prisen|skolen|skole|stiftelsen|hallen|festivalen|fondet|legatet|stipendet|instituttet|dagene|utvalget|rapporten|modellen|kommunen)$/iu;
const HYPHENED_END = /-(?!sak)(?:[\p{Ll}]+(?:et|en|a|ene|s)|hus|fond|pris|gate|vei)$/u;
const LANDSCAPE_END =
  /(?:plassen|parken|fjorden|vatnet|vannet|elva|sjøen|bygda|øya|øyene|dalføre|halvøya|myra|heia)$/iu;

/** A word that makes what stands before it a street, a place or an institution: `vei`, `gate`, `skole`, `legat`. */
export const makesPlace = (word: string): boolean =>
  PLACE_WORD.test(word) || INSTITUTION.test(word);

/** A compound that is itself a street or an institution, and no surname: `Nordmannsveien`, `Dass-museet`. */
export const isPlaceCompound = (word: string): boolean =>
  word.length > 5 && (STREET_END.test(word) || HYPHENED_END.test(word));

/** A compound that is a part of the landscape; people are called by such as well (`Høgøya`, `Rypevatnet`). */
export const isLandscape = (word: string): boolean => word.length > 5 && LANDSCAPE_END.test(word);
