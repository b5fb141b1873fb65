import { expandYear } from './dato.ts';

export interface Saksnummer {
  readonly aar: number;
  readonly sekvensnummer: number;
  /** Number of the document in the case; null when only the case is named. */
  readonly journalpostnummer: number | null;
}

// 2024/1234, 24/01325-2, 2024/1234-5, 2024/1234/5, "Sak 2024/1234", also with - or blanks around the signs
const SLASHED =
  /^(?:(?:sak|saksnr|saksnummer|arkivsak|arkivsaksnr|ref|sak:|vår ref)[.:]?\s*)?(\d{4}|\d{2})\s*\/\s*(\d{1,9})(?:\s*[-–/.]\s*(\d{1,6}))?$/i;
const HYPHENED = /^(\d{4})-(\d{1,9})(?:-(\d{1,6}))?$/;
// ESA: 200901234-5 (year, five digits, document number)
const RUN_TOGETHER = /^((?:19|20)\d{2})(\d{5})(?:[-/](\d{1,6}))?$/;
// eInnsyn's names for Noark 4: Saksmappe--<orgnr>--<seq>--<year>, Journalpost--<orgnr>--<case year>--<seq>--<no>--<journal year>,
// and the older Journalpost--<orgnr>--<seq>--<no>--<year>
const EINNSYN_CASE = /Saksmappe--\d{9}--(\d{1,9})--(\d{4})$/;
const EINNSYN_ENTRY = /Journalpost--\d{9}--(\d{4})--(\d{1,9})--(\d{1,6})--\d{4}$/;
const EINNSYN_OLD_ENTRY = /Journalpost--\d{9}--(\d{1,9})--(\d{1,6})--(\d{4})$/;

/**
 * Case number, with document number when it is there, in any printed form. Two-digit years mean the latest such year.
 * null when the text is no case number, or year or number cannot be right (zero, before 1800, after next year).
 */
export function readSaksnummer(text: string, now: Date = new Date()): Saksnummer | null {
  const value = text.trim();
  const plain = SLASHED.exec(value) ?? HYPHENED.exec(value) ?? RUN_TOGETHER.exec(value);
  if (plain) return checked(plain[1], plain[2], plain[3], now);
  const entry = EINNSYN_ENTRY.exec(value);
  if (entry) return checked(entry[1], entry[2], entry[3], now);
  const old = EINNSYN_OLD_ENTRY.exec(value);
  if (old) return checked(old[3], old[1], old[2], now);
  const sak = EINNSYN_CASE.exec(value);
  return sak ? checked(sak[2], sak[1], undefined, now) : null;
}

/** `2024/1234`, or `2024/1234-5` with a document number. */
export const writeSaksnummer = (nummer: Saksnummer): string =>
  `${nummer.aar}/${nummer.sekvensnummer}${nummer.journalpostnummer === null ? '' : `-${nummer.journalpostnummer}`}`;

function checked(
  yearDigits: string | undefined,
  sequence: string | undefined,
  document: string | undefined,
  now: Date,
): Saksnummer | null {
  const aar = expandYear(yearDigits ?? '', now);
  const sekvensnummer = Number(sequence);
  if (aar < 1800 || aar > now.getUTCFullYear() + 1 || sekvensnummer === 0) return null;
  return { aar, sekvensnummer, journalpostnummer: Number(document ?? 0) || null };
}
