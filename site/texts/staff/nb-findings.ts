import type { FindingCode, HoldReason } from '../../desk/staff/finding-codes.ts';

const code: Readonly<Record<FindingCode, string>> = {
  foedselsnummer: 'Fødselsnummer',
  'duf-nummer': 'DUF-nummer',
  kontonummer: 'Kontonummer',
  telefonnummer: 'Telefonnummer',
  'e-postadresse': 'Privat e-postadresse',
  'umerket-navn': 'Navn som ikke var merket',
  lenke: 'Lenke som ikke kan vises',
  klasse: 'Klasse med personnummer',
};

const held: Readonly<Record<HoldReason, string>> = {
  gradert: 'Posten er gradert.',
  'midlertidig-sperret': 'Posten er midlertidig sperret.',
  'ikke-journalfoert': 'Posten er ikke journalført ennå.',
  utgaatt: 'Posten er utgått.',
  'ukjent-journalstatus': 'Journalstatusen er ikke kjent.',
  'sperret-av-arkivar': 'Arkivaren har sperret posten.',
};

/** What screening found, in bokmål. */
export const nbStaffFindings = {
  title: (name: string) => `Funn, ${name}`,
  heading: 'Funn',
  lead: 'Journalposter der vi har dekket til noe eller holdt posten tilbake. Rett den i arkivet, så blir den riktig her ved neste henting.',
  none: 'Ingen funn.',
  caption: 'Journalposter med funn, de nyeste først',
  all: 'Alle funn',
  filter: 'Vis bare',
  found: 'Funnet',
  field: 'Felt',
  source: 'Kilde',
  date: 'Journaldato',
  state: 'Tilstand',
  open: 'Se posten',
  one: 'Journalpost med funn',
  case: 'Saksnummer',
  document: 'Dokumentnummer',
  unknown: 'Ikke kjent',
  textAfter: 'Teksten slik den er etter skjerming',
  noText: 'Feltet er tatt helt bort, eller teksten er slettet.',
  times: (label: string, n: number) => (n === 1 ? label : `${label}, ${n} ganger`),
  warning:
    'Navn vises her, for at du skal kunne se om skjermingen er riktig. At du har sett posten, er loggført.',
  publicPage: 'Se posten slik alle ser den',
  states: {
    public: 'Vises',
    held: 'Holdt tilbake',
    gone: 'Trukket tilbake',
    merged: 'Slått sammen med en annen',
  },
  held,
  heldOther: 'Posten holdes tilbake.',
  code,
};
