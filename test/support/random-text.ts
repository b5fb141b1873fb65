import { pick, type Random } from './random-search.ts';

const WORDS =
  'naust søknad vedtak barnehage søppel reguleringsplan Havnvik i fjor etter: før:2024 gnr 12 bnr 3 2024/1234 kommune: type:U ikke uten hull i veien'.split(
    ' ',
  );
const SIGNS = [
  '"',
  '«',
  '»',
  '“',
  '-',
  '−',
  '*',
  '(',
  ')',
  '{',
  '}',
  ':',
  'OR',
  'ELLER',
  'NOT',
  'NEAR',
  '\\',
  "'",
  '/',
  '\u0000',
  '\uFFFF',
  '\uD800',
  '|',
  '\t',
  '\n',
  '%',
  '=',
  '>',
  ';',
  '--',
];
const LONGEST = 10_000;

/** A code point of any plane, surrogates apart included. */
const anyLetter = (random: Random): string =>
  random() < 0.05
    ? String.fromCharCode(0xd800 + Math.floor(random() * 0x800))
    : String.fromCodePoint(Math.floor(random() ** 3 * 0x10ffff));

/** What nobody means and somebody sends: words, quotes, operators, control characters, all of Unicode, now and then 10 kB of it. */
export function randomText(random: Random): string {
  const parts: string[] = [];
  const count = random() < 0.01 ? 4_000 : Math.floor(random() * 12);
  for (let i = 0; i < count; i++) {
    const roll = random();
    parts.push(
      roll < 0.4 ? pick(random, WORDS) : roll < 0.7 ? pick(random, SIGNS) : anyLetter(random),
    );
    if (random() < 0.6) parts.push(' ');
  }
  return parts.join('').slice(0, LONGEST);
}
