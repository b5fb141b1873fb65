import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { namesIn } from '../../../../../harvester/record/marked-text.ts';
import { profiles } from '../../../../../harvester/sources/noark/profiles.ts';
import { runNoark, temporaryFolder } from '../../../../support/noark-run.ts';

type Row = Readonly<Record<string, string>>;

/** An export with these tables, each row's columns as a system would write them. */
async function read(tables: Readonly<Record<string, readonly Row[]>>, profile: string) {
  using folder = temporaryFolder();
  const at = join(folder.path, 'eksport');
  mkdirSync(at);
  for (const [table, rows] of Object.entries(tables)) {
    const body = rows.map(
      (row) =>
        `<${table}>${Object.entries(row)
          .map(([name, text]) => `<${name}>${text}</${name}>`)
          .join('')}</${table}>`,
    );
    writeFileSync(
      join(at, `${table}.XML`),
      `<?xml version="1.0"?><${table}.TAB VERSJON="1.0">${body.join('\n')}</${table}.TAB>`,
    );
  }
  const info = Object.entries(tables).map(
    ([table, rows]) =>
      `<TABELLINFO><TI.TABELL>${table}</TI.TABELL><FIL><TI.FILNAVN>${table}.XML</TI.FILNAVN><TI.ANTPOSTER>${rows.length}</TI.ANTPOSTER></FIL></TABELLINFO>`,
  );
  writeFileSync(
    join(at, 'NOARKIH.XML'),
    `<NOARK.IH VERSJON="1.0"><EKSPORTINFO><EI.SYSTEMNAVN>x</EI.SYSTEMNAVN></EKSPORTINFO>${info.join('')}</NOARK.IH>`,
  );
  return await runNoark({ file: at, profile });
}

describe('ephorte', () => {
  const tables = {
    NOARKSAK: [
      {
        SA_ID: '7',
        SA_SAAR: '2012',
        SA_SEKNR: '44',
        SA_TITTEL: 'Kai i Vågen',
        SA_U1: '0',
        SA_STATUS_SS: 'A',
      },
    ],
    JOURNPOST: [
      {
        JP_ID: '70',
        JP_SAID_SA: '7',
        JP_JAAR: '2012',
        JP_SEKNR: '901',
        JP_JPOSTNR: '2',
        JP_JDATO: '20120304',
        JP_NDOKTYPE_ND: 'I',
        JP_STATUS_JS: 'J',
        JP_INNHOLD: 'Søknad om kai',
        JP_U1: '0',
        JP_HDOKTYPE_G: 'HEMMELIG',
      },
      {
        jp_id: '71',
        jp_said_sa: '7',
        jp_jaar: '2012',
        jp_seknr: '902',
        jp_jpostnr: '3',
        jp_jdato: '20120305',
        jp_ndoktype_nd: 'U',
        jp_status_js: 'J',
        jp_innhold: 'HEMMELIG',
        jp_u1: '1',
        jp_tgkode_tk: 'PX',
      },
      {
        JP_ID: '72',
        JP_SAID_SA: '7',
        JP_JDATO: '20120306',
        JP_NDOKTYPE_ND: 'U',
        JP_STATUS_JS: 'R',
        JP_INNHOLD: 'HEMMELIG',
        JP_U1: '0',
      },
    ],
    AVSMOT: [
      {
        AM_ID: '1',
        AM_JPID_JP: '70',
        AM_IHTYPE: '0',
        AM_NAVN: 'Vågen',
        AM_PERSON_G: '1',
        AM_U1: '0',
        AM_ADMID_AI: '3',
      },
      {
        AM_ID: '2',
        AM_JPID_JP: '71',
        AM_IHTYPE: '1',
        AM_NAVN: 'HEMMELIG',
        AM_U1: '1',
        AM_NASJONALIDENTIFIKATOR_G: 'HEMMELIG',
      },
    ],
    ADMINDEL: [{ AI_ID: '3', AI_ADMBET: 'Havnekontoret' }],
  };

  test('columns with the look-up table at their end are those of Noark 4', async () => {
    const run = await read(tables, 'ephorte');
    expect(run.error).toBeNull();
    expect(run.findings).toEqual([]);
    expect(run.records).toMatchObject([
      {
        offentligTittel: 'Søknad om kai',
        journalposttype: 'I',
        journaldato: '2012-03-04',
        saksmappe: { saksaar: 2012, sakssekvensnummer: 44, offentligTittel: 'Kai i Vågen' },
        korrespondanseparter: [{ erPerson: true, administrativEnhet: 'Havnekontoret' }],
      },
      {
        offentligTittel: null,
        skjerming: { tilgangsrestriksjon: 'PX' },
        korrespondanseparter: [{ navn: null }],
      },
    ]);
    const [post] = run.records;
    // AM_PERSON_G: a person, though the name is none that anybody knows
    expect(namesIn(post?.korrespondanseparter[0]?.navn ?? ('' as never))).toEqual(['Vågen']);
    expect(run.counts).toMatchObject([{ read: 3, passed: 2, held_journalstatus: 1 }]);
    expect(JSON.stringify(run.events)).not.toContain('HEMMELIG');
  });

  test('read without the profile, the export is refused and the column named', async () => {
    const run = await read(tables, 'standard');
    expect(run.records).toEqual([]);
    expect(run.error).toMatch(/no row of NOARKSAK has SA\.ID.*Choose the profile/);
  });
});

describe('esa', () => {
  const post = {
    REFAARNR: '99000901',
    REFAAR: '99',
    REFNR: '901',
    JOURAARNR: '99000044',
    DOKNR: '2',
    REGDATO: '19990304',
    TYPE: 'I',
    STATUS: 'J',
    INNH1: 'Søknad om',
    INNH2: 'kai',
  };
  const tables = {
    DGSMSA: [
      {
        JOURAARNR: '99000044',
        JOURAAR: '99',
        JOURNR: '44',
        INNH1: 'Kai i',
        INNH2: 'Vågen',
        STATUS: 'A',
        UNNTOFF: '0',
        ADMID: '3',
      },
    ],
    DGJMJO: [
      post,
      {
        ...post,
        REFAARNR: '99000902',
        REFNR: '902',
        DOKNR: '3',
        U1: '1',
        UNNTOFF: '5',
        INNH1: 'HEMMELIG',
      },
      {
        ...post,
        REFAARNR: '99000903',
        REFNR: '903',
        DOKNR: '4',
        UNNTOFF: '5',
        INNH1: 'Uten flagg',
        INNH2: '',
      },
      { ...post, REFAARNR: '99000904', REFNR: '904', DOKNR: '5', STATUS: '?', INNH1: 'HEMMELIG' },
    ],
    DGJMFA: [
      { REGISTER: 'J', REFAARNR: '99000901', ADRID: '1', IHTYPE: '0', NAVN: 'Vågen Bygg AS' },
      { REGISTER: 'S', REFAARNR: '99000901', ADRID: '2', IHTYPE: '0', NAVN: 'HEMMELIG' },
      { REFAARNR: '99000901', ADRID: '3', IHTYPE: '0', NAVN: 'HEMMELIG' },
      { REGISTER: 'J', REFAARNR: '99000902', ADRID: '4', IHTYPE: '0', NAVN: 'HEMMELIG', U1: '1' },
    ],
    ORGENHETER: [{ ADMID: '3', NAVN: 'Havnekontoret' }],
  };

  test('its own tables and columns are read, with years of two digits and U1 left out', async () => {
    const run = await read(tables, 'esa');
    expect(run.error).toBeNull();
    expect(run.records).toMatchObject([
      {
        offentligTittel: 'Søknad om kai',
        journaldato: '1999-03-04',
        journalaar: 1999,
        administrativEnhet: 'Havnekontoret',
        saksmappe: { saksaar: 1999, sakssekvensnummer: 44, offentligTittel: 'Kai i Vågen' },
        korrespondanseparter: [{ korrespondanseparttype: 'avsender', navn: 'Vågen Bygg AS' }],
        skjerming: null,
      },
      {
        offentligTittel: null,
        skjerming: { tilgangsrestriksjon: '5' },
        korrespondanseparter: [{ navn: null }],
      },
      { offentligTittel: 'Uten flagg', skjerming: { tilgangsrestriksjon: '5' } },
    ]);
    expect(run.counts).toMatchObject([{ read: 4, passed: 3, held_journalstatus: 1 }]);
    expect(JSON.stringify(run.events)).not.toContain('HEMMELIG');
  });

  test('an export under the names of Noark 4 is read by it as well, and there a flag left out restricts without it', async () => {
    const plain = {
      NOARKSAK: [{ 'SA.ID': '7', 'SA.SAAR': '2012', 'SA.SEKNR': '44', 'SA.TITTEL': 'Kai' }],
      JOURNPOST: [
        {
          'JP.ID': '70',
          'JP.SAID': '7',
          'JP.JDATO': '20120304',
          'JP.NDOKTYPE': 'I',
          'JP.STATUS': 'J',
          'JP.INNHOLD': 'Søknad',
          'JP.TGKODE': '5',
        },
      ],
      AVSMOT: [{ 'AM.JPID': '70', 'AM.IHTYPE': '0', 'AM.NAVN': 'Vågen Bygg AS' }],
    };
    const titles = async (profile: string) =>
      (await read(plain, profile)).records.map(({ offentligTittel }) => offentligTittel);
    expect(await titles('esa')).toEqual(['Søknad']);
    for (const profile of Object.keys(profiles).filter((name) => name !== 'esa'))
      expect(await titles(profile), profile).toEqual([null]);
  });
});
