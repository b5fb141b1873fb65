import { describe, expect, test } from 'vitest';
import { readText } from '../../../../support/noark-run.ts';
import { avsmot, noark4JournalXml } from '../../../../support/noark4-xml.ts';

const latin1 = (xml: string) => Buffer.from(xml, 'latin1');

describe('OFFJOURNAL', () => {
  test('in Latin-1 with a DOCTYPE that leads nowhere gives the entry as it is', async () => {
    const run = await readText(latin1(noark4JournalXml('OFFJOURNAL', [{}])));
    expect(run.error).toBeNull();
    expect(run.findings).toEqual([]);
    expect(run.records[0]).toMatchObject({
      offentligTittel: 'Søknad om skjenkebevilling',
      journalposttype: 'I',
      journalposttypeUtledet: false,
      journalstatus: null,
      journaldato: '2026-03-02',
      dokumentetsDato: '2026-02-27',
      administrativEnhet: 'Servicetorget',
      klasse: { klasseID: 'U63', tittel: 'Skjenking', klassifikasjonstype: 'K-koder' },
      saksmappe: { saksaar: 2026, sakssekvensnummer: 7, offentligTittel: 'Skjenkebevillinger' },
      korrespondanseparter: [{ korrespondanseparttype: 'avsender', navn: 'Fjellheim Kro AS' }],
      skjerming: null,
      keys: {
        systemID: null,
        registreringsID: null,
        journal: { aar: 2026, sekvensnummer: 41 },
        sak: { aar: 2026, sekvensnummer: 7, journalpostnummer: 1 },
        kilde: 'sak:2026/7-1',
      },
    });
  });

  test('two series with the same journal number are two entries', async () => {
    const run = await readText(
      latin1(noark4JournalXml('OFFJOURNAL', [{ post: { SEKNR: '5' } }, { post: { SEKNR: '5' } }])),
    );
    expect(run.records).toHaveLength(2);
  });

  test('a full title does not belong in it and is never read', async () => {
    const xml = noark4JournalXml('OFFJOURNAL', [
      {
        post: { OFFINNHOLD: null, INNHOLD: 'HEMMELIG' },
        sak: { OFFTITTEL: null, TITTEL: 'HEMMELIG' },
      },
    ]);
    const run = await readText(latin1(xml));
    expect(run.records[0]?.offentligTittel).toBeNull();
    expect(JSON.stringify(run.events)).not.toContain('HEMMELIG');
    expect(run.findings).toEqual(['missing_element JP.OFFINNHOLD:6']);
  });

  test.each(['B', 'K', 'H', 'SH', 'F', 'SF', 'XX'])(
    'an entry with TGKODE %s is held back',
    async (code) => {
      const run = await readText(
        latin1(noark4JournalXml('OFFJOURNAL', [{ post: { TGKODE: code } }])),
      );
      expect(run.records).toEqual([]);
      expect(run.counts[0]).toMatchObject({ read: 1, passed: 0 });
    },
  );

  test('a restricted entry shows the code and paragraph it comes with', async () => {
    const run = await readText(
      latin1(
        noark4JournalXml('OFFJOURNAL', [
          { post: { OFFINNHOLD: 'Sak om *****', TGKODE: 'UO', UOFF: 'Offl § 13' } },
        ]),
      ),
    );
    expect(run.records[0]).toMatchObject({
      offentligTittel: 'Sak om *****',
      skjerming: { tilgangsrestriksjon: 'UO', skjermingshjemmel: 'Offl § 13' },
    });
  });

  test('names in PNAVN are marked, inside a title, inside AM.NAVN and in its place', async () => {
    const xml = noark4JournalXml('OFFJOURNAL', [
      {
        post: { OFFINNHOLD: 'Klage fra <PNAVN>Kari Nordmann</PNAVN>' },
        parter: [
          avsmot('<PNAVN>Kari Nordmann</PNAVN>'),
          '<PNAVN>Ola Nordmann</PNAVN><AM.IHTYPE>1</AM.IHTYPE>',
        ],
      },
    ]);
    const { records } = await readText(latin1(xml));
    expect(records[0]?.offentligTittel).toBe('Klage fra \uE000Kari Nordmann\uE001');
    expect(records[0]?.korrespondanseparter).toMatchObject([
      { navn: '\uE000Kari Nordmann\uE001', erPerson: true },
      { navn: '\uE000Ola Nordmann\uE001', erPerson: true, korrespondanseparttype: 'mottaker' },
    ]);
  });

  test('the parts of a case by IHTYPE, KOPIMOT and GRUPPEMOT, and inside the organisation', async () => {
    const parter = [
      avsmot('A', '0', '<AM.KOPIMOT>1</AM.KOPIMOT>'),
      avsmot('B', '1', '<AM.KOPIMOT>1</AM.KOPIMOT>'),
      avsmot('C', '1', '<AM.GRUPPEMOT>1</AM.GRUPPEMOT>'),
      avsmot('D', '7'),
    ];
    const types = async (NDOKTYPE: string) =>
      (
        await readText(latin1(noark4JournalXml('OFFJOURNAL', [{ post: { NDOKTYPE }, parter }])))
      ).records[0]?.korrespondanseparter.map(
        ({ korrespondanseparttype }) => korrespondanseparttype,
      );
    expect(await types('U')).toEqual(['medavsender', 'kopimottaker', 'gruppemottaker', 'ukjent']);
    expect(await types('N')).toEqual([
      'intern_avsender',
      'intern_kopimottaker',
      'intern_mottaker',
      'ukjent',
    ]);
  });

  test('a local document type is inferred from the parties and flagged', async () => {
    const run = await readText(
      latin1(noark4JournalXml('OFFJOURNAL', [{ post: { NDOKTYPE: 'QQ' } }])),
    );
    expect(run.records[0]).toMatchObject({ journalposttype: 'I', journalposttypeUtledet: true });
    expect(run.findings).toEqual(['unknown_value JP.NDOKTYPE:6']);
  });

  test('no party at all, as systems write internal entries, is no fault of the entry', async () => {
    const run = await readText(
      latin1(noark4JournalXml('OFFJOURNAL', [{ post: { NDOKTYPE: 'X' }, parter: [] }])),
    );
    expect(run.records[0]?.korrespondanseparter).toEqual([]);
  });

  test('several entries under one case each come out', async () => {
    const xml = noark4JournalXml('OFFJOURNAL', [{}]).replace(
      '</JOURNPOST.OJ>',
      '</JOURNPOST.OJ><JOURNPOST.OJ><JP.JAAR>2026</JP.JAAR><JP.SEKNR>99</JP.SEKNR><JP.POSTNR>2</JP.POSTNR><JP.JDATO>20260303</JP.JDATO><JP.NDOKTYPE>U</JP.NDOKTYPE><JP.OFFINNHOLD>Svar</JP.OFFINNHOLD></JOURNPOST.OJ>',
    );
    const run = await readText(latin1(xml));
    expect(run.records.map(({ offentligTittel }) => offentligTittel)).toEqual([
      'Søknad om skjenkebevilling',
      'Svar',
    ]);
  });
});

describe('vendor habits', () => {
  const dokument = (fields: string, variant = 'A') =>
    `<DOKLINK.OJ><DL.RNR>1</DL.RNR><DL.DOKID>9</DL.DOKID><DL.TYPE>H</DL.TYPE><DOKBESKRIV.OJ><DB.TITTEL>Brev</DB.TITTEL>${fields}<DOKVERSJON.OJ><VE.VERSJON>1</VE.VERSJON><VE.VARIANT>${variant}</VE.VARIANT><VE.FILREF>\n https://filer.lilleby.example/1.pdf\n </VE.FILREF></DOKVERSJON.OJ></DOKBESKRIV.OJ></DOKLINK.OJ>`;

  test('Public 360: printed numbers, text codes, and businesses tagged as persons', async () => {
    const xml = noark4JournalXml('OFFJOURNAL', [
      {
        sak: { SAAR: null, SEKNR: null, SAKNR: '14/01325' },
        post: {
          JAAR: null,
          SEKNR: '270',
          POSTNR: null,
          DOKNR: '14/01325-2',
          TGKODE: 'Ugradert',
          ANSVAVD: 'Team kultur',
        },
        parter: [
          '<PNAVN>Busk Lydstudio AS</PNAVN><AM.IHTYPE>0</AM.IHTYPE>',
          '<PNAVN>Kari Nordmann</PNAVN><AM.IHTYPE>1</AM.IHTYPE>',
        ],
        klassering:
          '<KLASSERING.OJ><KL.ORDNVERDI>---</KL.ORDNVERDI><KL.SORT>1</KL.SORT><KL.OPLTEKST>---</KL.OPLTEKST></KLASSERING.OJ>',
        dokumenter: dokument('<DB.TGKODE>Ugradert</DB.TGKODE><DB.TGVERDI>0</DB.TGVERDI>'),
      },
    ]);
    const run = await readText(latin1(xml), { profile: 'public360' });
    expect(run.records[0]).toMatchObject({
      keys: {
        registreringsID: '14/01325-2',
        sak: { aar: 2014, sekvensnummer: 1325, journalpostnummer: 2 },
      },
      saksmappe: { saksaar: 2014, sakssekvensnummer: 1325 },
      klasse: null,
      skjerming: null,
      administrativEnhet: 'Team kultur',
      korrespondanseparter: [
        { navn: 'Busk Lydstudio AS', erPerson: null },
        { navn: '\uE000Kari Nordmann\uE001', erPerson: true },
      ],
      dokumenter: [{ url: 'https://filer.lilleby.example/1.pdf' }],
    });
    const standard = await readText(latin1(xml));
    expect(standard.records[0]?.korrespondanseparter[0]).toMatchObject({ erPerson: true });
  });

  test('ePhorte and Elements: addresses with white space, and the same DL.RNR twice', async () => {
    const run = await readText(
      latin1(noark4JournalXml('OFFJOURNAL', [{ dokumenter: dokument('') + dokument('') }])),
      { profile: 'ephorte' },
    );
    expect(run.records[0]?.dokumenter).toMatchObject([
      {
        dokumentnummer: 1,
        tilknyttetRegistreringSom: 'hoveddokument',
        url: 'https://filer.lilleby.example/1.pdf',
      },
      { dokumentnummer: 1, url: 'https://filer.lilleby.example/1.pdf' },
    ]);
  });

  test('a document with a code of its own shows no title and only its public variant', async () => {
    const read = async (variant: string) =>
      (
        await readText(
          latin1(
            noark4JournalXml('OFFJOURNAL', [
              { dokumenter: dokument('<DB.TGKODE>UO</DB.TGKODE>', variant) },
            ]),
          ),
        )
      ).records[0]?.dokumenter[0];
    expect(await read('A')).toMatchObject({ tittel: null, url: null });
    expect(await read('P')).toMatchObject({ tittel: null, url: null });
    expect(await read('O')).toMatchObject({
      tittel: null,
      url: 'https://filer.lilleby.example/1.pdf',
    });
  });
});

describe('JOURNAL, the unshielded one', () => {
  const read = async (entry: Parameters<typeof noark4JournalXml>[1][number]) => {
    const run = await readText(latin1(noark4JournalXml('JOURNAL', [entry])));
    return { run, record: run.records[0], text: JSON.stringify(run.events) };
  };

  test('an entry without flags and codes shows its full titles and names', async () => {
    const { record } = await read({});
    expect(record).toMatchObject({
      offentligTittel: 'Søknad om skjenkebevilling',
      saksmappe: { offentligTittel: 'Skjenkebevillinger', saksdato: '2026-03-01', saksstatus: 'B' },
      korrespondanseparter: [{ navn: 'Fjellheim Kro AS' }],
    });
  });

  test.each([
    ['JP.U1 on the title', { post: { INNHOLD: 'HEMMELIG', U1: '1' } }],
    ['JP.U2', { post: { INNHOLD: 'HEMMELIG', U2: '1' }, parter: [avsmot('HEMMELIG')] }],
    ['a flag nobody knows', { post: { INNHOLD: 'HEMMELIG', U1: '?' } }],
    ['a misspelt flag', { post: { INNHOLD: 'HEMMELIG', SKJERMET: '1' } }],
    [
      'an access code without a flag',
      { post: { INNHOLD: 'HEMMELIG', TGKODE: 'UO' }, parter: [avsmot('HEMMELIG')] },
    ],
    [
      'an access code on the case',
      {
        sak: { TITTEL: 'HEMMELIG', TGKODE: '5a' },
        post: { INNHOLD: 'HEMMELIG' },
        parter: [avsmot('HEMMELIG')],
      },
    ],
    ['SA.U1 on the case title', { sak: { TITTEL: 'HEMMELIG', U1: '1' } }],
    [
      'SA.U1, and the entry repeats the case title',
      {
        sak: { TITTEL: 'HEMMELIG sak', U1: '1' },
        post: { INNHOLD: 'Svar i hemmelig sak', U1: '0' },
      },
    ],
    ['AM.U1 on the name', { parter: [avsmot('HEMMELIG', '0', '<AM.U1>1</AM.U1>')] }],
    [
      'KL.U1 on the class',
      {
        klassering:
          '<KLASSERING.JO><KL.ORDNVERDI>HEMMELIG</KL.ORDNVERDI><KL.OVBESK>HEMMELIG</KL.OVBESK><KL.U1>1</KL.U1></KLASSERING.JO>',
      },
    ],
    [
      'a public title that repeats the shielded one',
      { post: { INNHOLD: 'HEMMELIG', OFFINNHOLD: 'Hemmelig', U1: '1' } },
    ],
  ])('%s hides what it covers', async (_what, entry) => {
    const { record, text } = await read(entry as never);
    expect(record).toBeDefined();
    expect(text.toUpperCase()).not.toContain('HEMMELIG');
  });

  test('the archive has said that title and name of a restricted entry may show', async () => {
    const { record } = await read({
      post: { TGKODE: 'UO', UOFF: 'Offl § 13', U1: '0' },
      parter: [avsmot('Fjellheim Kro AS', '0', '<AM.U1>0</AM.U1>')],
    });
    expect(record).toMatchObject({
      offentligTittel: 'Søknad om skjenkebevilling',
      korrespondanseparter: [{ navn: 'Fjellheim Kro AS' }],
      skjerming: { tilgangsrestriksjon: 'UO' },
    });
  });

  test.each(['R', 'M', 'S', 'F', 'U'])(
    'status %s is held back when the format states it',
    async (STATUS) => {
      const { run } = await read({ post: { STATUS } });
      expect(run.records).toEqual([]);
      expect(run.counts[0]).toMatchObject({ held_journalstatus: 1 });
    },
  );
});
