import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { dryRun } from '../../../../harvester/sources/siard/dry-run.ts';
import { inspect } from '../../../../harvester/sources/siard/inspect.ts';
import { readMapping } from '../../../../harvester/sources/siard/mapping/read-mapping.ts';
import { propose } from '../../../../harvester/sources/siard/propose.ts';
import { scratchFolder, writeSiard } from '../../../support/siard-file.ts';

const scratch = scratchFolder();
afterAll(() => scratch[Symbol.dispose]());
const origin = { kommunenummer: '1811', organisasjonsnummer: '964983380', sourceId: 'ukjent' };

it('a proposed mapping fits its archive, marks certainty, and releases nothing', async () => {
  const file = join(scratch.path, 'ukjent.siard');
  await writeSiard(file, {
    tables: [
      { name: 'BRUKER', columns: ['ID', 'NAVN'], rows: [['1', 'Kari']], primaryKey: ['ID'] },
      {
        name: 'BREVREGISTER',
        columns: [
          'BREV_ID',
          { name: 'BREVDATO', type: 'DATE' },
          { name: 'REGDATO', type: 'TIMESTAMP' },
          'EMNE',
          'STATUS',
          'GRADERING',
          'SAKS_ID',
          'MERK: NB',
        ],
        primaryKey: ['BREV_ID'],
        foreignKeys: [{ columns: ['SAKS_ID'], table: 'SAKSLISTE', referenced: ['ID'] }],
        rows: Array.from({ length: 30 }, (_v, i) => [
          String(i),
          '1999-01-01',
          '1999-01-02',
          `Brev ${i}`,
          'J',
          i % 3 === 0 ? 'U' : 'O',
          '1',
          null,
        ]),
      },
      {
        name: 'SAKSLISTE',
        columns: ['ID', 'SAKSTITTEL'],
        primaryKey: ['ID'],
        rows: [['1', 'Sak']],
      },
      {
        name: 'MOTTAKER',
        columns: ['BREV', 'NAVN'],
        foreignKeys: [{ columns: ['BREV'], table: 'BREVREGISTER', referenced: ['BREV_ID'] }],
        rows: [['1', 'Ola']],
      },
    ],
  });
  const text = propose(await inspect(file));
  expect(text).toMatch(/from: \{ as: p, table: BREVREGISTER \} {2}# \d+ % sure/);
  expect(text).toMatch(/value: p\.EMNE {2}# EMNE: \d+ % sure/);
  expect(text).toMatch(/journaldato: \{ date: p\.REGDATO \}/);
  expect(text).toContain('O ×20, U ×10');
  expect(text).not.toMatch(/Kari|Ola|Brev \d/);
  const report = await dryRun(file, readMapping(text, 'forslag.yaml'), origin);
  expect(report.rows).toBe(30);
  expect(report.mapped).toBe(0);
  expect(report.withheld).toEqual({ 'unknown access code': 30 });
  // One rule written by the archivist, and titles are still withheld.
  const opened = await dryRun(
    file,
    readMapping(text.replace('open: []', 'open: [O]'), 'x'),
    origin,
  );
  expect(opened.mapped).toBe(20);
  expect(opened.shielded.offentligTittel).toBe(20);
});

it('says so when no table looks like a journal', async () => {
  const file = join(scratch.path, 'kino.siard');
  await writeSiard(file, {
    tables: [{ name: 'ACTOR', columns: ['ACTOR_ID', 'FIRST_NAME'], rows: [] }],
  });
  const inspection = await inspect(file);
  expect(() => propose(inspection)).toThrow(/no table looks like a journal/);
});
