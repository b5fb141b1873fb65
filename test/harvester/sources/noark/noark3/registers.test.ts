import { describe, expect, test } from 'vitest';
import { withoutAddress } from '../../../../../harvester/sources/noark/noark3/postal-address.ts';
import { readText } from '../../../../support/noark-run.ts';
import { zipOf } from '../../../../support/package-files.ts';

interface Field {
  readonly name: string;
  readonly length: number;
}

const SAK: readonly Field[] = [
  { name: 'Posttype', length: 1 },
  { name: 'Grad', length: 3 },
  { name: 'Saksnr', length: 10 },
  { name: 'Dato', length: 8 },
  { name: 'Arkiv_2_delfelt', length: 16 },
  { name: 'Sakstittel', length: 60 },
];
const DOK: readonly Field[] = [
  { name: 'Posttype', length: 1 },
  { name: 'Grad', length: 3 },
  { name: 'Saksnr', length: 10 },
  { name: 'Doknr', length: 3 },
  { name: 'Journaldato', length: 8 },
  { name: 'Doktype', length: 1 },
  { name: 'Uoff', length: 16 },
  { name: 'Bdato', length: 8 },
];
const REST: readonly Field[] = [
  { name: 'Dokumentbeskrivelse', length: 60 },
  { name: 'Tillegg', length: 20 },
  { name: 'Loepenr', length: 11 },
];
const DOK_B = [...DOK, { name: 'Avs_mot', length: 60 }, ...REST];
const DOK_N = [
  ...DOK,
  { name: 'Internt_dok_fra', length: 30 },
  { name: 'Internt_dok_til', length: 30 },
  ...REST,
];
const ARKIV: readonly Field[] = [
  { name: 'Arkivkode', length: 16 },
  { name: 'Gruppetekst', length: 40 },
];

type Values = Readonly<Record<string, string>>;

const record = (fields: readonly Field[], values: Values): string =>
  fields.map(({ name, length }) => (values[name] ?? '').padEnd(length).slice(0, length)).join('');

function definition(
  name: string,
  kinds: readonly (readonly [value: string | null, fields: readonly Field[]])[],
): string {
  const records = kinds.map(([value, fields]) => {
    let start = 1;
    const inner = fields.map((field) => {
      const xml = `<fieldDefinition name="${field.name}"><startPos>${start}</startPos><fixedLength>${field.length}</fixedLength></fieldDefinition>`;
      start += field.length;
      return xml;
    });
    return `<recordDefinition name="${name}${value}">${value === null ? '' : `<recordDefinitionFieldValue>${value}</recordDefinitionFieldValue>`}<fixedLength>${start - 1}</fixedLength><fieldDefinitions>${inner.join('')}</fieldDefinitions></recordDefinition>`;
  });
  return `<flatFileDefinition name="${name}" typeReference="t"><recordDefinitions>${records.join('')}</recordDefinitions></flatFileDefinition>`;
}

const flatFile = (name: string, file: string, count: number): string =>
  `<flatFile name="${name}" definitionReference="${name}"><properties><property name="fileName"><value>${file}</value></property><property name="numberOfRecords"><value>${count}</value></property></properties></flatFile>`;

function noark3(
  dok: readonly Values[],
  sak: Values = {},
  options: { count?: number; separator?: string } = {},
): Buffer {
  const addml = `<addml xmlns="http://www.arkivverket.no/standarder/addml"><dataset><flatFiles>
${flatFile('Sak', 'SAK.DAT', 1)}${flatFile('Dok', 'DOK.DAT', options.count ?? dok.length)}${flatFile('Arkiv', 'ARKIV.DAT', 1)}
<flatFileDefinitions>${definition('Sak', [[null, SAK]])}${definition('Dok', [
    ['B', DOK_B],
    ['N', DOK_N],
  ])}${definition('Arkiv', [[null, ARKIV]])}</flatFileDefinitions>
<structureTypes><flatFileTypes><flatFileType name="t"><charset>ISO-8859-1</charset></flatFileType></flatFileTypes></structureTypes></flatFiles></dataset></addml>`;
  const rows = dok.map((values) =>
    record(values.Posttype === 'N' ? DOK_N : DOK_B, {
      Posttype: 'B',
      Saksnr: '1991/00042',
      Doknr: '001',
      Journaldato: '19910305',
      Doktype: 'I',
      Bdato: '19910301',
      Dokumentbeskrivelse: 'Søknad om støtte',
      Avs_mot: 'Lilleby Sparebank',
      Loepenr: '000007/1991',
      ...values,
    }),
  );
  const latin1 = (text: string) => Buffer.from(text, 'latin1');
  return zipOf([
    { name: 'addml.xml', content: addml },
    {
      name: 'SAK.DAT',
      content: latin1(
        record(SAK, {
          Posttype: 'S',
          Saksnr: '1991/00042',
          Dato: '19910301',
          Arkiv_2_delfelt: '223',
          Sakstittel: 'Støtte til kor',
          ...sak,
        }),
      ),
    },
    { name: 'DOK.DAT', content: latin1(rows.join(options.separator ?? '')) },
    {
      name: 'ARKIV.DAT',
      content: latin1(record(ARKIV, { Arkivkode: '223', Gruppetekst: 'Kultur' })),
    },
  ]);
}

const read = (...parameters: Parameters<typeof noark3>) =>
  readText(noark3(...parameters), {}, 'n3.zip');

describe('Noark 3 registers', () => {
  test.each(['', '\r\n'])(
    'are read by the lengths ADDML gives, with %j between records',
    async (separator) => {
      const run = await read(
        [
          {},
          {
            Posttype: 'N',
            Doknr: '002',
            Doktype: 'N',
            Internt_dok_fra: 'Kultur',
            Internt_dok_til: 'Økonomi',
          },
        ],
        {},
        { separator },
      );
      expect(run.error).toBeNull();
      expect(run.findings).toEqual([]);
      expect(run.records[0]).toMatchObject({
        historisk: true,
        offentligTittel: 'Søknad om støtte',
        journalposttype: 'I',
        journaldato: '1991-03-05',
        dokumentetsDato: '1991-03-01',
        klasse: { klasseID: '223', tittel: 'Kultur' },
        saksmappe: {
          saksaar: 1991,
          sakssekvensnummer: 42,
          offentligTittel: 'Støtte til kor',
          saksdato: '1991-03-01',
        },
        korrespondanseparter: [{ korrespondanseparttype: 'avsender', navn: 'Lilleby Sparebank' }],
        keys: {
          journal: { aar: 1991, sekvensnummer: 7 },
          sak: { aar: 1991, sekvensnummer: 42, journalpostnummer: 1 },
        },
      });
      expect(run.records[1]).toMatchObject({
        journalposttype: 'N',
        korrespondanseparter: [
          { korrespondanseparttype: 'intern_avsender', navn: 'Kultur' },
          { korrespondanseparttype: 'intern_mottaker', navn: 'Økonomi' },
        ],
      });
    },
  );

  const secret = {
    Dokumentbeskrivelse: 'HEMMELIG sak',
    Avs_mot: 'HEMMELIG Navn',
    Tillegg: 'HEMMELIG',
  };
  test.each([
    ['2', null, 'HEMMELIG Navn'],
    ['3', 'HEMMELIG sak', null],
    ['4', null, null],
    ['1', 'HEMMELIG sak', 'HEMMELIG Navn'],
    ['UO', null, null],
  ])('Grad %s leaves title %s and name %s', async (Grad, tittel, navn) => {
    const run = await read([{ ...secret, Grad }]);
    expect(run.records[0]?.offentligTittel ?? null).toBe(tittel);
    expect(run.records[0]?.korrespondanseparter[0]?.navn ?? null).toBe(navn);
  });

  test('a paragraph without a Grad shields title and name, and is shown', async () => {
    const run = await read([{ ...secret, Uoff: 'Offl § 5' }]);
    expect(run.records[0]?.skjerming?.skjermingshjemmel).toBe('Offl § 5');
    expect(JSON.stringify(run.events)).not.toContain('HEMMELIG');
  });

  test('a graded document is held back, and a shielded case shows no title', async () => {
    expect((await read([{ Grad: 'B' }])).records).toEqual([]);
    const run = await read([{}], { Sakstittel: 'HEMMELIG', Grad: '2' });
    expect(JSON.stringify(run.events)).not.toContain('HEMMELIG');
  });

  test('a number of records that differs, and a file that breaks off, are told', async () => {
    expect((await read([{}], {}, { count: 9 })).findings).toEqual([
      'manifest_count_differs DOK.DAT:2',
    ]);
    const whole = noark3([{}]);
    const run = await readText(whole.subarray(0, whole.length - 40), {}, 'n3.zip');
    expect(run.error).not.toBeNull();
  });
});

test.each([
  ['Statens kontor i Tranevik 8009 Øgren', 'Statens kontor i Tranevik'],
  ['Etater i Skolens hus Tramsvn. 1 8009 Øgren', 'Etater i Skolens hus'],
  ['Kari Nordmann, Storgata 12B, 8800 Lilleby', 'Kari Nordmann'],
  ['Bø skole Postboks 44 8800 Lilleby', 'Bø skole'],
  ['Norsk Data 2000 AS', 'Norsk Data 2000 AS'],
  ['Statsarkivet', 'Statsarkivet'],
])('the address is taken off "%s"', (text, name) => {
  expect(withoutAddress(text)).toBe(name);
});
