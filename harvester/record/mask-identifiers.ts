import { chainsFrom, type DigitRun, digitRuns } from './digit-runs.ts';
import type { NumberCode } from './identifying-numbers.ts';
import { maskMailAddresses } from './mail-address.ts';
import { numberCode } from './number-form.ts';
import { isPhone } from './phone-form.ts';

export type IdentifierCode = NumberCode | 'telefonnummer' | 'e-postadresse';

export const MASK = '*****';

const ENOUGH_DIGITS = /\d(?:\D{0,24}\d){7}/;
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;
const NOT_LATIN = /[^\u0000-\u065f]/;
const MARKS = /[\ue000\ue001]/g;
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff\ue000\ue001]/g;
const EMPTY_MARK = /\ue000\s*\ue001/g;
const ROUNDS = 4;

/**
 * The text with identifying numbers, phone numbers and private e-mail addresses replaced by asterisks, whatever the spacing,
 * dots, hyphens, marks of names or letters around them. `found` is told the kind of each. Marks of names stay.
 */
export function maskIdentifiers(
  text: string,
  found: (code: IdentifierCode) => void,
  inPartyName = false,
): string {
  if (!mayHoldIdentifier(text)) return text;
  let masked = maskMailAddresses(text, MASK, () => found('e-postadresse'));
  if (NOT_LATIN.test(masked)) masked = masked.replace(FOREIGN_DIGIT, toAscii);
  // A number that is taken out can uncover the form of the one beside it.
  for (let round = 0; round < ROUNDS && ENOUGH_DIGITS.test(masked); round++) {
    const next = maskDigits(masked, found, inPartyName);
    if (next === masked) break;
    masked = next;
  }
  return masked === text ? text : masked.replace(EMPTY_MARK, '');
}

/** The cheap question first: eight digits or an address. */
export const mayHoldIdentifier = (text: string): boolean =>
  ENOUGH_DIGITS.test(text) ||
  /@|\(a|\[a|%40|krøllalfa/i.test(text) ||
  (NOT_LATIN.test(text) && /\p{Nd}/u.test(text));

function maskDigits(
  text: string,
  found: (code: IdentifierCode) => void,
  inPartyName: boolean,
): string {
  const runs = digitRuns(text);
  let result = '';
  let done = 0;
  let lastMasked = -2;
  let lastWasPhone = false;
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i];
    if (run === undefined) break;
    const gap = text.slice(i === 0 ? 0 : (runs[i - 1]?.end ?? 0), run.start);
    const hit = hitFrom(text, runs, i, {
      previous:
        lastMasked === i - 1 || i === 0 || runs[i - 1]?.link !== 'soft'
          ? null
          : (runs[i - 1] ?? null),
      followsPhone:
        lastWasPhone &&
        lastMasked === i - 1 &&
        /^[\s,/]*(?:og|eller|el\.?)?\s*$/.test(gap.replace(MARKS, '')),
      inPartyName,
    });
    if (hit === null) continue;
    found(hit.code);
    const end = runs[hit.last]?.end ?? run.end;
    result +=
      text.slice(done, run.start) +
      MASK +
      (text.slice(run.start, end).match(MARKS)?.join('') ?? '');
    done = end;
    lastMasked = hit.last;
    lastWasPhone = hit.code === 'telefonnummer';
    i = hit.last;
  }
  return done === 0 ? text : result + text.slice(done);
}

function hitFrom(
  text: string,
  runs: readonly DigitRun[],
  first: number,
  around: { previous: DigitRun | null; followsPhone: boolean; inPartyName: boolean },
): { code: IdentifierCode; last: number } | null {
  const start = runs[first]?.start ?? 0;
  const before = (): string => text.slice(Math.max(0, start - 30), start).replace(MARKS, '');
  let phone: number | null = null;
  for (const chain of chainsFrom(runs, first)) {
    if (chain.digits.length < 8) continue;
    const code = numberCode(chain, before);
    if (code !== null) return { code, last: chain.last };
    if (phone !== null) continue;
    const run = runs[chain.last];
    const next = run?.link === 'soft' ? (runs[chain.last + 1] ?? null) : null;
    const after = (): string => text.slice(run?.end ?? 0, (run?.end ?? 0) + 16).replace(MARKS, '');
    const written = (): string => text.slice(start, run?.end ?? start).replace(UNSEEN, '');
    if (isPhone(chain, runs, { ...around, before, after, written, next })) phone = chain.last;
  }
  return phone === null ? null : { code: 'telefonnummer', last: phone };
}

/** Decimal digits of every script stand in rows of ten that start at a multiple of ten or sixteen from their zero. */
function toAscii(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}
