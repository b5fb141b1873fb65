import type { PublicEntry } from '../../harvester/record/public-entry.ts';
import type { Analysis } from './analysis.ts';
import { fold, words } from './fold.ts';

/**
 * Tokens for what an entry is, apart from what its texts say, so that words like "2024", "utgående" or "fra Kystverket" can
 * be matched by meaning in any engine. Each has a digit in it, which keeps it out of spelling suggestions.
 */
export const yearToken = (year: number): string => `y${year}`;
export const monthToken = (year: number, month: number): string =>
  `m${year}${String(month).padStart(2, '0')}`;
export const journalDayToken = (date: string): string => `j${date.replaceAll('-', '')}`;
export const municipalityToken = (number: string): string => `kommune${number}`;
export const typeToken = (type: string): string => `type0${fold(type.toLowerCase())}`;
export const senderToken = (token: string): string => `fra0${token}`;
export const recipientToken = (token: string): string => `til0${token}`;

/** Organisations only: a person's name is in no token but those of `names`. */
export function meaningTokens(entry: PublicEntry, analysis: Analysis): string[] {
  const tokens = [municipalityToken(entry.kommunenummer), typeToken(entry.journalposttype)];
  const date = /^(\d{4})-(\d{2})-\d{2}$/.exec(entry.journaldato ?? '');
  if (date !== null)
    tokens.push(
      yearToken(Number(date[1])),
      monthToken(Number(date[1]), Number(date[2])),
      journalDayToken(date[0]),
    );
  for (const { korrespondanseparttype: role, navn, erPerson } of entry.korrespondanseparter) {
    if (erPerson || navn === null) continue;
    const sends = role.includes('avsender');
    for (const word of words(navn)) {
      const token = analysis.token(word);
      if (sends || role === 'ukjent') tokens.push(senderToken(token));
      if (!sends) tokens.push(recipientToken(token));
    }
  }
  return tokens;
}
