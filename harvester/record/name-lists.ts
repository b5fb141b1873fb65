import { readFileSync } from 'node:fs';

export type GivenName = 'sure' | 'unsure';

const givenNames = new Map<string, GivenName>();
for (const word of words('fornavn.txt')) {
  const unsure = word.endsWith('?');
  givenNames.set(key(unsure ? word.slice(0, -1) : word), unsure ? 'unsure' : 'sure');
}
const surnames = new Set(words('etternavn.txt').map(key));
const PATRONYMIC =
  /.{2}(?:sen|son|zen|sson|datter|dotter|dottir|vić|vic|ski|ska|wicz|enko|chuk|yan|oğlu|oglu|escu|shvili)$/;

/** How surely a capitalised word is a given name (fornavn.txt); `Anne-Britt` and `Kari's` are tried by their parts; null: not known as one. */
export function givenName(word: string): GivenName | null {
  const whole = givenNames.get(key(word));
  if (whole !== undefined) return whole;
  const hyphen = word.indexOf('-');
  return hyphen > 1 &&
    givenNames.has(key(word.slice(0, hyphen))) &&
    /^-\p{Lu}/u.test(word.slice(hyphen))
    ? 'sure'
    : null;
}

/** True for a common surname (etternavn.txt) or one made as patronymics are; genitive -s is taken off. */
export function isSurname(word: string): boolean {
  const plain = key(word);
  return (
    surnames.has(plain) ||
    PATRONYMIC.test(plain) ||
    (plain.endsWith('s') && isSurnameKey(plain.slice(0, -1)))
  );
}

const isSurnameKey = (plain: string): boolean => surnames.has(plain) || PATRONYMIC.test(plain);

function key(word: string): string {
  return word.toLowerCase();
}

function words(file: string): string[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .replace(/#.*$/gm, '')
    .split(/\s+/)
    .filter((word) => word !== '');
}
