import { describe, expect, test } from 'vitest';
import { readText } from '../../../support/noark-run.ts';
import {
  arkivXml,
  journalpostXml,
  journalXml,
  mappeXml,
  part,
} from '../../../support/noark-xml.ts';
import { noark4JournalXml } from '../../../support/noark4-xml.ts';
import { tarOf } from '../../../support/package-files.ts';

// One test for each defect seen in real extracts (reference: noark.md §1.6 and the faulty cases of the sample files).
// Each file is named, each finding has its line and element, and the entries that are sound come out.

const document = (content: string): string =>
  `<dokumentbeskrivelse><systemID>dok1</systemID><tittel>Brev</tittel><tilknyttetRegistreringSom>Hoveddokument</tilknyttetRegistreringSom><dokumentnummer>1</dokumentnummer>${content}</dokumentbeskrivelse>`;
const object = (content: string): string =>
  `<dokumentobjekt><variantformat>Arkivformat</variantformat><format>PDF</format><referanseDokumentfil>a.pdf</referanseDokumentfil>${content}</dokumentobjekt>`;
const SUM = '<sjekksum>ab</sjekksum><sjekksumAlgoritme>SHA-256</sjekksumAlgoritme>';
const SIZE = '<filstoerrelse>12</filstoerrelse>';
const structure = (post: string): string => arkivXml(mappeXml(post));
const withDocument = (inside: string): string =>
  structure(journalpostXml({}, { before: document(inside) }));

describe('in arkivstruktur.xml', () => {
  test.each([
    [
      '#11 a date in another form',
      structure(journalpostXml({ journaldato: '2026-31-12' })),
      'bad_date journaldato:6',
    ],
    [
      '#11 a misspelt tag',
      structure(journalpostXml({}, { before: '<registeringsID>1</registeringsID>' })),
      'unknown_element registeringsID:6',
    ],
    [
      '#11 a value no list knows',
      structure(journalpostXml({ journalposttype: 'Brev inn' })),
      'unknown_value journalposttype:6',
    ],
    ['#11 no checksum', withDocument(object(SIZE)), 'missing_element sjekksum:6'],
    ['#11 no title', structure(journalpostXml({ tittel: null })), 'missing_element tittel:6'],
    [
      '#11 no correspondent',
      structure(journalpostXml({}, { parts: '' })),
      'missing_element korrespondansepart:6',
    ],
    [
      '#11 a checksum twice',
      withDocument(object(`<sjekksum>ab</sjekksum>${SUM}${SIZE}`)),
      'repeated_element sjekksum:6',
    ],
    [
      '#11 sletting twice',
      withDocument(`<sletting><slettetAv>a</slettetAv></sletting><sletting/>${object(SUM + SIZE)}`),
      'repeated_element sletting:6',
    ],
    ['#79 size before checksum', withDocument(object(SIZE + SUM)), 'element_order sjekksum:6'],
    [
      '#92 an empty journalposttype',
      structure(journalpostXml({ journalposttype: '' })),
      'missing_element journalposttype:6',
    ],
    [
      '#193 a registrering without type',
      structure(journalpostXml({}, { type: '' })),
      'missing_type registrering:6',
    ],
    [
      'the year 1863',
      structure(journalpostXml({ journaldato: '1863-10-19' })),
      'bad_date journaldato:6',
    ],
    [
      'number 0',
      structure(journalpostXml({ journalsekvensnummer: '0' })),
      'bad_number journalsekvensnummer:6',
    ],
    [
      'a document with the systemID of another',
      structure(
        journalpostXml({}, { before: document(object(SUM + SIZE)) + document(object(SUM + SIZE)) }),
      ),
      'repeated_id dokumentbeskrivelse:6',
    ],
    [
      'an element twice',
      structure(journalpostXml({}, { before: '<systemID>x</systemID>' })),
      'repeated_element systemID:6',
    ],
    [
      'an entity that is none',
      structure(journalpostXml({ tittel: 'Bl&aring;b&aelig;r' })),
      'malformed_text tittel:6',
    ],
  ])('%s', async (_what, xml, finding) => {
    const run = await readText(xml, {}, 'arkivstruktur.xml');
    expect(run.error).toBeNull();
    expect(run.findings).toContain(finding);
    expect(run.records).toHaveLength(1);
    for (const event of run.events)
      if (event.kind === 'remark') expect(event.detail?.file).toBe('arkivstruktur.xml');
  });

  test('#92 without a type the direction is inferred and flagged', async () => {
    const run = await readText(structure(journalpostXml({ journalposttype: '' })));
    expect(run.records[0]).toMatchObject({ journalposttype: 'I', journalposttypeUtledet: true });
  });

  test('#135 a journalpost straight under a plain mappe, under an arkivdel, and a mappe in a mappe', async () => {
    const plain = mappeXml(journalpostXml(), {
      type: '',
      fields: { saksaar: null, sakssekvensnummer: null },
    });
    const held = await readText(arkivXml(plain));
    expect(held.counts[0]).toMatchObject({ read: 1, passed: 0, held_uventet_plassering: 1 });
    const alone = await readText(arkivXml(journalpostXml()));
    expect(alone.records).toMatchObject([{ saksmappe: null, keys: { sak: null } }]);
    const nested = await readText(
      arkivXml(
        mappeXml(
          mappeXml(journalpostXml(), {
            type: '',
            fields: { saksaar: null, sakssekvensnummer: null },
          }),
        ),
      ),
    );
    expect(nested.records).toMatchObject([{ saksmappe: { saksaar: 2026, sakssekvensnummer: 7 } }]);
  });

  test('#173 a status that came after 5.0, and one nobody knows', async () => {
    expect(
      (await readText(structure(journalpostXml({ journalstatus: 'Journalført' })))).records,
    ).toHaveLength(1);
    const unknown = await readText(structure(journalpostXml({ journalstatus: 'Sendt til arkiv' })));
    expect(unknown.records).toEqual([]);
    expect(unknown.findings).toEqual(['unknown_value journalstatus:6']);
  });

  test('a byte order mark, "87 kB", NULL, dates with Z and with time', async () => {
    const xml = structure(
      journalpostXml(
        {
          journaldato: '2026-03-02Z',
          dokumentetsDato: '2026-03-25T17:30:00.000+01:00',
          mottattDato: 'NULL',
          offentligTittel: 'NULL',
        },
        { before: document(object(`${SUM}<filstoerrelse>87 kB</filstoerrelse>`)) },
      ),
    );
    const run = await readText(`\uFEFF${xml}`);
    expect(run.findings).toEqual([]);
    expect(run.records[0]).toMatchObject({
      offentligTittel: 'Søknad om skjenkebevilling',
      journaldato: '2026-03-02',
      dokumentetsDato: '2026-03-25',
      mottattDato: null,
    });
    expect(run.records[0]?.dokumenter[0]).not.toHaveProperty('filstoerrelse');
  });

  test('a citizen recorded as recipient of an incoming document stays what the file says', async () => {
    const run = await readText(
      structure(journalpostXml({}, { parts: part('Mottaker', 'Kari Nordmann') })),
    );
    expect(run.records[0]).toMatchObject({ journalposttype: 'I', journalposttypeUtledet: false });
  });

  test('a journalpostnummer that is the year is no key to meet others by', async () => {
    const run = await readText(structure(journalpostXml({ journalpostnummer: '2026' })));
    expect(run.records[0]?.journalpostnummer).toBe(2026);
  });

  test('the same class tree under two arkivdeler is no repetition', async () => {
    const tree =
      '<klassifikasjonssystem><systemID>k</systemID><tittel>N</tittel><klasse><systemID>k1</systemID><klasseID>1</klasseID><tittel>T</tittel></klasse></klassifikasjonssystem>';
    const xml = arkivXml(tree).replace(
      '</arkiv>',
      `<arkivdel><systemID>d2</systemID><tittel>To</tittel>${tree}</arkivdel></arkiv>`,
    );
    expect((await readText(xml)).findings).toEqual([]);
  });

  test('a post without documents, with foreign metadata of any content', async () => {
    const foreign =
      '<virksomhetsspesifikkeMetadata xmlns:vsmd="http://vsmd" xsi:type="vsmd:t"><vsmd:x><journalpost/><tittel>FREMMED</tittel></vsmd:x></virksomhetsspesifikkeMetadata>';
    const run = await readText(structure(journalpostXml({}, { before: foreign })));
    expect(run.findings).toEqual([]);
    expect(run.records[0]?.dokumenter).toEqual([]);
    expect(JSON.stringify(run.events)).not.toContain('FREMMED');
  });
});

describe('in journals and packages', () => {
  test('ids that are unknown elsewhere or no UUIDs, and header counts that are wrong', async () => {
    const run = await readText(
      journalXml(
        'loependeJournal',
        [
          { post: { systemID: 'missing1' } },
          { post: { systemID: '2026/7-2', registreringsID: '2026/7-2' } },
        ],
        { antallJournalposter: '4' },
      ),
    );
    expect(run.records.map(({ keys }) => keys.systemID)).toEqual(['missing1', null]);
    expect(run.findings).toContain('count_differs antallJournalposter:3');
  });

  test('a period that begins after it ends', async () => {
    const run = await readText(
      journalXml('offentligJournal', [{}], {
        journalStartDato: '2026-12-31',
        journalSluttDato: '2026-01-01',
      }),
    );
    expect(run.records).toHaveLength(1);
    expect(run.events.some(({ kind }) => kind === 'sweptPeriod')).toBe(false);
    expect(run.findings).toEqual(['period_reversed journalStartDato:3']);
  });

  test('tar member names with backslashes', async () => {
    const run = await readText(
      tarOf([
        { name: 'content\\offentligJournal.xml', content: journalXml('offentligJournal', [{}]) },
      ]),
      {},
      'aip.tar',
    );
    expect(run.records).toHaveLength(1);
  });

  test('white space in addresses and the same DL.RNR twice', async () => {
    const link =
      '<DOKLINK.OJ><DL.RNR>1</DL.RNR><DL.TYPE>H</DL.TYPE><DOKBESKRIV.OJ><DB.TITTEL>A</DB.TITTEL><DOKVERSJON.OJ><VE.VERSJON>1</VE.VERSJON><VE.VARIANT>A</VE.VARIANT><VE.FILREF>\n\thttps://filer.lilleby.example/1.pdf\n</VE.FILREF></DOKVERSJON.OJ></DOKBESKRIV.OJ></DOKLINK.OJ>';
    const run = await readText(
      Buffer.from(noark4JournalXml('OFFJOURNAL', [{ dokumenter: link + link }]), 'latin1'),
    );
    expect(run.records[0]?.dokumenter.map(({ url }) => url)).toEqual(
      Array(2).fill('https://filer.lilleby.example/1.pdf'),
    );
  });

  test('a file of no bytes', async () => {
    expect((await readText('')).error).toMatch(/^levering\.xml, line 1: the file is empty/);
  });
});
