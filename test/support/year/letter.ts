export type Random = () => number;

/** What a letter is to the public at its source. `secret`: graded, never to be seen by anyone outside. */
export type LetterState = 'open' | 'shielded' | 'withdrawn' | 'secret';

/** One letter of an invented municipality, as its archive has it at a moment of the simulation. */
export interface Letter {
  /** Case and document number, `2026/12-3`: what the public view is compared by. */
  readonly key: string;
  readonly saksnummer: number;
  readonly dokumentnummer: number;
  readonly sekvensnummer: number;
  readonly journaldato: string;
  readonly party: string;
  /** A private person beside the party, or null. */
  readonly person: string | null;
  /** A number that identifies a person and stands in the title by mistake, or null. */
  readonly number: string | null;
  systemID: string;
  state: LetterState;
  /** Word of the title that no other letter ever has. */
  word: string;
  /** UTC milliseconds of the last change at the source. */
  changed: number;
}

const CONSONANTS = 'bdfgklmnprstv';
const VOWELS = 'aeiou';

/** A word of its own for each number: letters only, so that nothing takes it for a number or a date, and found nowhere else. */
export function wordOf(n: number): string {
  let text = 'zx';
  for (let rest = n + 1; rest > 0; rest = Math.floor(rest / 65))
    text += `${CONSONANTS[rest % 13]}${VOWELS[Math.floor(rest / 13) % 5]}`;
  return `${text}q`;
}

export const titleOf = ({ word, number }: Letter): string =>
  `Søknad om løyve til ${word}${number === null ? '' : ` for ${number}`}`;

export function uuid(random: Random): string {
  const hex = (length: number): string =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
}
