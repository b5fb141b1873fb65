const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'o',
  å: 'a',
  ä: 'ae',
  ö: 'o',
  ü: 'u',
  đ: 'd',
  ŧ: 't',
  ŋ: 'n',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  ł: 'l',
  œ: 'o',
  ı: 'i',
};
const SPECIAL = /[æøåäöüđŧŋðþßłœı]/g;
const PLAIN = /^[a-z0-9]*$/;
const LONGEST = 60;

/** The words of a text, lower case, as written otherwise. */
export const words = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * A lower-case word as a token: `[a-z0-9]+`, at most 60 characters. One spelling for å/aa, ø/oe/ö and æ/ae/ä, the South and
 * North Sámi letters without their marks, and letters of other scripts as their code points. Both sides of the search fold
 * alike, and a token can hold nothing that any engine's query language would read as its own. Stem before folding.
 */
export function fold(word: string): string {
  let folded = word;
  if (!PLAIN.test(folded)) {
    folded = folded
      .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase();
    if (!PLAIN.test(folded))
      folded = folded.replace(/[^a-z0-9]/gu, (c) => `u${(c.codePointAt(0) ?? 0).toString(16)}`);
  }
  return folded.replaceAll('aa', 'a').replaceAll('oe', 'o').slice(0, LONGEST);
}
