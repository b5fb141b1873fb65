import type { Journalpost } from '../../harvester/record/journalpost.ts';
import { markedText } from '../../harvester/record/marked-text.ts';

export const ORGANISATION = '964983380';
export const KOMMUNE = '1811';

/** Number `n` of an invented journal, with every key a source can give. The same `n` gives the same record. */
export function numbered(n: number, changes: Partial<Journalpost> = {}): Journalpost {
  const aar = 2020 + Math.floor(n / 200_000);
  const saksnummer = Math.floor(n / 8) + 1;
  const dokumentnummer = (n % 8) + 1;
  const kilde = changes.kilde ?? 'bindal-oai';
  return {
    kommunenummer: KOMMUNE,
    organisasjonsnummer: ORGANISATION,
    kilde,
    keys: {
      systemID: uuid(n),
      registreringsID: `${aar}/${saksnummer}-${dokumentnummer}`,
      journal: { aar, sekvensnummer: n + 1 },
      sak: { aar, sekvensnummer: saksnummer, journalpostnummer: dokumentnummer },
      kilde: `oai:${kilde}.example:${n}`,
    },
    offentligTittel: markedText(`Søknad om dispensasjon fra arealplanen, naust ${n}`),
    journalposttype: n % 2 === 0 ? 'I' : 'U',
    journalposttypeUtledet: false,
    journalstatus: 'J',
    journaldato: day(n),
    dokumentetsDato: day(n),
    mottattDato: null,
    sendtDato: null,
    publisertDato: day(n),
    journalaar: aar,
    journalsekvensnummer: n + 1,
    journalpostnummer: dokumentnummer,
    administrativEnhet: 'Plan og utvikling',
    klasse: null,
    saksmappe: {
      systemID: null,
      saksaar: aar,
      sakssekvensnummer: saksnummer,
      saksnummerTekst: `${aar}/${saksnummer}`,
      offentligTittel: markedText(`Arealplan for kystsonen, delområde ${saksnummer}`),
      saksdato: day(n),
      saksstatus: null,
    },
    korrespondanseparter: [
      {
        korrespondanseparttype: n % 2 === 0 ? 'avsender' : 'mottaker',
        navn: markedText('Kystbygg Helgeland AS'),
        erPerson: false,
        organisasjonsnummer: null,
        administrativEnhet: null,
      },
    ],
    dokumenter: [
      {
        dokumentnummer: 1,
        tilknyttetRegistreringSom: 'hoveddokument',
        tittel: markedText(`Søknad om dispensasjon, naust ${n}`),
        dokumenttype: null,
        format: 'application/pdf',
        url: `https://${kilde}.example/dokument/${n}.pdf`,
      },
    ],
    skjerming: null,
    gradering: null,
    lenke: `https://${kilde}.example/journalpost/${n}`,
    historisk: false,
    ...changes,
  };
}

/** A UUID that looks as scattered as real ones do. */
export function uuid(n: number): string {
  const scattered = (Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  return `${scattered}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}

function day(n: number): string {
  const first = Date.UTC(2024, 0, 1);
  return new Date(first + (n % 700) * 86_400_000).toISOString().slice(0, 10);
}
