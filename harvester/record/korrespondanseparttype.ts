import { foldedTable, foldValue } from './fold-value.ts';
import type { Korrespondanseparttype } from './journalpost.ts';

/** M087 texts, Noark 5 v4.0 and later. */
const NOARK: Readonly<Record<Korrespondanseparttype, string>> = {
  avsender: 'Avsender',
  mottaker: 'Mottaker',
  kopimottaker: 'Kopimottaker',
  gruppemottaker: 'Gruppemottaker',
  medavsender: 'Medavsender',
  intern_avsender: 'Intern avsender',
  intern_mottaker: 'Intern mottaker',
  intern_kopimottaker: 'Intern kopimottaker',
  ukjent: 'Ukjent',
};

const READ = foldedTable<Korrespondanseparttype>([
  ['avsender', 'EA', 'Avsendar', 'Ekstern avsender', 'Ekstern avsendar', 'Fra', 'Frå'],
  ['mottaker', 'EM', 'Mottakar', 'Mottager', 'Ekstern mottaker', 'Ekstern mottakar', 'Til'],
  [
    'kopimottaker',
    'EK',
    'Kopimottakar',
    'Kopimottager',
    'Ekstern kopimottaker',
    'Kopi til',
    'Kopi',
  ],
  ['gruppemottaker', 'GM', 'Gruppemottakar', 'Gruppemottager'],
  ['medavsender', 'IS', 'Medavsendar'],
  ['intern_avsender', 'IA', 'Intern avsendar'],
  ['intern_mottaker', 'IM', 'Intern mottakar', 'Intern mottager'],
  ['intern_kopimottaker', 'IK', 'Intern kopimottakar', 'Intern kopimottager'],
]);

/** Noark code or text, nynorsk, or eInnsyn value/IRI (M087). What is not known is `ukjent`. */
export const readKorrespondanseparttype = (text: string): Korrespondanseparttype =>
  READ.get(foldValue(text)) ?? 'ukjent';

/** The Noark 5 text of a part type. */
export const writeKorrespondanseparttype = (type: Korrespondanseparttype): string => NOARK[type];
