import { describe, expect, test } from 'vitest';
import type { Journalpost } from '../../../../harvester/record/journalpost.ts';
import { namesIn, withoutNames } from '../../../../harvester/record/marked-text.ts';
import { compileMapping } from '../../../../harvester/sources/oai-pmh/dublin-core-mapping.ts';
import { readDublinCore } from '../../../../harvester/sources/oai-pmh/read-dublin-core.ts';
import { readRights } from '../../../../harvester/sources/oai-pmh/rights.ts';
import { oaiPmhSettings } from '../../../../harvester/sources/oai-pmh/settings.ts';
import { parseXml } from '../../../../harvester/xml/parse-xml.ts';

const context = {
  sourceId: 'proevekommune',
  kommunenummer: '1811',
  organisasjonsnummer: '964983380',
  now: new Date('2026-11-20T10:00:00Z'),
};

function read(inside: string, mapping: Readonly<Record<string, unknown>> = {}): Journalpost {
  const settings = oaiPmhSettings.parse({ url: 'https://oai.example.no/oai', mapping });
  const xml = `<oai_qdc:qualifieddc xmlns:oai_qdc="http://worldcat.org/xmlschemas/qdc-1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${inside}</oai_qdc:qualifieddc>`;
  return readDublinCore(
    parseXml(xml).root,
    'oai:example.no:1',
    compileMapping(settings.mapping),
    context,
  );
}

const title = '<dc:title>Søknad om skjenkebevilling</dc:title>';

describe('the profile', () => {
  test('a plain record becomes a journal entry', () => {
    const record = read(`${title}
      <dc:identifier>https://innsyn.example.no/post/1</dc:identifier>
      <dc:identifier>urn:uuid:0b7c2f0e-7d2a-4a39-9d0c-0d1f5a3c1b11</dc:identifier>
      <dc:identifier>964983380:2026/123-4</dc:identifier>
      <dc:type>Text</dc:type><dc:type>journalpost</dc:type><dc:type>I</dc:type>
      <dc:date>2026-03-04</dc:date>
      <dc:creator>Torghatten Servering AS</dc:creator>
      <dc:contributor>Plan og næring</dc:contributor>
      <dc:publisher>Bindal kommune</dc:publisher>
      <dc:subject>U63 – Alkohol og tobakk</dc:subject>
      <dc:relation>sak:2026/123</dc:relation>
      <dc:rights>Offentlig</dc:rights>
      <dc:format>application/pdf</dc:format>
      <dc:language>nob</dc:language>`);
    expect(record).toEqual({
      kommunenummer: '1811',
      organisasjonsnummer: '964983380',
      kilde: 'proevekommune',
      keys: {
        systemID: '0b7c2f0e-7d2a-4a39-9d0c-0d1f5a3c1b11',
        registreringsID: null,
        journal: null,
        sak: { aar: 2026, sekvensnummer: 123, journalpostnummer: 4 },
        kilde: 'oai:example.no:1',
      },
      offentligTittel: 'Søknad om skjenkebevilling',
      journalposttype: 'I',
      journalposttypeUtledet: false,
      journalstatus: null,
      journaldato: '2026-03-04',
      dokumentetsDato: null,
      mottattDato: null,
      sendtDato: null,
      publisertDato: null,
      journalaar: null,
      journalsekvensnummer: null,
      journalpostnummer: 4,
      administrativEnhet: null,
      klasse: { klasseID: 'U63', tittel: 'Alkohol og tobakk', klassifikasjonstype: null },
      saksmappe: {
        systemID: null,
        saksaar: 2026,
        sakssekvensnummer: 123,
        saksnummerTekst: null,
        offentligTittel: null,
        saksdato: null,
        saksstatus: null,
      },
      korrespondanseparter: [
        {
          korrespondanseparttype: 'avsender',
          navn: 'Torghatten Servering AS',
          erPerson: null,
          organisasjonsnummer: null,
          administrativEnhet: null,
        },
        {
          korrespondanseparttype: 'mottaker',
          navn: 'Plan og næring',
          erPerson: null,
          organisasjonsnummer: null,
          administrativEnhet: null,
        },
      ],
      dokumenter: [
        {
          dokumentnummer: null,
          tilknyttetRegistreringSom: null,
          tittel: null,
          dokumenttype: null,
          format: 'application/pdf',
          url: null,
        },
      ],
      skjerming: null,
      gradering: null,
      lenke: 'https://innsyn.example.no/post/1',
      historisk: false,
    });
  });

  test('a qualified record tells dates, case and documents apart', () => {
    const record = read(`${title}
      <dcterms:issued>2026-03-04</dcterms:issued><dcterms:created>2026-03-01</dcterms:created>
      <dcterms:dateSubmitted>2026-03-02T23:30:00Z</dcterms:dateSubmitted>
      <dcterms:available>2026-03-05</dcterms:available><dcterms:modified>2026-04-01</dcterms:modified>
      <dcterms:isPartOf>2026/123 – Skjenkebevilling Torghatten</dcterms:isPartOf>
      <dcterms:accessRights>Offentlig</dcterms:accessRights>
      <dcterms:hasPart>Søknad https://innsyn.example.no/dok/1.pdf</dcterms:hasPart>
      <dcterms:hasPart>Tegning</dcterms:hasPart>
      <dcterms:hasPart>javascript:alert(1)</dcterms:hasPart>`);
    expect(record).toMatchObject({
      journaldato: '2026-03-04',
      dokumentetsDato: '2026-03-01',
      mottattDato: '2026-03-03',
      publisertDato: '2026-03-05',
      saksmappe: {
        saksaar: 2026,
        sakssekvensnummer: 123,
        offentligTittel: 'Skjenkebevilling Torghatten',
      },
    });
    expect(record.dokumenter.map(({ tittel, url }) => [tittel, url])).toEqual([
      ['Søknad', 'https://innsyn.example.no/dok/1.pdf'],
      ['Tegning', null],
      ['javascript:alert(1)', null],
    ]);
  });

  test('what the record does not say stays unknown', () => {
    const record = read(
      `${title}<dc:date>2005</dc:date><dc:type>Thesis</dc:type><dc:creator>Lie, Jonas</dc:creator>`,
    );
    expect(record).toMatchObject({
      journalposttype: 'ukjent',
      journaldato: null,
      saksmappe: null,
      lenke: null,
      korrespondanseparter: [
        { korrespondanseparttype: 'ukjent', navn: 'Lie, Jonas', erPerson: null },
      ],
    });
  });

  test.each([
    ['I', 'avsender', 'mottaker'],
    ['U', 'avsender', 'mottaker'],
    ['N', 'intern_avsender', 'intern_mottaker'],
    ['X', 'intern_avsender', 'intern_mottaker'],
    ['Inngående dokument', 'avsender', 'mottaker'],
  ])('parties of a document of type %s', (type, creator, contributor) => {
    const record = read(
      `${title}<dc:type>${type}</dc:type><dc:creator>A AS</dc:creator><dc:contributor>B AS</dc:contributor>`,
    );
    expect(record.korrespondanseparter.map((part) => part.korrespondanseparttype)).toEqual([
      creator,
      contributor,
    ]);
  });

  test('names the source marks are marked, in titles and parties', () => {
    const record = read(`<dc:title>Klage fra <personnavn>Kari Nordmann</personnavn></dc:title>
      <dc:creator>&lt;personnavn&gt;Kari Nordmann&lt;/personnavn&gt;</dc:creator>`);
    expect(record.offentligTittel && withoutNames(record.offentligTittel)).toBe('Klage fra *****');
    const [part] = record.korrespondanseparter;
    expect(part).toMatchObject({ erPerson: true });
    expect(part?.navn && namesIn(part.navn)).toEqual(['Kari Nordmann']);
  });

  test.each(['*****', '**** ****', 'Avskjermet', 'Unntatt offentlighet'])(
    'a party called %s is screened by the source',
    (name) => {
      expect(
        read(`${title}<dc:creator>${name}</dc:creator>`).korrespondanseparter[0]?.navn,
      ).toBeNull();
    },
  );

  test('an entry of another organisation is not taken for ours', () => {
    expect(() => read(`${title}<dc:identifier>999999999:2026/1-1</dc:identifier>`)).toThrow(
      /belongs to organisation 999999999/,
    );
  });

  test('a record without title and number is rejected', () => {
    expect(() => read('<dc:description>Noe</dc:description>')).toThrow(/no title and no number/);
    expect(read('<dc:identifier>2026/1-1</dc:identifier>').offentligTittel).toBeNull();
  });

  test('only web addresses become links', () => {
    expect(read(`${title}<dc:identifier>javascript:alert(1)</dc:identifier>`).lenke).toBeNull();
    expect(read(`${title}<dc:identifier>https://a:b@example.no/</dc:identifier>`).lenke).toBeNull();
  });
});

describe('access', () => {
  const document = '<dcterms:hasPart>https://innsyn.example.no/1.pdf</dcterms:hasPart>';
  const withRights = (rights: string): Journalpost =>
    read(`${title}${document}<dc:rights>${rights}</dc:rights>`);

  test.each([
    'Offentlig',
    'Offentleg',
    'Open access',
    'info:eu-repo/semantics/openAccess',
    'https://creativecommons.org/licenses/by/4.0/',
    'https://data.norge.no/nlod/no/2.0',
  ])('%s: the document can be read', (rights) => {
    expect(withRights(rights)).toMatchObject({ skjerming: null, gradering: null });
    expect(withRights(rights).dokumenter[0]?.url).toBe('https://innsyn.example.no/1.pdf');
  });

  test.each([
    [
      'Unntatt offentlighet – Offl. § 13 jf. fvl. § 13',
      'Unntatt offentlighet',
      'Offl. § 13 jf. fvl. § 13',
    ],
    ['Unntatt offentlighet', 'Unntatt offentlighet', null],
    ['Delvis unntatt: Offl. § 14', 'Delvis unntatt', 'Offl. § 14'],
    ['info:eu-repo/semantics/closedAccess', 'info:eu-repo/semantics/closedAccess', null],
    ['Offentlig tittel, vedlegg unntatt', 'Offentlig tittel', 'vedlegg unntatt'],
  ])('%s: the entry is shown as screened, its document is closed', (rights, restriction, basis) => {
    const record = withRights(rights);
    expect(record.offentligTittel).toBe('Søknad om skjenkebevilling');
    expect(record.dokumenter[0]?.url).toBeNull();
    if (restriction.startsWith('info:')) expect(record.skjerming).not.toBeNull();
    else
      expect(record.skjerming).toEqual({
        tilgangsrestriksjon: restriction,
        skjermingshjemmel: basis,
      });
  });

  test.each([
    ['Hemmelig', 'H'],
    ['Strengt fortrolig', 'SF'],
    ['Begrenset – sikkerhetsloven § 5-3', 'B'],
    ['Fortrolig', 'F'],
  ])('%s holds the whole entry back', (rights, grade) => {
    expect(withRights(rights).gradering).toBe(grade);
  });

  test('words no rule knows, and no words at all, close the document without calling it screened', () => {
    expect(withRights('Copyright 2005 American Institute of Physics')).toMatchObject({
      skjerming: null,
      dokumenter: [{ url: null }],
    });
    expect(read(`${title}${document}`).dokumenter[0]?.url).toBeNull();
  });

  test('the strictest of several statements counts', () => {
    expect(readRights(['Offentlig', 'Unntatt offentlighet']).open).toBe(false);
    expect(readRights(['Offentlig', 'Hvem vet']).open).toBe(false);
    expect(readRights(['Offentlig', 'Offentlig']).open).toBe(true);
  });
});

describe('a mapping of its own', () => {
  test('says where things are, and leaves the rest to the profile', () => {
    const record = read(
      `${title}<dc:source>Ark. 26/00123 - 7</dc:source><dc:type>Brev inn</dc:type><dc:coverage>Teknisk etat</dc:coverage>
       <dc:description>Avsender: Torghatten AS</dc:description><dc:description>Mottaker: Bindal kommune</dc:description>
       <dc:date>2026-03-04</dc:date>`,
      {
        dokumentnummer: [{ element: 'source', pattern: '(\\d{2}/\\d+\\s*-\\s*\\d+)' }],
        journalposttypeVerdier: { 'Brev inn': 'I' },
        administrativEnhet: [{ element: 'coverage' }],
        avsender: [{ element: 'description', pattern: '^avsender:\\s*(.+)$' }],
        mottaker: [{ element: 'description', pattern: '^mottaker:\\s*(.+)$' }],
      },
    );
    expect(record).toMatchObject({
      keys: { sak: { aar: 2026, sekvensnummer: 123, journalpostnummer: 7 } },
      saksmappe: { saksaar: 2026, sakssekvensnummer: 123 },
      journalposttype: 'I',
      journaldato: '2026-03-04',
      administrativEnhet: 'Teknisk etat',
    });
    expect(
      record.korrespondanseparter.map(({ korrespondanseparttype, navn }) => [
        korrespondanseparttype,
        navn,
      ]),
    ).toEqual([
      ['avsender', 'Torghatten AS'],
      ['mottaker', 'Bindal kommune'],
    ]);
  });

  test('a publisher rule keeps other organisations out', () => {
    const mapping = { utgiver: [{ element: 'publisher', pattern: '^Bindal kommune$' }] };
    const ours = `${title}<dc:publisher>Bindal kommune</dc:publisher>`;
    expect(read(ours, mapping).offentligTittel).toBe('Søknad om skjenkebevilling');
    expect(() => read(`${title}<dc:publisher>Brønnøy kommune</dc:publisher>`, mapping)).toThrow(
      /publisher/,
    );
    expect(() => read(title, mapping)).toThrow(/publisher/);
  });

  test.each([
    { saksnummer: [] },
    { saksnummer: [{ element: 'relation', pattern: '(' }] },
    { saksnr: [{ element: 'relation' }] },
    { journalposttypeVerdier: { 'Brev inn': 'inn' } },
  ])('a mistake in it is refused: %j', (mapping) => {
    expect(oaiPmhSettings.safeParse({ url: 'https://oai.example.no/oai', mapping }).success).toBe(
      false,
    );
  });
});

describe('settings', () => {
  test('an address is enough', () => {
    expect(oaiPmhSettings.parse({ url: 'https://oai.example.no/oai' })).toMatchObject({
      sets: [],
      delayMs: 200,
      mayBeEmpty: false,
    });
  });

  test.each([
    {},
    { url: 'file:///etc/passwd' },
    { url: 'https://user:secret@example.no/oai' },
    { url: 'https://oai.example.no/oai', prefix: 'x' },
    { url: 'https://oai.example.no/oai', metadataPrefix: 'a/b' },
    {
      url: 'https://oai.example.no/oai',
      tlsOverride: { fingerprint256: 'x', until: '2026-12-31' },
    },
  ])('refuses %j', (settings) => {
    expect(oaiPmhSettings.safeParse(settings).success).toBe(false);
  });
});
