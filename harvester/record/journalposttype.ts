import { foldedTable, foldValue } from './fold-value.ts';
import type { Journalposttype } from './journalpost.ts';

/** M082 texts, Noark 5 v5.5. */
const NOARK: Readonly<Record<Journalposttype, string>> = {
  I: 'Inngående dokument',
  U: 'Utgående dokument',
  N: 'Organinternt dokument for oppfølging',
  X: 'Organinternt dokument uten oppfølging',
  S: 'Saksframlegg',
  ukjent: 'Ukjent',
};

const READ = foldedTable<Journalposttype>([
  [
    'I',
    NOARK.I,
    'Inngående',
    'Inngående brev',
    'Inngåande dokument',
    'Inngåande brev',
    'Inngåande',
    'Innkommende',
    'Innkommende dokument',
    'Innkommende brev',
    'Innkomande dokument',
    'Innkomande',
    'Inn',
    'Incoming',
  ],
  [
    'U',
    NOARK.U,
    'Utgående',
    'Utgående brev',
    'Utgåande dokument',
    'Utgåande brev',
    'Utgåande',
    'Ut',
    'Outgoing',
  ],
  [
    'N',
    NOARK.N,
    'Organinternt dokument for oppfølgning',
    'Organinternt dokument med oppfølging',
    'Organinternt dokument til oppfølging',
    'Internt dokument for oppfølging',
    'Internt dokument med oppfølging',
    'Internt notat med oppfølging',
    'Internt notat for oppfølging',
    'Notat med oppfølging',
    'Internt med oppfølging',
    'Internt notat (N)',
    'Internt notat N',
  ],
  [
    'X',
    NOARK.X,
    'Organinternt dokument uten oppfølgning',
    'Organinternt dokument utan oppfølging',
    'Internt dokument uten oppfølging',
    'Internt dokument utan oppfølging',
    'Internt notat uten oppfølging',
    'Internt notat utan oppfølging',
    'Notat uten oppfølging',
    'Internt uten oppfølging',
    'Internt notat (X)',
    'Internt notat X',
  ],
  [
    'S',
    NOARK.S,
    'Saksfremlegg',
    'Saksframlegg/innstilling',
    'Saksfremlegg/innstilling',
    'Saksframlegg til politisk behandling',
    'Saksutgreiing',
  ],
]);

/** Noark code or text, nynorsk, vendor wording or eInnsyn value/IRI (M082). What is not known is `ukjent`. */
export const readJournalposttype = (text: string): Journalposttype =>
  READ.get(foldValue(text)) ?? 'ukjent';

/** The Noark 5 text of a type. */
export const writeJournalposttype = (type: Journalposttype): string => NOARK[type];
