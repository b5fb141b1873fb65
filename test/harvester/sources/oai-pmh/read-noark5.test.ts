import { describe, expect, test } from 'vitest';
import type { Journalpost } from '../../../../harvester/record/journalpost.ts';
import { namesIn, withoutNames } from '../../../../harvester/record/marked-text.ts';
import { readNoark5 } from '../../../../harvester/sources/oai-pmh/read-noark5.ts';
import { parseXml } from '../../../../harvester/xml/parse-xml.ts';

const context = {
  sourceId: 'proevekommune',
  kommunenummer: '1811',
  organisasjonsnummer: '964983380',
  now: new Date('2026-11-20T10:00:00Z'),
};
const NS =
  'xmlns="http://www.arkivverket.no/standarder/noark5/arkivstruktur" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

const read = (xml: string): Journalpost =>
  readNoark5(parseXml(xml.replace(/^<([\w:]+)/, `<$1 ${NS}`)).root, 'oai:example.no:1', context);

interface Parts {
  readonly titles?: string;
  readonly skjerming?: string;
  readonly documents?: string;
  readonly parts?: string;
  readonly inMappe?: string;
  readonly type?: string;
}

const DOCUMENT =
  '<dokumentbeskrivelse><dokumentnummer>1</dokumentnummer><tilknyttetRegistreringSom>Hoveddokument</tilknyttetRegistreringSom><tittel>Søknad</tittel><dokumentobjekt><format>fmt/95</format><referanseDokumentfil>https://innsyn.example.no/1.pdf</referanseDokumentfil></dokumentobjekt></dokumentbeskrivelse>';

const registrering = (p: Parts): string =>
  `<registrering xsi:type="${p.type ?? 'journalpost'}"><systemID>1f2e3d4c-0000-4000-8000-00000000000a</systemID>${p.skjerming ?? ''}${p.documents ?? DOCUMENT}<registreringsID>2026/123-4</registreringsID>${p.titles ?? '<offentligTittel>Søknad om skjenkebevilling</offentligTittel>'}${p.parts ?? ''}<journalaar>2026</journalaar><journalsekvensnummer>4567</journalsekvensnummer><journalpostnummer>4</journalpostnummer><journalposttype>Inngående dokument</journalposttype><journalstatus>Journalført</journalstatus><journaldato>2026-03-04</journaldato><dokumentetsDato>2026-03-01</dokumentetsDato><mottattDato>2026-03-02T23:30:00Z</mottattDato></registrering>`;

const mappe = (p: Parts = {}): string =>
  `<mappe xsi:type="saksmappe"><systemID>9f8e7d6c-0000-4000-8000-00000000000b</systemID><mappeID>2026/123</mappeID><offentligTittel>Skjenkebevilling Torghatten</offentligTittel>${p.inMappe ?? ''}${registrering(p)}<saksaar>2026</saksaar><sakssekvensnummer>123</sakssekvensnummer><saksdato>2026-02-28</saksdato><administrativEnhet>Plan og næring</administrativEnhet><saksstatus>Under behandling</saksstatus></mappe>`;

test('a case with its journal entry is read whole', () => {
  const parts =
    '<korrespondansepart><korrespondanseparttype>Avsender</korrespondanseparttype><korrespondansepartNavn>Torghatten AS</korrespondansepartNavn></korrespondansepart>';
  expect(read(mappe({ parts }))).toEqual({
    kommunenummer: '1811',
    organisasjonsnummer: '964983380',
    kilde: 'proevekommune',
    keys: {
      systemID: '1f2e3d4c-0000-4000-8000-00000000000a',
      registreringsID: '2026/123-4',
      journal: { aar: 2026, sekvensnummer: 4567 },
      sak: { aar: 2026, sekvensnummer: 123, journalpostnummer: 4 },
      kilde: 'oai:example.no:1',
    },
    offentligTittel: 'Søknad om skjenkebevilling',
    journalposttype: 'I',
    journalposttypeUtledet: false,
    journalstatus: 'J',
    journaldato: '2026-03-04',
    dokumentetsDato: '2026-03-01',
    mottattDato: '2026-03-03',
    sendtDato: null,
    publisertDato: null,
    journalaar: 2026,
    journalsekvensnummer: 4567,
    journalpostnummer: 4,
    administrativEnhet: 'Plan og næring',
    klasse: null,
    saksmappe: {
      systemID: '9f8e7d6c-0000-4000-8000-00000000000b',
      saksaar: 2026,
      sakssekvensnummer: 123,
      saksnummerTekst: null,
      offentligTittel: 'Skjenkebevilling Torghatten',
      saksdato: '2026-02-28',
      saksstatus: 'Under behandling',
    },
    korrespondanseparter: [
      {
        korrespondanseparttype: 'avsender',
        navn: 'Torghatten AS',
        erPerson: null,
        organisasjonsnummer: null,
        administrativEnhet: null,
      },
    ],
    dokumenter: [
      {
        dokumentnummer: 1,
        tilknyttetRegistreringSom: 'hoveddokument',
        tittel: 'Søknad',
        dokumenttype: null,
        format: 'fmt/95',
        url: 'https://innsyn.example.no/1.pdf',
      },
    ],
    skjerming: null,
    gradering: null,
    lenke: null,
    historisk: false,
  });
});

describe('titles', () => {
  test('marked names are marked', () => {
    const titles =
      '<offentligTittel>Klage fra <personnavn>Kari Nordmann</personnavn> om vei</offentligTittel>';
    const { offentligTittel } = read(mappe({ titles }));
    expect(offentligTittel && namesIn(offentligTittel)).toEqual(['Kari Nordmann']);
    expect(offentligTittel && withoutNames(offentligTittel)).toBe('Klage fra ***** om vei');
  });

  test('the full title is shown only where nothing is screened', () => {
    const titles = '<tittel>Barnevernssak Nordmann</tittel>';
    expect(read(mappe({ titles })).offentligTittel).toBe('Barnevernssak Nordmann');
    const skjerming =
      '<skjerming><tilgangsrestriksjon>Unntatt offentlighet</tilgangsrestriksjon><skjermingshjemmel>Offl. § 13</skjermingshjemmel></skjerming>';
    expect(read(mappe({ titles, skjerming })).offentligTittel).toBeNull();
    expect(read(mappe({ titles, inMappe: skjerming })).offentligTittel).toBeNull();
    expect(
      read(mappe({ titles, inMappe: '<gradering><grad>Begrenset</grad></gradering>' }))
        .offentligTittel,
    ).toBeNull();
  });

  test('the full title never replaces a public one', () => {
    const titles =
      '<tittel>Barnevernssak Nordmann</tittel><offentligTittel>Barnevernssak *****</offentligTittel>';
    expect(read(mappe({ titles })).offentligTittel).toBe('Barnevernssak *****');
  });
});

describe('screening', () => {
  const skjerming =
    '<skjerming><tilgangsrestriksjon>Unntatt offentlighet</tilgangsrestriksjon><skjermingshjemmel>Offl. § 13</skjermingshjemmel></skjerming>';

  test.each([
    ['on the entry', { skjerming }],
    ['on the case', { inMappe: skjerming }],
  ])('%s closes its documents and their titles', (_name, parts) => {
    expect(read(mappe(parts))).toMatchObject({
      offentligTittel: 'Søknad om skjenkebevilling',
      skjerming: { tilgangsrestriksjon: 'Unntatt offentlighet', skjermingshjemmel: 'Offl. § 13' },
      dokumenter: [{ tittel: null, url: null, format: 'fmt/95' }],
    });
  });

  test('on one document closes that one', () => {
    const documents = `${DOCUMENT}${DOCUMENT.replace('<tittel>', `${skjerming}<tittel>`)}`;
    const record = read(mappe({ documents }));
    expect(record.skjerming).toBeNull();
    expect(record.dokumenter.map(({ url }) => url)).toEqual([
      'https://innsyn.example.no/1.pdf',
      null,
    ]);
  });

  test('the variant made for the public stays open', () => {
    const documents = DOCUMENT.replace(
      '</dokumentbeskrivelse>',
      '<dokumentobjekt><variantformat>Dokument hvor deler av innholdet er skjermet</variantformat><format>fmt/95</format><referanseDokumentfil>https://innsyn.example.no/1-offentlig.pdf</referanseDokumentfil></dokumentobjekt></dokumentbeskrivelse>',
    );
    const record = read(mappe({ documents, skjerming }));
    expect(record.dokumenter[0]?.url).toBe('https://innsyn.example.no/1-offentlig.pdf');
  });

  test('a code nobody knows is a restriction, "Ugradert" is none', () => {
    const coded = (code: string): Journalpost =>
      read(
        mappe({
          skjerming: `<skjerming><tilgangsrestriksjon>${code}</tilgangsrestriksjon></skjerming>`,
        }),
      );
    expect(coded('ZZ9').skjerming).toEqual({ tilgangsrestriksjon: 'ZZ9', skjermingshjemmel: null });
    expect(coded('ZZ9').dokumenter[0]?.url).toBeNull();
    expect(coded('Ugradert').skjerming).toBeNull();
  });

  test.each([
    ['<gradering><grad>Strengt hemmelig</grad></gradering>', 'SH'],
    ['<gradering><gradering>H</gradering></gradering>', 'H'],
    ['<skjerming><tilgangsrestriksjon>SF</tilgangsrestriksjon></skjerming>', 'SF'],
    ['<gradering><grad>Noe lokalt</grad></gradering>', 'Noe lokalt'],
  ])('%s grades the entry', (element, grade) => {
    expect(read(mappe({ skjerming: element })).gradering).toBe(grade);
    expect(read(mappe({ inMappe: element })).gradering).toBe(grade);
  });
});

describe('parties', () => {
  const part = (type: string, name: string, more = ''): string =>
    `<korrespondansepart>${more}<korrespondanseparttype>${type}</korrespondanseparttype><korrespondansepartNavn>${name}</korrespondansepartNavn></korrespondansepart>`;

  test('a name that is all marked is a person, an organisation number says it is none', () => {
    const parts =
      part('Avsender', '<personnavn>Kari Nordmann</personnavn>') +
      part('EM', 'Torghatten AS', '<organisasjonsnummer>999888777</organisasjonsnummer>');
    expect(
      read(mappe({ parts })).korrespondanseparter.map((each) => [
        each.korrespondanseparttype,
        each.erPerson,
        each.organisasjonsnummer,
      ]),
    ).toEqual([
      ['avsender', true, null],
      ['mottaker', false, '999888777'],
    ]);
  });

  test('screened names are left out: by asterisks, on the party, and by skjermingMetadata', () => {
    const names = (parts: string, skjerming = ''): (string | null)[] =>
      read(mappe({ parts, skjerming })).korrespondanseparter.map(({ navn }) => navn);
    expect(names(part('Avsender', '*****'))).toEqual([null]);
    expect(names(part('Avsender', 'Kari', '<skjermingMetadata>Navn</skjermingMetadata>'))).toEqual([
      null,
    ]);
    const screened = (code: string): string =>
      `<skjerming><tilgangsrestriksjon>Unntatt offentlighet</tilgangsrestriksjon><skjermingMetadata>${code}</skjermingMetadata></skjerming>`;
    const both = part('Avsender', 'Kari') + part('Mottaker', 'Ola');
    expect(names(both, screened('NA'))).toEqual([null, 'Ola']);
    expect(names(both, screened('Navn på mottaker'))).toEqual(['Kari', null]);
  });
});

describe('dialects', () => {
  const journalpost = (more = ''): string =>
    `<journalpost><systemID>1</systemID><journalaar>2026</journalaar><journalsekvensnummer>4567</journalsekvensnummer><journalpostnummer>4</journalpostnummer><offentligTittel>Søknad</offentligTittel>${more}<journaldato>20260304</journaldato></journalpost>`;

  test('the journal form: class and case beside the entry', () => {
    const record = read(
      `<journalregistrering><klasse><klasseID>U63</klasseID><tittel>Alkohol</tittel></klasse><saksmappe><saksaar>2026</saksaar><sakssekvensnummer>123</sakssekvensnummer><offentligTittel>Skjenkebevilling</offentligTittel></saksmappe>${journalpost()}</journalregistrering>`,
    );
    expect(record).toMatchObject({
      offentligTittel: 'Søknad',
      journaldato: '2026-03-04',
      klasse: { klasseID: 'U63', tittel: 'Alkohol' },
      saksmappe: { saksaar: 2026, sakssekvensnummer: 123, offentligTittel: 'Skjenkebevilling' },
    });
  });

  test('in the journal form skjerming stands straight on the case', () => {
    const record = read(
      `<journalregistrering><saksmappe><saksaar>2026</saksaar><sakssekvensnummer>123</sakssekvensnummer><tittel>Barnevernssak</tittel><tilgangsrestriksjon>Unntatt offentlighet</tilgangsrestriksjon><skjermingshjemmel>Offl. § 13</skjermingshjemmel></saksmappe>${journalpost()}</journalregistrering>`,
    );
    expect(record.saksmappe?.offentligTittel).toBeNull();
    expect(record.skjerming?.skjermingshjemmel).toBe('Offl. § 13');
  });

  test.each([
    ['an entry alone', journalpost()],
    [
      'another prefix',
      '<n5:journalpost xmlns:n5="urn:n5"><n5:offentligTittel>Søknad</n5:offentligTittel></n5:journalpost>',
    ],
    ['a registrering without type', registrering({}).replace(' xsi:type="journalpost"', '')],
    ['a type with a prefix', registrering({ type: 'ark:journalpost' })],
    [
      'a case in a class in a series',
      `<arkivdel><klassifikasjonssystem><klasse><mappe>${registrering({})}</mappe></klasse></klassifikasjonssystem></arkivdel>`,
    ],
    ['a case in a case', `<mappe><mappe xsi:type="saksmappe">${registrering({})}</mappe></mappe>`],
  ])('%s', (_name, xml) => {
    expect(read(xml).offentligTittel).toMatch(/^Søknad/);
  });

  test('the case number is read from mappeID when the numbers are missing, and kept as text when it cannot be', () => {
    const of = (mappeID: string) =>
      read(`<mappe><mappeID>${mappeID}</mappeID>${registrering({})}</mappe>`).saksmappe;
    expect(of('26/00123')).toMatchObject({
      saksaar: 2026,
      sakssekvensnummer: 123,
      saksnummerTekst: null,
    });
    expect(of('ESA-A-17')).toMatchObject({ saksaar: null, saksnummerTekst: 'ESA-A-17' });
  });

  test('placeholders are no numbers', () => {
    const record = read(
      '<journalpost><offentligTittel>Søknad</offentligTittel><journalaar>2026</journalaar><journalsekvensnummer>0</journalsekvensnummer><journaldato>NULL</journaldato></journalpost>',
    );
    expect(record).toMatchObject({
      journalsekvensnummer: null,
      journaldato: null,
      keys: { journal: null },
    });
  });

  test.each([
    [
      'two entries in one record',
      `<mappe>${registrering({})}${registrering({})}</mappe>`,
      /2 journal entries/,
    ],
    ['no entry', '<mappe><mappeID>2026/1</mappeID></mappe>', /no registrering/],
    ['a note that is not journalled', registrering({ type: 'arkivnotat' }), /no journal entry/],
  ])('%s is rejected', (_name, xml, reason) => {
    expect(() => read(xml)).toThrow(reason);
  });

  test('a document outside the web is not linked', () => {
    const documents = DOCUMENT.replace('https://innsyn.example.no/1.pdf', 'DOKUMENT/1.pdf');
    expect(read(mappe({ documents })).dokumenter[0]?.url).toBeNull();
  });
});
