import { describe, expect, test } from 'vitest';
import { withNames } from '../../../../../harvester/record/marked-text.ts';
import { readText } from '../../../../support/noark-run.ts';
import {
  arkivXml,
  journalpostXml,
  klasseXml,
  mappeXml,
  part,
  skjerming,
} from '../../../../support/noark-xml.ts';

const one = async (xml: string, settings: Record<string, unknown> = {}) => {
  const run = await readText(xml, settings);
  return { run, record: run.records[0] ?? null, text: JSON.stringify(run.events) };
};

describe('an arkivstruktur.xml without skjerming', () => {
  test('gives the entry with its case, class, parties and dates', async () => {
    const { run, record } = await one(arkivXml(klasseXml(mappeXml(journalpostXml()))));
    expect(run.error).toBeNull();
    expect(run.findings).toEqual([]);
    expect(record).toMatchObject({
      kommunenummer: '1899',
      organisasjonsnummer: '999888777',
      kilde: 'lilleby-noark',
      offentligTittel: 'Søknad om skjenkebevilling',
      journalposttype: 'I',
      journalposttypeUtledet: false,
      journalstatus: 'J',
      journaldato: '2026-03-02',
      administrativEnhet: 'Servicetorget',
      klasse: { klasseID: 'U63', tittel: 'Skjenking', klassifikasjonstype: 'EH' },
      saksmappe: {
        saksaar: 2026,
        sakssekvensnummer: 7,
        offentligTittel: 'Skjenkebevillinger 2026',
      },
      korrespondanseparter: [{ korrespondanseparttype: 'avsender', navn: 'Fjellheim Kro AS' }],
      keys: {
        systemID: 'f1f1f1f1-0000-4000-8000-000000000001',
        registreringsID: '2026/7-1',
        journal: { aar: 2026, sekvensnummer: 41 },
        sak: { aar: 2026, sekvensnummer: 7, journalpostnummer: 1 },
      },
    });
  });

  test('xsi:type is read as a QName with any prefix', async () => {
    const xml = arkivXml(
      mappeXml(
        journalpostXml(
          {},
          {
            type: ' xmlns:q="http://www.arkivverket.no/standarder/noark5/arkivstruktur" xsi:type="q:journalpost"',
          },
        ),
        {
          type: ' xsi:type="ark:saksmappe"',
        },
      ),
    );
    const { record } = await one(xml);
    expect(record?.saksmappe?.saksaar).toBe(2026);
  });

  test('the dialect before 5.0 is read: basisregistrering, sakspart, korrespondansepart after the journal fields', async () => {
    const post = `<registrering xsi:type="journalpost"><systemID>gammel-1</systemID><registreringsID>11/2-3</registreringsID>
<tittel>Rapport</tittel><journalaar>2011</journalaar><journalsekvensnummer>5</journalsekvensnummer><journalpostnummer>3</journalpostnummer>
<journalposttype>Utgående dokument</journalposttype><journalstatus>Arkivert</journalstatus><journaldato>2011-05-06</journaldato>
<journalenhet>Arkiv</journalenhet>${part('Mottaker', 'Statens vegvesen')}</registrering>
<basisregistrering><systemID>b1</systemID><tittel>Notat</tittel></basisregistrering>`;
    const sak = mappeXml(post, {
      fields: { sakspart: '<sakspartNavn>HEMMELIG PART</sakspartNavn>' },
    });
    const { run, record, text } = await one(arkivXml(sak));
    expect(run.findings).toEqual([]);
    expect(record?.korrespondanseparter[0]?.navn).toBe('Statens vegvesen');
    expect(run.counts[0]).toMatchObject({ read: 1, passed: 1, outside: 1 });
    expect(text).not.toContain('HEMMELIG PART');
  });

  test('names marked with personnavn stay marked, also inside a title', async () => {
    const { record } = await one(
      arkivXml(
        mappeXml(
          journalpostXml(
            { tittel: 'Klage fra <personnavn>Kari Nordmann</personnavn> om støy' },
            { parts: part('Avsender', '<personnavn>Kari Nordmann</personnavn>') },
          ),
        ),
      ),
    );
    expect(record?.offentligTittel).toBe('Klage fra \uE000Kari Nordmann\uE001 om støy');
    expect(record?.korrespondanseparter[0]).toMatchObject({ erPerson: true });
    expect(withNames(record?.offentligTittel ?? ('' as never))).toBe(
      'Klage fra Kari Nordmann om støy',
    );
  });

  test('a source cannot forge a mark, neither as a character nor as a reference', async () => {
    const { record } = await one(
      arkivXml(mappeXml(journalpostXml({ tittel: 'A \uE000B\uE001 &#xE000;C&#xE001;' }))),
    );
    expect(record?.offentligTittel).toBe('A B C');
  });

  test('plain registrering, arkivnotat and meeting records stand outside the journal and are counted', async () => {
    const other = ['arkivnotat', 'moeteregistrering']
      .map(
        (type) =>
          `<registrering xsi:type="${type}"><systemID>${type}</systemID><tittel>MØTESAK</tittel></registrering>`,
      )
      .join('');
    const plain = '<registrering><systemID>r1</systemID></registrering>';
    const { run, text } = await one(arkivXml(mappeXml(journalpostXml() + other + plain)));
    expect(run.counts[0]).toMatchObject({ read: 1, passed: 1, outside: 3 });
    expect(text).not.toContain('MØTESAK');
  });

  test('a registrering without xsi:type but with journal fields is an entry, with a finding', async () => {
    const { run } = await one(arkivXml(mappeXml(journalpostXml({}, { type: '' }))));
    expect(run.records).toHaveLength(1);
    expect(run.findings).toEqual(['missing_type registrering:6']);
  });

  test('a journalpost inside a moetemappe is held back', async () => {
    const { run } = await one(
      arkivXml(mappeXml(mappeXml(journalpostXml()), { type: ' xsi:type="moetemappe"' })),
    );
    expect(run.records).toHaveLength(0);
    expect(run.counts[0]).toMatchObject({ held_uventet_plassering: 1 });
  });

  test('foreign content in virksomhetsspesifikkeMetadata and elsewhere is passed over', async () => {
    const foreign = `<virksomhetsspesifikkeMetadata xmlns:v="urn:vendor" xsi:type="v:mer"><v:tittel>FREMMED</v:tittel><registrering>x</registrering></virksomhetsspesifikkeMetadata>
<v:offentligTittel xmlns:v="urn:vendor">FREMMED</v:offentligTittel>`;
    const { run, record, text } = await one(
      arkivXml(mappeXml(journalpostXml({}, { before: foreign }), { before: foreign })),
    );
    expect(record?.offentligTittel).toBe('Søknad om skjenkebevilling');
    expect(text).not.toContain('FREMMED');
    expect(run.findings).toEqual([]);
  });

  test('parties to the case, notes, addresses and officers are never read', async () => {
    const secret = `<part><partID>1</partID><partNavn>HEMMELIG</partNavn><partRolle>Klient</partRolle></part>
<merknad><merknadstekst>HEMMELIG</merknadstekst></merknad>`;
    const parts = `<korrespondansepart><korrespondanseparttype>Avsender</korrespondanseparttype><korrespondansepartNavn>Firma AS</korrespondansepartNavn>
<postadresse>HEMMELIG</postadresse><epostadresse>HEMMELIG</epostadresse><saksbehandler>HEMMELIG</saksbehandler></korrespondansepart>`;
    const { record, text } = await one(
      arkivXml(
        mappeXml(
          journalpostXml({}, { parts, before: secret.slice(0, secret.indexOf('<merknad')) }),
          { before: secret },
        ),
      ),
    );
    expect(record).not.toBeNull();
    expect(text).not.toContain('HEMMELIG');
  });
});

describe('skjerming in arkivstruktur.xml', () => {
  const secret = (record: unknown) => JSON.stringify(record).includes('HEMMELIG');
  const shieldedPost = (metadata: string | null, offentligTittel: string | null = null) =>
    journalpostXml(
      { tittel: 'Sak om HEMMELIG', offentligTittel },
      {
        before: skjerming(metadata),
        parts: part('Avsender', 'HEMMELIG Navn') + part('Mottaker', 'HEMMELIG Mottaker'),
      },
    );

  test('without a public title nothing of the title shows, and the legal basis does', async () => {
    const { record } = await one(
      arkivXml(mappeXml(shieldedPost('Skjerming tittel registrering - utvalgte ord'))),
    );
    expect(record?.offentligTittel).toBeNull();
    expect(record?.skjerming?.skjermingshjemmel).toBe('Offl. § 13 jf. fvl. § 13');
  });

  test('the public title shows when it differs from the full one', async () => {
    const { record } = await one(
      arkivXml(
        mappeXml(shieldedPost('Skjerming tittel registrering - utvalgte ord', 'Sak om *****')),
      ),
    );
    expect(record?.offentligTittel).toBe('Sak om *****');
  });

  test('a public title that repeats the shielded one word for word does not show', async () => {
    const { record } = await one(arkivXml(mappeXml(shieldedPost('TR1', 'Sak  om: hemmelig!'))));
    expect(record?.offentligTittel).toBeNull();
  });

  test.each([
    ['Skjerming navn avsender', [null, 'HEMMELIG Mottaker']],
    ['NM', ['HEMMELIG Navn', null]],
    ['Midlertidig skjerming', [null, null]],
    ['noe helt annet', [null, null]],
    [null, [null, null]],
  ])('skjermingMetadata "%s" leaves the names %j', async (metadata, names) => {
    const { record } = await one(arkivXml(mappeXml(shieldedPost(metadata, 'Sak'))));
    expect(record?.korrespondanseparter.map(({ navn }) => navn)).toEqual(names);
  });

  test('a municipality can say what its own word covers', async () => {
    const { record } = await one(arkivXml(mappeXml(shieldedPost('Kun avsender', 'Sak'))), {
      screeningTerms: { 'kun avsender': ['avsender'] },
    });
    expect(record?.korrespondanseparter.map(({ navn }) => navn)).toEqual([
      null,
      'HEMMELIG Mottaker',
    ]);
  });

  const hidden = journalpostXml(
    { tittel: 'Sak om HEMMELIG' },
    { parts: part('Avsender', 'HEMMELIG AS') },
  );
  test.each([
    ['arkivdel', arkivXml(mappeXml(hidden), skjerming('Skjermet'))],
    ['klasse', arkivXml(klasseXml(mappeXml(hidden), { before: skjerming('Skjermet') }))],
    ['mappe', arkivXml(mappeXml(hidden, { before: skjerming('Skjermet') }))],
    [
      'mappe two levels up',
      arkivXml(mappeXml(mappeXml(mappeXml(hidden)), { before: skjerming('Skjermet') })),
    ],
    [
      'a mappe where it stands after the entries',
      arkivXml(mappeXml(hidden + skjerming('Skjermet'))),
    ],
    [
      'a misspelt element',
      arkivXml(
        mappeXml(hidden, {
          before: '<skjerminng><tilgangsrestriksjon>x</tilgangsrestriksjon></skjerminng>',
        }),
      ),
    ],
  ])('skjerming on %s covers the entries below', async (_where, xml) => {
    const { record } = await one(xml);
    expect(record).not.toBeNull();
    expect(secret(record)).toBe(false);
  });

  test('a bare ampersand in a title does not make the skjerming after it part of the text', async () => {
    const { run, record } = await one(
      arkivXml(
        mappeXml(journalpostXml({ tittel: 'HEMMELIG' }, { before: skjerming('Skjermet') }), {
          fields: { tittel: 'M & S' },
        }).replace('<registreringsID>', '<registreringsID>x & y '),
      ),
    );
    expect(record?.saksmappe?.offentligTittel).toBe('M & S');
    expect(record?.offentligTittel).toBeNull();
    expect(run.findings).toEqual(['malformed_text tittel:6', 'malformed_text registreringsID:6']);
  });

  test('a shielded case title shows neither on the case nor inside the entry title', async () => {
    const { record } = await one(
      arkivXml(
        mappeXml(
          journalpostXml({
            tittel: 'Vedtak i HEMMELIG sak for Ola',
            offentligTittel: 'Vedtak i HEMMELIG sak for Ola',
          }),
          {
            fields: { tittel: 'HEMMELIG sak', offentligTittel: null },
            before: skjerming('Skjerming tittel mappe - unntatt første linje'),
          },
        ),
      ),
    );
    expect(record?.saksmappe?.offentligTittel).toBeNull();
    expect(record?.offentligTittel).toBeNull();
  });

  test('skjerming stated after the entries of a klasse withdraws them all', async () => {
    const { run } = await one(
      arkivXml(klasseXml(mappeXml(hidden), { after: skjerming('Skjermet') })),
    );
    expect(run.events.filter(({ kind }) => kind === 'record')).toHaveLength(1);
    expect(run.events.find((event) => event.kind === 'deleted')).toMatchObject({
      sourceKey: 'systemID:f1f1f1f1-0000-4000-8000-000000000001',
    });
    expect(run.findings).toContain('late_skjerming klasse:7');
    expect(run.counts[0]).toMatchObject({ passed: 0, held_for_sen_skjerming: 1 });
  });

  test.each([
    ['gradering/grad', '<gradering><grad>Begrenset</grad></gradering>'],
    [
      'gradering/gradering',
      '<gradering><gradering>Strengt hemmelig (sikkerhetsgrad)</gradering></gradering>',
    ],
    ['an empty gradering', '<gradering/>'],
    ['a grade as tilgangsrestriksjon', skjerming('Skjermet', 'K')],
    ['a temporary block', skjerming('Skjermet', 'XX')],
  ])('%s on the case keeps the entry out and withdraws what was public', async (_form, xml) => {
    const { run } = await one(arkivXml(mappeXml(hidden, { before: xml })));
    expect(run.records).toHaveLength(0);
    expect(run.events.find(({ kind }) => kind === 'deleted')).toMatchObject({
      sourceKey: 'systemID:f1f1f1f1-0000-4000-8000-000000000001',
    });
    expect(secret(run.events)).toBe(false);
  });

  test.each(['R', 'M', 'S', 'F', 'Utgår', 'Reservert dokument', 'noe nytt', null])(
    'an entry with journalstatus %s is held back',
    async (journalstatus) => {
      const { run } = await one(arkivXml(mappeXml(journalpostXml({ journalstatus }))));
      expect(run.records).toHaveLength(0);
      expect(run.counts[0]).toMatchObject({ held_journalstatus: 1 });
    },
  );

  test('a class by fødselsnummer is never shown', async () => {
    for (const extra of [{ type: 'PNR' }, { type: 'Fødselsnummer' }, { id: '01019012345' }]) {
      const { record } = await one(arkivXml(klasseXml(mappeXml(journalpostXml()), extra)));
      expect(record?.klasse).toBeNull();
    }
  });
});

describe('documents in arkivstruktur.xml', () => {
  const document = (variant: string, reference: string, extra = '') =>
    `<dokumentbeskrivelse><systemID>dok1</systemID><dokumenttype>Brev</dokumenttype><tittel>Vedlegg A</tittel>
<tilknyttetRegistreringSom>Hoveddokument</tilknyttetRegistreringSom><dokumentnummer>1</dokumentnummer>${extra}<dokumentobjekt><variantformat>${variant}</variantformat>
<format>fmt/95</format><referanseDokumentfil>${reference}</referanseDokumentfil><sjekksum>${'ab'.repeat(32)}</sjekksum><sjekksumAlgoritme>SHA-256</sjekksumAlgoritme><filstoerrelse>87 kB</filstoerrelse></dokumentobjekt></dokumentbeskrivelse>`;
  const read = async (inside: string) => {
    const { record } = await one(arkivXml(mappeXml(journalpostXml({}, { before: inside }))));
    return record?.dokumenter ?? [];
  };

  test('an archive copy on the web can be read, with title, role, format and checksum', async () => {
    const [dokument] = await read(
      document('Arkivformat', 'https://filer.lilleby.example/a b.pdf\n'),
    );
    expect(dokument).toEqual({
      dokumentnummer: 1,
      tilknyttetRegistreringSom: 'hoveddokument',
      tittel: 'Vedlegg A',
      dokumenttype: 'Brev',
      format: 'fmt/95',
      url: 'https://filer.lilleby.example/a%20b.pdf',
      sjekksum: `sha-256:${'ab'.repeat(32)}`,
    });
  });

  test.each([
    ['Produksjonsformat', 'https://filer.lilleby.example/a.docx'],
    ['Arkivformat', 'dokumenter\\5000000.pdf'],
    ['Arkivformat', 'http://arkivserver/a.pdf'],
    ['Arkivformat', 'http://10.0.0.8/a.pdf'],
    ['Arkivformat', 'file:///etc/passwd'],
  ])('a %s at %s cannot', async (variant, reference) => {
    const [dokument] = await read(document(variant, reference));
    expect(dokument?.url).toBeNull();
  });

  test('of a shielded document only the public variant is offered, and its title does not show', async () => {
    const [archive] = await read(
      document('Arkivformat', 'https://filer.lilleby.example/a.pdf', skjerming('TD')),
    );
    expect(archive).toMatchObject({ url: null, tittel: null });
    const [open] = await read(
      document(
        'Dokument hvor deler av innholdet er skjermet',
        'https://filer.lilleby.example/o.pdf',
        skjerming('TD'),
      ),
    );
    expect(open).toMatchObject({ url: 'https://filer.lilleby.example/o.pdf', tittel: null });
  });

  test('a graded document is not mentioned', async () => {
    expect(
      await read(document('Arkivformat', 'a.pdf', '<gradering><grad>B</grad></gradering>')),
    ).toEqual([]);
  });
});
