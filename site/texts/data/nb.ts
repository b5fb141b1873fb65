import type { DataParameter } from '../../data/data-parameters.ts';
import { nbFormat } from '../format.ts';

const n = nbFormat.number;
const list = (names: readonly string[]): string => names.join(', ');

const parameters: Readonly<Record<DataParameter, string>> = {
  q: 'Ordene det søkes etter, som i søkefeltet',
  kommune: 'Kommunenummer, flere med komma: 1811,1824',
  type: 'inn, ut, notat, internt, saksframlegg eller ukjent, flere med komma',
  aar: 'Årstall i journaldatoen, eller ukjent, flere med komma',
  kilde: 'Id for kilden, se /api/v1/kilder, flere med komma',
  lesbar: 'ja: har dokumenter som kan åpnes, nei: har ikke det',
  fra: 'Første journaldato: 2026-03-01 eller 2026',
  til: 'Siste journaldato: 2026-03-31 eller 2026',
  sorter: 'relevans, nyeste eller eldste',
  side: 'Sidetallet på treffsiden, 20 treff per side; ikke sammen med antall og etter',
  antall: 'Hvor mange det skal svares med',
  etter: 'Stedet det skal leses videre fra, hentet fra adressen til neste side',
  skilletegn: 'Skilletegn i CSV: semikolon, komma eller tab',
};

/** Feeds, files and the API, in bokmål: the reference. */
export const nbData = {
  parameters,
  privatePerson: '(privatperson)',
  search: {
    quoted: (words: string) => `«${words}»`,
    unknownYear: 'uten år',
    readable: 'kan leses nå',
    notReadable: 'må bes om',
    dates: (from: string | null, to: string | null): string => {
      if (from !== null && to !== null)
        return from === to ? nbFormat.date(from) : `${nbFormat.date(from)}–${nbFormat.date(to)}`;
      if (from !== null) return `fra ${nbFormat.date(from)}`;
      return to === null ? '' : `til ${nbFormat.date(to)}`;
    },
  },
  feed: {
    title: (search: string) => (search === '' ? 'Alle journalposter' : `Søk: ${search}`),
    subtitle: (total: number) =>
      `${n(total)} treff i postlistene. Navn på privatpersoner er ikke med.`,
    caseTitle: (number: string, title: string | null) =>
      title === null ? number : `${number}: ${title}`,
    caseSubtitle: (municipality: string) => `Journalposter i saken hos ${municipality} kommune.`,
  },
  problems: {
    unknownParameter: (unknown: readonly string[]) => ({
      title: 'Ukjent parameter',
      detail: `Adressen har noe vi ikke kjenner: ${list(unknown)}. Rett det eller ta det bort. Det vi kjenner, står i «kjente».`,
    }),
    badValue: (names: readonly string[]) => ({
      title: 'Verdien kan ikke brukes',
      detail: `Se på ${list(names)}. Hvordan det skrives, står i «ugyldige».`,
    }),
    otherCursor: {
      title: 'Stedet hører til et annet søk',
      detail:
        'Verdien i «etter» hører ikke til dette søket, eller søket leses på en annen måte enn før. Begynn på nytt uten «etter».',
    },
    notFound: {
      title: 'Finnes ikke',
      detail: 'Vi har ingenting på denne adressen. Adressene står i /api/v1/openapi.json.',
    },
    withdrawn: (day: string) => ({
      title: 'Trukket tilbake',
      detail: `Journalposten ble tatt ut av den offentlige journalen ${day}.`,
    }),
    readOnly: {
      title: 'Bare til lesing',
      detail: 'Adressen kan leses med GET og HEAD.',
    },
    busy: {
      title: 'For mange uttrekk samtidig',
      detail: 'Flere store uttrekk lages akkurat nå. Prøv igjen om noen sekunder.',
    },
    unavailable: {
      title: 'Svarer ikke akkurat nå',
      detail: 'Arkivet eller søket kan ikke leses akkurat nå. Prøv igjen om litt.',
    },
  },
};

/** The shape every language must have. */
export type DataTexts = typeof nbData;
