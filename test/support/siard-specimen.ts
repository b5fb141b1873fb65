import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dryRun } from '../../harvester/sources/siard/dry-run.ts';
import { loadMapping } from '../../harvester/sources/siard/siard-source.ts';
import { type FixtureCell, scratchFolder, writeSiard } from './siard-file.ts';
import { origin } from './siard-import.ts';
import type { SourceSpecimen } from './source-specimens.ts';

/** Two more than one batch of rows, so that there is a checkpoint on the way. */
const ROWS = 502;
const WITHHELD = 2;
const LOST = 3;

const MAPPING = `language: 1
id: prove
name: Prøvesystemet
version: 1
appliesTo:
  tables:
    POST: [ID, TITTEL, KODE, DATO]
from: { as: p, table: POST }
dates: { formats: [dd.MM.yyyy] }
key: [p.ID]
access:
  - { code: p.KODE, open: [''], restricted: ['5'], hidden: [B] }
entry:
  offentligTittel: { value: p.TITTEL, releaseWhen: { value: p.KODE, empty: true } }
  journaldato: { date: p.DATO }
`;

/** A signed extract of one table: one row's code hides it, the title of another lies in a file that is lost. */
export async function siardSpecimen(): Promise<SourceSpecimen> {
  const folder = scratchFolder();
  const file = join(folder.path, 'arkiv.siard');
  const mapping = join(folder.path, 'prove.yaml');
  writeFileSync(mapping, MAPPING);
  const ids = Array.from({ length: ROWS }, (_, index) => index + 1);
  await writeSiard(file, {
    tables: [{ name: 'POST', columns: ['ID', 'TITTEL', 'KODE', 'DATO'], rows: ids.map(postRow) }],
  });
  const { digest } = await dryRun(file, loadMapping(mapping), {
    ...origin,
    sourceId: 'proevekommune',
  });
  return {
    settings: {
      file,
      mapping,
      archiveName: 'Sakarkivet i gamle Eksempel kommune',
      signed: { name: 'Arne Arkivar', date: '2026-11-20', digest },
    },
    hosts: [],
    entries: ids.filter((id) => id !== WITHHELD && id !== LOST).map((id) => `POST:${id}`),
    deleted: [`POST:${WITHHELD}`],
    rejected: 1,
    [Symbol.asyncDispose]: async () => folder[Symbol.dispose](),
  };
}

const postRow = (id: number): FixtureCell[] => [
  String(id),
  id === LOST ? { xml: '<c2 file="finnes/ikke.txt"/>' } : `Brev nr. ${id} om havna`,
  id === WITHHELD ? 'B' : '',
  '01.02.1999',
];
