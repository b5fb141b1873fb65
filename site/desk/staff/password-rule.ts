/** Shortest password; NIST SP 800-63B asks for 15 where nothing else guards the account. */
export const SHORTEST = 15;
/** Longest, so that nobody makes the server hash a book. */
export const LONGEST = 200;
const FEWEST_CHARACTERS = 6;

export type PasswordProblem = 'short' | 'long' | 'simple' | 'personal' | 'unequal';

/**
 * Why a new password cannot be used; null: it can. Length counts, not kinds of characters. `personal`: built on the person's own
 * name or address.
 */
export function passwordProblem(
  password: string,
  repeated: string,
  person: { readonly email: string; readonly name: string },
): PasswordProblem | null {
  const length = [...password].length;
  if (length < SHORTEST) return 'short';
  if (length > LONGEST) return 'long';
  const plain = password.toLowerCase();
  if (new Set(plain).size < FEWEST_CHARACTERS || isRun(plain)) return 'simple';
  const own = [person.email, ...person.email.split(/[@.]/), ...person.name.split(/\s+/)]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 4);
  const left = own.reduce((text, word) => text.replaceAll(word, ''), plain);
  // What is left when the person's own words are taken out is what somebody would have to guess.
  if (left !== plain && left.length < SHORTEST - 5) return 'personal';
  return password === repeated ? null : 'unequal';
}

/** `123456…`, `abcdef…` and the like. */
function isRun(text: string): boolean {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.slice(1).filter((code, i) => Math.abs(code - (codes[i] ?? 0)) <= 1).length;
  return steps >= codes.length * 0.8;
}
