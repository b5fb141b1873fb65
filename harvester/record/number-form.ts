import type { Chain } from './digit-runs.ts';
import {
  isDufNummer,
  isFoedselsnummer,
  isKontonummer,
  type NumberCode,
} from './identifying-numbers.ts';

const ACCOUNT_CUE = /(?:konto|kto|giro)[\p{L}.:\s]{0,18}$/iu;
const DUF_CUE = /(?<!\p{L})duf[-\p{L}.:\s]{0,14}$/iu;
const YEAR = /^(?:19|20)\d\d$/;

/**
 * Which identifying number the digits are, given how they are written and what stands before them; null: none.
 *
 * A fødselsnummer counts in any writing that a person would use for it. An account number is one in eleven of all numbers of
 * eleven digits, so it counts run together, as 1234.56.12345, digit by digit, or after a word for account; case numbers,
 * dates with what follows them, amounts and gnr/bnr are written otherwise.
 */
export function numberCode(chain: Chain, before: () => string): NumberCode | null {
  const { digits } = chain;
  switch (digits.length) {
    case 11:
      if (writtenAsFoedselsnummer(chain) && isFoedselsnummer(digits)) return 'foedselsnummer';
      return isAccount(digits) && writtenAsAccount(chain, before) ? 'kontonummer' : null;
    case 12:
      if (chain.slashes.length > 0) return null;
      return writtenAt(chain, [4, 10]) &&
        (isDufNummer(digits) || (YEAR.test(digits.slice(0, 4)) && DUF_CUE.test(before())))
        ? 'duf-nummer'
        : holdsFoedselsnummer(chain);
    case 13:
      if (isFullDateForm(chain)) return 'foedselsnummer';
      if (/no ?$/i.test(before()) && isAccount(digits.slice(2))) return 'kontonummer';
      return holdsFoedselsnummer(chain);
    default:
      return holdsFoedselsnummer(chain);
  }
}

/** True for an id in which a fødselsnummer is written run together or six and five. */
export const holdsIdentity = (text: string): boolean =>
  [...text.matchAll(/(?<!\d)(\d{6})[ .-]?(\d{5})(?!\d)/g)].some((match) =>
    isFoedselsnummer(`${match[1]}${match[2]}`),
  );

// Accounts of the form xxxx.00.xxxxx have the check digit of their last five digits.
const isAccount = (digits: string): boolean =>
  isKontonummer(digits) ||
  (digits.slice(4, 6) === '00' && isKontonummer(`000000${digits.slice(6)}`));

function writtenAsFoedselsnummer({ digits, bounds, slashes, personnr }: Chain): boolean {
  if (personnr) return bounds.includes(6);
  // 01/01/70 12345 and 010170/12345; any other slash is a case number's or a property's
  if (
    slashes.length > 0 &&
    slashes.join() !== '2,4' &&
    (slashes.join() !== '6' || bounds.length > 1)
  )
    return false;
  if (bounds.length === 0 || bounds.length === 10) return true;
  if (bounds.includes(4) && bounds.includes(8) && YEAR.test(digits.slice(4, 8))) return false;
  if (bounds[0] === 4 && YEAR.test(digits.slice(0, 4)) && !bounds.includes(6)) return false;
  return bounds.includes(6) || bounds.every((bound) => bound === 2 || bound === 4);
}

function writtenAsAccount({ bounds, slashes, personnr }: Chain, before: () => string): boolean {
  if (slashes.length > 0 || personnr) return false;
  if (bounds.length === 0 || bounds.length === 10) return true;
  if (bounds[0] === 4 && bounds[1] === 6) return true;
  return ACCOUNT_CUE.test(before());
}

/** dd.mm.yyyy or yyyy-mm-dd and then the five digits. */
function isFullDateForm({ digits, bounds, slashes }: Chain): boolean {
  if (!bounds.includes(8) || slashes.some((slash) => slash !== 2 && slash !== 4)) return false;
  const person = digits.slice(8);
  const dayFirst =
    YEAR.test(digits.slice(4, 8)) && digits.slice(0, 4) + digits.slice(6, 8) + person;
  const yearFirst =
    YEAR.test(digits.slice(0, 4)) &&
    digits.slice(6, 8) + digits.slice(4, 6) + digits.slice(2, 4) + person;
  return (
    (dayFirst !== false && isFoedselsnummer(dayFirst)) ||
    (yearFirst !== false && isFoedselsnummer(yearFirst))
  );
}

/** A fødselsnummer glued to other digits; only people's own (no synthetic, no FH), as any long number holds many windows. */
function holdsFoedselsnummer({ digits, bounds }: Chain): NumberCode | null {
  if (digits.length < 12 || bounds.length > 0) return null;
  for (let start = 0; start + 11 <= digits.length; start++) {
    const window = digits.slice(start, start + 11);
    if (
      Number(window.slice(0, 2)) < 80 &&
      Number(window.slice(2, 4)) <= 12 &&
      isFoedselsnummer(window)
    )
      return 'foedselsnummer';
  }
  return null;
}

const writtenAt = ({ digits, bounds }: Chain, places: readonly number[]): boolean =>
  bounds.length === digits.length - 1 || bounds.every((bound) => places.includes(bound));
