import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigInvalid } from '../../../../harvester/errors.ts';
import { withNames } from '../../../../harvester/record/marked-text.ts';
import type { Mapped } from '../../../../harvester/sources/siard/mapping/map-entry.ts';
import { MappingRun } from '../../../../harvester/sources/siard/mapping/mapping-run.ts';
import { mappingJsonSchema } from '../../../../harvester/sources/siard/mapping/mapping-schema.ts';
import { readMappedDate } from '../../../../harvester/sources/siard/mapping/read-date.ts';
import { readMapping } from '../../../../harvester/sources/siard/mapping/read-mapping.ts';
import { openSiard } from '../../../../harvester/sources/siard/reader/siard-archive.ts';
import {
  type FixtureArchive,
  type FixtureCell,
  scratchFolder,
  writeSiard,
} from '../../../support/siard-file.ts';

const scratch = scratchFolder();
afterAll(() => scratch[Symbol.dispose]());
const origin = { kommunenummer: '1811', organisasjonsnummer: '964983380', sourceId: 'arkiv' };
let number = 0;

const POST = ['ID', 'SAK', 'TITTEL', 'U1', 'KODE', 'DATO', 'A', 'B'];
const base = (posts: FixtureCell[][]): FixtureArchive => ({
  tables: [
    { name: 'POST', columns: POST, rows: posts },
    {
      name: 'SAK',
      columns: ['NR', 'AAR', 'NAVN', 'FAR'],
      rows: [
        ['007', '1999', 'Sak sju', '8'],
        ['8', '2000', 'Far', null],
        ['8', '2001', 'Dobbel', null],
      ],
    },
    {
      name: 'PART',
      columns: ['POST', 'ROLLE', 'NAVN', 'SKJULT', 'SORT'],
      rows: [
        ['1', 'M', 'Beta AS', '0', '10'],
        ['1', 'A', 'Alfa AS', '0', '9'],
        ['1', 'A', 'Skjult Person', '1', '11'],
      ],
    },
  ],
});

/** A mapping with the given lines in place of the usual ones. */
const yaml = (changes: Readonly<Record<string, string>> = {}): string => {
  const parts: Record<string, string> = {
    head: 'language: 1\nid: prove\nname: Prøve\nversion: 1',
    appliesTo: 'appliesTo:\n  tables:\n    POST: [ID, TITTEL]',
    from: 'from: { as: p, table: POST }',
    joins:
      'joins:\n  - { as: s, table: SAK, on: { NR: p.SAK }, key: [trim, number] }\n  - { as: far, table: SAK, on: { NR: s.FAR }, key: [number] }\n  - { as: d, table: PART, on: { POST: p.ID }, many: true, orderBy: [SORT] }',
    dates: 'dates: { formats: [yyyy-MM-dd, dd.MM.yyyy] }',
    key: 'key: [p.ID]',
    access: "access:\n  - { code: p.KODE, open: [''], restricted: ['5'], hidden: [B] }",
    entry:
      "entry:\n  offentligTittel: { value: p.TITTEL, releaseWhen: { value: p.U1, is: '0' }, replacement: '*****' }\n  journaldato: { date: p.DATO }\n  administrativEnhet: p.A",
    parties:
      "korrespondanseparter:\n  each: d\n  type: { code: d.ROLLE, table: { A: Avsender, M: Mottaker } }\n  navn: { value: d.NAVN, releaseWhen: { value: d.SKJULT, is: '0' } }",
    ...changes,
  };
  return Object.values(parts).join('\n');
};

async function mapped(text: string, posts: FixtureCell[][]): Promise<Mapped[]> {
  const path = join(scratch.path, `m${++number}.siard`);
  await writeSiard(path, base(posts));
  using archive = await openSiard(path);
  using run = await MappingRun.open(archive, readMapping(text, 'prove.yaml'), origin);
  return [...run.rows()].map((row) => row.mapped);
}

async function problems(text: string): Promise<string[]> {
  try {
    await mapped(text, []);
  } catch (error) {
    if (error instanceof ConfigInvalid) return [...error.problems];
    throw error;
  }
  throw new Error('the mapping was accepted');
}

const post = (over: Partial<Record<string, FixtureCell>> = {}): FixtureCell[] => {
  const row: Record<string, FixtureCell> = {
    ID: '1',
    SAK: '7',
    TITTEL: 'Tittel',
    U1: '0',
    KODE: '',
    DATO: '01.02.1999',
    A: null,
    B: null,
    ...over,
  };
  return POST.map((name) => row[name] ?? null);
};

/** What `expression` gives for a row. */
async function value(
  expression: string,
  over: Partial<Record<string, FixtureCell>>,
): Promise<string | null> {
  const entry = `entry:\n  administrativEnhet: ${expression}`;
  const [found] = await mapped(yaml({ entry }), [post(over)]);
  if (found?.kind !== 'entry') throw new Error(`no entry: ${JSON.stringify(found)}`);
  return found.record.administrativEnhet;
}

describe('errors in a mapping', () => {
  it('name file, line, what is missing and what comes nearest', async () => {
    expect(await problems(yaml({ entry: 'entry:\n  administrativEnhet: p.TITEL' }))).toEqual([
      expect.stringMatching(
        /^prove\.yaml:1\d: entry\.administrativEnhet: table POST has no column TITEL; the nearest is TITTEL$/,
      ),
    ]);
    expect((await problems(yaml({ from: 'from: { as: p, table: POSTER }' })))[0]).toMatch(
      /^prove\.yaml:8: from\.table: the archive has no table POSTER; the nearest is POST$/,
    );
    expect(
      (await problems(yaml({ appliesTo: 'appliesTo:\n  tables:\n    POST: [ID, DATOEN]' })))[0],
    ).toMatch(/prove\.yaml:7: .*no column DATOEN; the nearest is DATO$/);
    expect((await problems(yaml({ entry: 'entry:\n  administrativEnhet: q.TITTEL' })))[0]).toMatch(
      /no alias q/,
    );
    expect((await problems(yaml({ entry: 'entry:\n  administrativEnhet: d.NAVN' })))[0]).toMatch(
      /several rows here: use "children"/,
    );
    expect(
      (
        await problems(
          yaml({ entry: 'entry:\n  administrativEnhet: { match: p.A, pattern: "(" }' }),
        )
      )[0],
    ).toMatch(/not a regular expression/);
    expect(
      (
        await problems(
          yaml({ entry: 'entry:\n  administrativEnhet: { code: p.A, table: finnesikke }' }),
        )
      )[0],
    ).toMatch(/no code table finnesikke/);
  });

  it('show wrong keys, wrong shapes and broken YAML with their line', async () => {
    expect((await problems(`${yaml()}\nacces: []`))[0]).toMatch(
      /prove\.yaml:\d+: acces: .*the nearest are access, codes, dates/,
    );
    expect(
      (await problems(yaml({ entry: 'entry:\n  administrativEnhet: { utfor: "rm -rf /" }' })))[0],
    ).toMatch(/prove\.yaml:\d+: entry\.administrativEnhet: not a value, operation or condition/);
    expect((await problems(yaml({ entry: 'entry: [' })))[0]).toMatch(/^prove\.yaml:\d+: /);
    expect((await problems(yaml({ entry: 'entry:\n  offentligTittel: p.TITTEL' })))[0]).toMatch(
      /offentligTittel/,
    );
  });

  it('has a JSON Schema for editors', () => {
    expect(JSON.stringify(mappingJsonSchema())).toContain('"releaseWhen"');
  });
});

describe('rows become entries', () => {
  it('with look-ups by normalised keys, up a hierarchy, and children in order', async () => {
    const entry =
      'entry:\n  administrativEnhet: { format: "{far}/{nr:5}", with: { far: far.NAVN, nr: s.NR } }';
    const [found] = await mapped(yaml({ entry }), [post()]);
    if (found?.kind !== 'entry') throw new Error('no entry');
    expect(found.record.administrativEnhet).toBe('Far/00007');
    expect(
      found.record.korrespondanseparter.map((part) => [part.korrespondanseparttype, part.navn]),
    ).toEqual([
      ['avsender', 'Alfa AS'],
      ['mottaker', 'Beta AS'],
      ['avsender', null],
    ]);
    expect(found.record.keys).toMatchObject({
      systemID: 'siard:arkiv:POST:1',
      kilde: 'POST:1',
      journal: null,
      sak: null,
    });
    expect(found.record.historisk).toBe(true);
  });

  it('counts look-ups that find nothing or too much', async () => {
    const path = join(scratch.path, 'oppslag.siard');
    await writeSiard(
      path,
      base([post({ ID: '1' }), post({ ID: '2', SAK: '77' }), post({ ID: '3', SAK: null })]),
    );
    using archive = await openSiard(path);
    using run = await MappingRun.open(archive, readMapping(yaml(), 'x'), origin);
    expect([...run.rows()].length).toBe(3);
    expect(Object.fromEntries(run.counts.unresolved)).toEqual({ s: 1 });
    expect(Object.fromEntries(run.counts.multiple)).toEqual({ far: 1 });
  });

  it.each<[string, FixtureCell, string]>([
    ['an open code', '', 'entry'],
    ['a restricted code', '5', 'entry'],
    ['a hidden code', 'B', 'withheld'],
    ['a code nobody knows', 'ZZ', 'withheld'],
    ['a known code in other case and with blanks', ' b ', 'withheld'],
  ])('%s decides', async (_what, KODE, kind) => {
    expect((await mapped(yaml(), [post({ KODE })]))[0]?.kind).toBe(kind);
  });

  it('a text passes only when its rule says so', async () => {
    const titles: (string | null)[] = [];
    for (const U1 of ['0', '1', '?', null, '']) {
      const [found] = await mapped(yaml(), [post({ U1 })]);
      titles.push(
        found?.kind === 'entry' && found.record.offentligTittel !== null
          ? withNames(found.record.offentligTittel)
          : null,
      );
    }
    expect(titles).toEqual(['Tittel', '*****', '*****', '*****', '*****']);
  });

  it('an entry whose value could not be read is rejected, not guessed', async () => {
    const lost = { xml: '<c5 file="finnes/ikke.txt"/>' };
    const [found] = await mapped(yaml(), [post({ KODE: lost })]);
    expect(found).toMatchObject({
      kind: 'rejected',
      reason: 'a value of POST.KODE could not be read',
    });
    const [nokey] = await mapped(yaml(), [post({ ID: ' ' })]);
    expect(nokey).toMatchObject({ kind: 'rejected', reason: 'a row of POST has no key' });
  });

  it('rows of another organisation in the same base are left out', async () => {
    const text = `${yaml()}\norganisation: p.B`;
    const outcome = await mapped(text, [
      post({ B: '964983380' }),
      post({ B: '999999999' }),
      post(),
    ]);
    expect(outcome.map((found) => (found.kind === 'dropped' ? found.rule : found.kind))).toEqual([
      'entry',
      'another organisation',
      'another organisation',
    ]);
  });

  it('a restriction whose day had come when the archive was made is over', async () => {
    const access =
      "access:\n  - { code: p.KODE, open: [''], restricted: ['5'], opensOn: { date: p.B } }";
    const outcome = await mapped(yaml({ access }), [
      post({ KODE: '5', B: '2015-03-02' }),
      post({ KODE: '5', B: '2015-03-03' }),
      post({ KODE: '5' }),
    ]);
    expect(
      outcome.map((found) => found.kind === 'entry' && found.record.skjerming?.tilgangsrestriksjon),
    ).toEqual([undefined, '5', '5']);
  });

  it('filters leave rows out under their name', async () => {
    const text = `${yaml()}\nexclude:\n  - { rule: utgår, when: { all: [{ value: p.A, in: [U, X] }, { not: { value: p.B, minLength: 3 } }] } }\ninclude:\n  - { rule: for gammel, when: { value: p.DATO, after: "1990-01-01" } }`;
    const outcome = await mapped(text, [
      post(),
      post({ A: 'U' }),
      post({ A: 'U', B: 'lang' }),
      post({ DATO: '01.01.1980' }),
    ]);
    expect(outcome.map((found) => (found.kind === 'dropped' ? found.rule : found.kind))).toEqual([
      'entry',
      'utgår',
      'entry',
      'for gammel',
    ]);
  });
});

describe('expressions', () => {
  it.each<[string, Partial<Record<string, FixtureCell>>, string | null]>([
    ['{ concat: [p.A, p.B], separator: " – " }', { A: 'en', B: 'to' }, 'en – to'],
    ['{ concat: [p.A, p.B], separator: " – " }', { A: ' ', B: 'to' }, 'to'],
    ['{ coalesce: [p.A, p.B, { const: ingen }] }', { A: ' ' }, 'ingen'],
    ['{ substring: p.A, from: 1, length: 2 }', { A: 'abcd' }, 'bc'],
    ['{ match: p.A, pattern: "(\\\\d+)/(\\\\d+)", group: 2 }', { A: 'sak 12/34' }, '34'],
    ['{ replace: p.A, pattern: "\\\\s*-\\\\s*", with: "/" }', { A: '1 - 2-3' }, '1/2/3'],
    ['{ text: p.A, collapse: true, trim: true, case: upper }', { A: '  blå   øy ' }, 'BLÅ ØY'],
    ['{ text: p.A, unescapeHtml: 2 }', { A: 'R&amp;oslash;d &amp;#229;' }, 'Rød å'],
    ['{ text: p.A, repairUtf8: true }', { A: 'BodÃ¸ â€“ rÃ¥d' }, 'Bodø – råd'],
    ['{ text: p.A, repairUtf8: true }', { A: 'Ærlig Ãrlig' }, 'Ærlig Ãrlig'],
    ['{ text: p.A, decodeHex: true }', { A: '426f64c3b8' }, 'Bodø'],
    ['{ text: p.A, decodeHex: true }', { A: 'abba' }, 'abba'],
    ['{ number: p.A }', { A: ' 0012.00' }, '12'],
    ['{ number: p.A }', { A: '12a' }, null],
    ['{ code: p.A, table: { J: ja }, unknown: keep }', { A: 'j' }, 'ja'],
    ['{ code: p.A, table: { J: ja }, unknown: keep }', { A: 'n' }, 'n'],
    ['{ code: p.A, table: { J: ja } }', { A: 'n' }, null],
    ['{ nullIf: p.A, values: ["---", "0"] }', { A: '---' }, null],
    [
      '{ if: { value: p.A, matches: "^[IU]$" }, use: { const: ekstern }, otherwise: { const: intern } }',
      { A: 'N' },
      'intern',
    ],
    [
      '{ children: d, value: d.NAVN, pick: join, separator: " | " }',
      {},
      'Alfa AS | Beta AS | Skjult Person',
    ],
    ['{ children: d, value: d.NAVN, pick: first }', {}, 'Alfa AS'],
    ['{ children: d, value: d.NAVN, pick: count }', {}, '3'],
    ['p.FINNESIKKE?', {}, null],
  ])('%s of %o', async (expression, row, expected) => {
    expect(await value(expression, row)).toBe(expected);
  });
});

describe('dates', () => {
  const rules = (over: object = {}) => ({
    formats: [
      'yyyy-MM-dd',
      'dd.MM.yyyy',
      'yyyyMMdd',
      'dd-MON-yy',
      'dd.MM.yy',
      'oleSerial',
    ] as const,
    pivot: 50,
    sentinels: ['1899-12-30', '9999-12-31'],
    min: '1900-01-01',
    max: '2030-01-01',
    ...over,
  });
  it.each([
    ['1999-02-03', '1999-02-03'],
    ['1999-02-03Z', '1999-02-03'],
    ['1999-02-03T23:30:00.999999999Z', '1999-02-03'],
    ['2021-08-14+00:00', '2021-08-14'],
    ['3.2.1999', '1999-02-03'],
    ['19990203', '1999-02-03'],
    ['03-FEB-99', '1999-02-03'],
    ['03-mai-04', '2004-05-03'],
    ['36194', '1999-02-03'],
    ['1899-12-30', null],
    ['9999-12-31T00:00:00', null],
    ['1899-01-01', null],
    ['', null],
    ['1999-02-30', undefined],
    ['31.11.1999', undefined],
    ['udatert', undefined],
  ])('%s is %s', (text, expected) => {
    expect(readMappedDate(text, { ...rules(), formats: [...rules().formats] })).toBe(expected);
  });

  it('are moved to Oslo only when the mapping says that midnights were written as UTC', () => {
    const zoned = { ...rules(), formats: [...rules().formats], zone: 'Europe/Oslo' as const };
    expect(readMappedDate('1999-02-03T23:00:00Z', zoned)).toBe('1999-02-04');
    expect(readMappedDate('1999-07-03T22:00:00.000Z', zoned)).toBe('1999-07-04');
    expect(readMappedDate('1999-07-03', zoned)).toBe('1999-07-03');
  });
});
