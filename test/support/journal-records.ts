import type {
  Journalpost,
  Korrespondansepart,
  Saksmappe,
} from '../../harvester/record/journalpost.ts';
import { type MarkedText, markedText } from '../../harvester/record/marked-text.ts';

/** Numbers in [0, 1), the same row for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = <Item>(random: () => number, items: readonly Item[]): Item => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
};

/** An ordinary incoming letter of an invented municipality, with what the test changes. */
export const journalpost = (changes: Partial<Journalpost> = {}): Journalpost => ({
  kommunenummer: '1899',
  organisasjonsnummer: '999888777',
  kilde: 'proevevik',
  keys: {
    systemID: null,
    registreringsID: '2026/12-3',
    journal: { aar: 2026, sekvensnummer: 400 },
    sak: { aar: 2026, sekvensnummer: 12, journalpostnummer: 3 },
    kilde: 'oai:proevevik:400',
  },
  offentligTittel: markedText('Søknad om skjenkebevilling'),
  journalposttype: 'I',
  journalposttypeUtledet: false,
  journalstatus: 'J',
  journaldato: '2026-10-01',
  dokumentetsDato: '2026-09-28',
  mottattDato: '2026-09-30',
  sendtDato: null,
  publisertDato: null,
  journalaar: 2026,
  journalsekvensnummer: 400,
  journalpostnummer: 3,
  administrativEnhet: 'Plan og byggesak',
  klasse: null,
  saksmappe: saksmappe(),
  korrespondanseparter: [],
  dokumenter: [],
  skjerming: null,
  gradering: null,
  lenke: null,
  historisk: false,
  ...changes,
});

export const saksmappe = (changes: Partial<Saksmappe> = {}): Saksmappe => ({
  systemID: null,
  saksaar: 2026,
  sakssekvensnummer: 12,
  saksnummerTekst: null,
  offentligTittel: markedText('Skjenkebevillinger 2026'),
  saksdato: '2026-01-04',
  saksstatus: 'B',
  ...changes,
});

export const part = (
  navn: string | MarkedText | null,
  changes: Partial<Korrespondansepart> = {},
): Korrespondansepart => ({
  korrespondanseparttype: 'avsender',
  navn: navn as MarkedText | null,
  erPerson: null,
  organisasjonsnummer: null,
  administrativEnhet: null,
  ...changes,
});

export const dokument = (tittel: string | MarkedText | null, url: string | null = null) => ({
  dokumentnummer: 1,
  tilknyttetRegistreringSom: 'hoveddokument' as const,
  tittel: tittel as MarkedText | null,
  dokumenttype: null,
  format: null,
  url,
});

const GIVEN =
  'Kari Ola Per Anne Ingrid Mohammed Lars Marit Solveig Bjørn Hege Nils Ida Jonas Åse Øystein'.split(
    ' ',
  );
const SURNAMES =
  'Nordmann Testås Prøvevik Dømdal Hansen Berg Eksempelsen Strandås Liaberg Moltebakk'.split(' ');
const SUBJECTS =
  'Søknad om byggetillatelse for garasje|Klage på vedtak om parkering|Høring - reguleringsplan for Vågan industriområde|Referat fra møte i eldrerådet|Vedtak om tilskudd til idrettslag|Foreløpig svar|Tilbud på leveranse av kontormøbler|Innspill til kommuneplanens arealdel 2024-2036|Ferdigattest gnr 12 bnr 345|Søknad om ledig stilling som lærer|Tilstandsrapport for Vikan skole|Avtale om brøyting av kommunale veier'.split(
    '|',
  );
const COMPANIES =
  'Prøvevik Bygg AS|Vågan kommune|Testås Idrettslag|Statsforvalteren i Nordland|Eksempel Arkitekter AS|Nordland fylkeskommune'.split(
    '|',
  );

/** `count` ordinary entries: titles of the usual kinds, one to three parties and documents, some names in titles. */
export function ordinaryRecords(count: number, seed = 1): Journalpost[] {
  const random = seededRandom(seed);
  const person = (): string => `${pick(random, GIVEN)} ${pick(random, SURNAMES)}`;
  return Array.from({ length: count }, (_, i) => {
    const name = person();
    const subject = pick(random, SUBJECTS);
    const number = 1 + Math.floor(random() * 3);
    return journalpost({
      keys: {
        systemID: null,
        registreringsID: `2026/${i + 1}-3`,
        journal: { aar: 2026, sekvensnummer: i + 1 },
        sak: { aar: 2026, sekvensnummer: i + 1, journalpostnummer: 3 },
        kilde: `oai:proevevik:${i + 1}`,
      },
      offentligTittel: markedText(random() < 0.2 ? `${subject} - ${name}` : subject),
      saksmappe: saksmappe({
        sakssekvensnummer: i + 1,
        offentligTittel: markedText(pick(random, SUBJECTS)),
      }),
      korrespondanseparter: Array.from({ length: number }, (_, n) =>
        part(markedText(n === 0 && random() < 0.5 ? name : pick(random, COMPANIES))),
      ),
      dokumenter: Array.from({ length: number }, (_, n) =>
        dokument(
          markedText(n === 0 ? subject : `Vedlegg ${n} datert 12.03.2024`),
          `https://innsyn.example/dokument/${i}-${n}.pdf`,
        ),
      ),
    });
  });
}
