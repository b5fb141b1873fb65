import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inspect } from '../../../../harvester/sources/siard/inspect.ts';
import { printInspection } from '../../../../harvester/sources/siard/print-inspection.ts';
import { scratchFolder, writeSiard } from '../../../support/siard-file.ts';

const scratch = scratchFolder();
afterAll(() => scratch[Symbol.dispose]());
const file = join(scratch.path, 'a.siard');

const written = writeSiard(file, {
  producer: 'Prøveverktøy 1.2',
  tables: [
    {
      name: 'NOARKSAK',
      columns: ['SA_ID', 'SA_SAAR', 'SA_SEKNR', 'SA_TITTEL', 'SA_U1'],
      primaryKey: ['SA_ID'],
      rows: [
        ['1', '1999', '12', 'Barnevernssak Ola Eksempelsen', '1'],
        ['2', '1999', '13', 'Veg', '0'],
      ],
    },
    {
      name: 'JOURNPOST',
      columns: [
        'JP_ID',
        'JP_JAAR',
        'JP_SEKNR',
        'JP_SAID',
        'JP_JDATO',
        'JP_NDOKTYPE',
        'JP_STATUS',
        'JP_INNHOLD',
        'JP_U1',
        'JP_TGKODE',
      ],
      foreignKeys: [{ columns: ['JP_SAID'], table: 'NOARKSAK', referenced: ['SA_ID'] }],
      statedRows: 7,
      rows: Array.from({ length: 6 }, (_v, i) => [
        String(i),
        '1999',
        String(i),
        i === 5 ? '99' : '1',
        '1999-01-01',
        'IU'[i % 2] ?? '',
        'J',
        'Kari Eksempelsen søker',
        '0',
        i < 3 ? null : 'UO',
      ]),
    },
    {
      name: 'AVSMOT',
      columns: ['AM_JPID', 'AM_IHTYPE', 'AM_NAVN', 'AM_U1'],
      rows: Array.from({ length: 6 }, () => ['1', '0', 'KARI', '']),
    },
    { name: 'DOKBESKRIV', columns: ['DB_DOKID', 'DB_TITTEL'], rows: [] },
  ],
});

describe('siard inspect', () => {
  it('tells versions, tables, fill rates, codes, broken references and the likely system', async () => {
    await written;
    const found = await inspect(file);
    expect(found).toMatchObject({
      version: '2.1',
      producer: 'Prøveverktøy 1.2',
      digestHolds: null,
    });
    expect(found.systems[0]).toEqual({
      id: 'noark4',
      name: expect.any(String),
      certainty: 1,
      missing: [],
    });
    const [, post, party] = found.tables;
    expect(post).toMatchObject({
      rows: 6,
      statedRows: 7,
      references: [{ columns: ['JP_SAID'], to: 'NOARKSAK', broken: 1 }],
    });
    const column = (name: string) => post?.columns.find((c) => c.name === name);
    expect(column('JP_TGKODE')).toMatchObject({ filled: 3, codes: [['UO', 3]] });
    expect(column('JP_NDOKTYPE')?.codes).toEqual([
      ['I', 3],
      ['U', 3],
    ]);
    expect(party?.columns[3]).toMatchObject({ filled: 0, empty: 6 });
  });

  it('shows no text and no name unless asked', async () => {
    await written;
    const text = printInspection(await inspect(file));
    expect(text).toContain('JOURNPOST: 6 rows (metadata says 7)');
    expect(text).toContain('1 rows point at nothing');
    for (const secret of ['Eksempelsen', 'KARI', 'Veg', 'hemmelig'])
      expect(text).not.toContain(secret);
    expect(printInspection(await inspect(file, { textSamples: true }))).toContain('Eksempelsen');
  });

  it('tells ePhorte naming from plain Noark 4, ESA by its own tables, and an unknown base as unknown', async () => {
    const guess = async (tables: [string, string[]][]) => {
      const path = join(scratch.path, `${tables[0]?.[0]}-${tables.length}.siard`);
      await writeSiard(path, { tables: tables.map(([name, columns]) => ({ name, columns })) });
      return (await inspect(path)).systems.map(({ id, certainty }) => [id, certainty]);
    };
    expect(
      await guess([
        ['NOARKSAK', ['SA_ID', 'SA_SAAR', 'SA_SEKNR', 'SA_TITTEL', 'SA_U1', 'SA_ADMID_AI']],
        [
          'JOURNPOST',
          [
            'JP_ID',
            'JP_JAAR',
            'JP_SEKNR',
            'JP_SAID_SA',
            'JP_JDATO',
            'JP_NDOKTYPE_ND',
            'JP_STATUS_JS',
            'JP_INNHOLD',
            'JP_U1',
            'JP_TGKODE_TK',
          ],
        ],
        ['AVSMOT', ['AM_JPID_JP', 'AM_IHTYPE', 'AM_NAVN', 'AM_U1']],
        ['DOKBESKRIV', ['DB_DOKID', 'DB_TITTEL']],
      ]),
    ).toEqual([
      ['ephorte', 1],
      ['noark4', expect.any(Number)],
    ]);
    expect(
      await guess([
        [
          'DGJMJO',
          ['REFAARNR', 'JOURAARNR', 'REGDATO', 'TYPE', 'STATUS', 'INNH1', 'INNH2', 'U1', 'UNNTOFF'],
        ],
        ['DGSMSA', ['JOURAARNR', 'JOURAAR', 'JOURNR', 'INNH1', 'U1', 'UNNTOFF']],
        ['DGJMFA', ['REFAARNR', 'IHTYPE', 'NAVN', 'U1']],
      ]),
    ).toEqual([['esa', 1]]);
    expect(await guess([['ACTOR', ['ACTOR_ID', 'FIRST_NAME']]])).toEqual([]);
  });
});
