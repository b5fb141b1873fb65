import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { publicEntry } from '../../../../harvester/record/public-view.ts';
import { screen } from '../../../../harvester/record/screening.ts';
import { dryRun } from '../../../../harvester/sources/siard/dry-run.ts';
import { MappingRun } from '../../../../harvester/sources/siard/mapping/mapping-run.ts';
import { printDryRun } from '../../../../harvester/sources/siard/print-dry-run.ts';
import { openSiard } from '../../../../harvester/sources/siard/reader/siard-archive.ts';
import {
  chooseMapping,
  systemMapping,
} from '../../../../harvester/sources/siard/systems/system-mappings.ts';
import { writeEsa } from '../../../support/esa-archive.ts';
import { CANARY, writeNoark4 } from '../../../support/noark4-archive.ts';
import { scratchFolder } from '../../../support/siard-file.ts';

const scratch = scratchFolder();
afterAll(() => scratch[Symbol.dispose]());
const origin = {
  kommunenummer: '1811',
  organisasjonsnummer: '964983380',
  sourceId: 'gammelt-arkiv',
};
const LATER = new Date('2030-01-01T00:00:00Z');

const generators = {
  noark4: (path: string, entries: number) => writeNoark4(path, { entries, naming: 'noark4' }),
  ephorte: (path: string, entries: number) => writeNoark4(path, { entries, naming: 'ephorte' }),
  esa: (path: string, entries: number) => writeEsa(path, { entries }),
};

describe.each(Object.entries(generators))('%s', (id, generate) => {
  const file = join(scratch.path, `${id}.siard`);
  const written = generate(file, 2000);

  it('chooses its own mapping, which puts every row in exactly one place', async () => {
    const truth = await written;
    using archive = await openSiard(file);
    const mapping = chooseMapping(archive.tables);
    expect(mapping?.mapping.id).toBe(id);
    if (mapping === null) return;
    const report = await dryRun(file, mapping, origin);
    const sum = (counts: Readonly<Record<string, number>>): number =>
      Object.values(counts).reduce((a, b) => a + b, 0);
    expect(report.rows).toBe(2000);
    expect(report.mapped + sum(report.dropped) + sum(report.withheld) + sum(report.rejected)).toBe(
      2000,
    );
    expect(report.mapped).toBe(truth.shown);
    expect(report.filled.offentligTittel).toBe(truth.titles);
    expect(report.filled['korrespondanseparter.navn']).toBe(truth.names);
    expect(report.withheld['unknown access code']).toBeGreaterThan(100);
    expect(report.unresolved.sa).toBeGreaterThan(5);
    expect(report.checks.every(({ holds }) => holds)).toBe(true);
    expect(report.samples.length).toBe(20);
    expect(Object.keys(report.years).length).toBeGreaterThanOrEqual(4);
    expect(printDryRun(report)).toContain(report.digest);
  });

  it('lets nothing shielded out: not in the record, not through the door', async () => {
    await written;
    using archive = await openSiard(file);
    const mapping = systemMapping(id);
    if (mapping === null) throw new Error('no mapping');
    using run = await MappingRun.open(archive, mapping, origin);
    let entries = 0;
    for (const { mapped } of run.rows()) {
      if (mapped.kind !== 'entry') continue;
      entries++;
      expect(JSON.stringify(mapped.record)).not.toContain(CANARY);
      const stored = {
        id: 'x',
        caseId: null,
        screened: screen(mapped.record),
        publisert: '',
        endret: '',
      };
      expect(JSON.stringify(publicEntry(stored, LATER, 'page'))).not.toContain(CANARY);
    }
    expect(entries).toBeGreaterThan(900);
    // The planted secrets are there to be found, and columns nobody named were not even staged.
    let planted = 0;
    for (const table of archive.tables)
      for await (const batch of archive.openTable(table).batches())
        planted += JSON.stringify(batch).split(CANARY).length - 1;
    expect(planted).toBeGreaterThan(1000);
    expect(Object.keys(run.before(1))).not.toContain('JP_MERKNAD');
  });

  it('gives the same keys and the same report digest when read again', async () => {
    await written;
    const mapping = systemMapping(id);
    if (mapping === null) throw new Error('no mapping');
    const [first, second] = [
      await dryRun(file, mapping, origin),
      await dryRun(file, mapping, origin),
    ];
    expect(second.digest).toBe(first.digest);
    expect((await dryRun(file, mapping, { ...origin, sourceId: 'et-annet' })).digest).not.toBe(
      first.digest,
    );
  });
});
