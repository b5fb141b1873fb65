/**
 * Text in which the names of private persons are marked in place.
 *
 * A mark is a pair of private-use characters around the name: `U+E000 Kari Nordmann U+E001`. In-band marks survive
 * cleaning, trimming and masking, where offsets kept beside the text would slip. Only `public-view.ts` opens them.
 * `markedText` strips the two characters from everything that comes from outside, so a source cannot forge one.
 */
export type MarkedText = string & { readonly __marked: unique symbol };

const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARK_CHARACTERS = /[\uE000\uE001]/g;
// A mark that is never closed hides the rest: a broken text must not show a name.
const MARKED_NAME = /\uE000([^\uE001]*)(?:\uE001|$)/g;

/** Text from outside as marked text without names; any mark character in it is removed. */
export const markedText = (text: string): MarkedText =>
  text.replace(MARK_CHARACTERS, '') as MarkedText;

/** A whole string that is one person's name, as marked text. */
export const markedName = (name: string): MarkedText =>
  `${OPEN}${name.replace(MARK_CHARACTERS, '')}${CLOSE}` as MarkedText;

/** Joins pieces that are already marked. */
export const joinMarked = (pieces: readonly MarkedText[], separator = ''): MarkedText =>
  pieces.join(separator) as MarkedText;

export const hasMarkedName = (text: string): boolean => text.includes(OPEN);

/** The marked names in the text, in order. */
export const namesIn = (text: MarkedText): string[] =>
  hasMarkedName(text) ? [...text.matchAll(MARKED_NAME)].map((match) => match[1] ?? '') : [];

/** The text with the marks taken off and the names kept. */
export const withNames = (text: MarkedText): string =>
  /[\uE000\uE001]/.test(text) ? text.replace(MARK_CHARACTERS, '') : text;

/** The text with each marked name replaced, for readers and formats that may not have names. */
export const withoutNames = (text: MarkedText, replacement = '*****'): string =>
  hasMarkedName(text) ? text.replace(MARKED_NAME, replacement) : text;

/** Applies `change` to the text outside marked names; the names themselves stay as they are. */
export const mapUnmarked = (text: MarkedText, change: (plain: string) => string): MarkedText =>
  (hasMarkedName(text)
    ? text
        .split(/(\uE000[^\uE001]*(?:\uE001|$))/)
        .map((piece) => (piece.startsWith(OPEN) ? piece : change(piece)))
        .join('')
    : change(text)) as MarkedText;
