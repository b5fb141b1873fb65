export type NumberCode = 'foedselsnummer' | 'duf-nummer' | 'kontonummer';

const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2] as const;
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2] as const;
const DUF = [4, 6, 3, 2, 7, 5, 4, 6, 3, 2] as const;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * True for eleven digits that are a fødselsnummer or one of its kin, by date and both check digits (folkeregister-
 * forskriften § 2-2): D-number (day + 40), H-number (month + 40), synthetic test numbers (month + 80, and + 65), and the
 * health service's FH-number (starts with 8 or 9, no date).
 */
export function isFoedselsnummer(digits: string): boolean {
  if (digits.length !== 11) return false;
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  if (day < 80 && !isDate(day > 40 ? day - 40 : day, plainMonth(month), Number(digits.slice(4, 6))))
    return false;
  const first = (11 - (weigh(digits, FIRST) % 11)) % 11;
  const second = (11 - (weigh(digits, SECOND) % 11)) % 11;
  return first === digit(digits, 9) && second === digit(digits, 10);
}

/** True for eleven digits that are a Norwegian bank account number by its check digit (modulus 11). */
export function isKontonummer(digits: string): boolean {
  if (digits.length !== 11 || /^(\d)\1*$/.test(digits)) return false;
  return (11 - (weigh(digits, SECOND) % 11)) % 11 === digit(digits, 10);
}

/** True for twelve digits that are a DUF-number of the immigration authorities: year, six digits, two check digits. */
export function isDufNummer(digits: string): boolean {
  if (!/^(?:19[89]|20[0-4])\d{9}$/.test(digits)) return false;
  const moved = digits.slice(4, 10) + digits.slice(0, 4);
  return weigh(moved, DUF) % 11 === Number(digits.slice(10));
}

const plainMonth = (month: number): number =>
  month > 80 ? month - 80 : month > 65 ? month - 65 : month > 40 ? month - 40 : month;

const isDate = (day: number, month: number, year: number): boolean =>
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= (DAYS[month - 1] ?? 0) &&
  !(month === 2 && day === 29 && year % 4 !== 0);

function weigh(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += digit(digits, i) * (weights[i] ?? 0);
  return sum;
}

const digit = (digits: string, index: number): number => digits.charCodeAt(index) - 48;
