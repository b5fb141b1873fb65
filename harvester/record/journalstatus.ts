import { foldedTable, foldValue } from './fold-value.ts';
import type { Journalstatus } from './journalpost.ts';

/** M053 texts, Noark 5 v5.5 and the service interface. */
const NOARK: Readonly<Record<Journalstatus, string>> = {
  J: 'Journalført',
  F: 'Ferdigstilt fra saksbehandler',
  G: 'Godkjent av leder',
  E: 'Ekspedert',
  A: 'Arkivert',
  U: 'Utgår',
  M: 'Midlertidig registrering av innkommet dokument',
  S: 'Saksbehandler har registrert innkommet dokument',
  R: 'Reservert dokument',
  ukjent: 'Ukjent',
};

const READ = foldedTable<Journalstatus>([
  ['J', NOARK.J, 'Journalførd', 'Journalført av arkiv', 'Journalført fra arkivet'],
  [
    'F',
    NOARK.F,
    'Ferdig fra saksbehandler',
    'Ferdig',
    'Ferdigstilt',
    'Ferdigstilt av saksbehandler',
    'Ferdigstilt frå saksbehandlar',
    'Ferdig frå saksbehandlar',
    'Ferdigstilt av saksbehandlar',
  ],
  ['G', NOARK.G, 'Godkjent', 'Godkjent av leiar', 'Godkjend av leiar', 'Godkjend'],
  ['E', NOARK.E, 'Ekspedert dokument'],
  ['A', NOARK.A],
  ['U', NOARK.U, 'Utgått', 'Utgår dokument'],
  [
    'M',
    NOARK.M,
    'Midlertidig',
    'Midlertidig registrert',
    'Midlertidig registrering',
    'Mellombels registrert',
    'Mellombels registrering av innkome dokument',
    'Midlertidig registrering av innkommende dokument',
  ],
  [
    'S',
    NOARK.S,
    'Registrert av saksbehandler',
    'Registrert av saksbehandlar',
    'Saksbehandlar har registrert innkome dokument',
    'Saksbehandler har registrert innkommende dokument',
  ],
  ['R', NOARK.R, 'Reservert'],
]);

/** Noark code or text, bokmål or nynorsk (M053). null: the source does not say; `ukjent`: it says something we do not know. */
export function readJournalstatus(text: string): Journalstatus | null {
  const key = foldValue(text);
  return key === '' || key === 'null' ? null : (READ.get(key) ?? 'ukjent');
}

/** The Noark 5 text of a status. */
export const writeJournalstatus = (status: Journalstatus): string => NOARK[status];
