import type { Klasse } from '../../../record/journalpost.ts';
import type { MarkedText } from '../../../record/marked-text.ts';

// M086: fødselsnummer as class, under the code and the names systems give it
const PERSON_NUMBER = /^pnr$|f[øo]dsels?-?\s?(?:nr|nummer)|person-?\s?(?:nr|nummer)/i;

/** True when the classification is by fødselsnummer: its classes are never shown (noark.md §1.4). */
export const isPersonNumberSystem = (...words: readonly (string | null)[]): boolean =>
  words.some((word) => word !== null && PERSON_NUMBER.test(word));

/** The class, unless its id is made of eleven digits, as a fødselsnummer is. */
export function publicKlasse(
  klasseID: string | null,
  tittel: MarkedText | null,
  klassifikasjonstype: string | null,
): Klasse | null {
  if (klasseID === null && tittel === null) return null;
  if (klasseID !== null && /^\D*(?:\d\D?){11}$/.test(klasseID.trim())) return null;
  return { klasseID, tittel, klassifikasjonstype };
}
