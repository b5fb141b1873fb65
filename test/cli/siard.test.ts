import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CANARY, writeNoark4 } from '../support/noark4-archive.ts';
import { type CliResult, runCli, temporaryFolder } from '../support/run-cli.ts';
import { writeSiard } from '../support/siard-file.ts';

const region = (signed: string): string => `region:
  id: prove
  name: { nb: Prøveregionen }
  publicUrl: https://innsyn.example
  languages: [nb]
  contact: { name: Prøve, email: prove@innsyn.example }
  repositoryIdentifier: innsyn.example
municipalities:
  - number: "9901"
    name: { nb: Nordskjær }
    organisationNumber: "310990108"
    requestEmail: post@nordskjaer.example
sources:
  - id: gammelt
    name: Nordskjær 1998–2006
    municipality: "9901"
    kind: siard
    enabled: true
    consent: Invented
    settings:
      file: arkiv.siard
      mapping: noark4
      archiveName: Sakarkivet
      signed: ${signed}
`;

describe('siard on the command line', () => {
  const folder = temporaryFolder();
  afterAll(() => folder[Symbol.dispose]());
  const cli = (line: string): Promise<CliResult> =>
    runCli([...line.split(' '), '--data', 'data'], { folder: folder.path });
  const sign = (signed: string): void =>
    writeFileSync(join(folder.path, 'fellesinnsyn.yaml'), region(signed));
  beforeAll(async () => {
    await writeNoark4(join(folder.path, 'arkiv.siard'), { entries: 300 });
    await writeSiard(join(folder.path, 'kino.siard'), {
      tables: [{ name: 'ACTOR', columns: ['ACTOR_ID'], rows: [] }],
    });
    sign('null');
  });

  test('inspect tells the system and no secret, in words and as JSON', async () => {
    const words = await cli('siard inspect arkiv.siard');
    expect(words.code).toBe(0);
    expect(words.out).toContain('JOURNPST: 300 rows');
    expect(words.out).toMatch(/Looks like Noark 4.*100 %/);
    expect(words.out).not.toContain(CANARY);
    const json = await cli('siard inspect arkiv.siard --json');
    expect(JSON.parse(json.out).systems[0].id).toBe('noark4');
  });

  test('from an unsigned source to entries', async () => {
    const refused = await cli('harvest gammelt');
    expect(refused.code).toBe(1);
    expect((await cli('status')).out).not.toMatch(/gammelt.* [1-9]\d* entries/);
    const report = await cli('siard dry-run --source gammelt');
    expect(report.code).toBe(0);
    const digest = /Report digest ([0-9a-f]{64})/.exec(report.out)?.[1] ?? '';
    sign(`{ name: Arne Arkivar, date: 2026-11-24, digest: ${digest} }`);
    const harvested = await cli('harvest gammelt');
    expect(`${harvested.code} ${harvested.err}`).toMatch(/^0 /);
  });

  test('what cannot be done is said in one sentence', async () => {
    const seven = join(folder.path, 'sju.siard');
    writeFileSync(seven, Buffer.from('377abcaf271c00040000', 'hex'));
    const disguised = await cli('siard inspect sju.siard');
    expect(`${disguised.code} ${disguised.err}`).toMatch(/^1 .*7z archive/);
    const gone = await cli('siard inspect borte.siard');
    expect(`${gone.code} ${gone.err}`).toMatch(/^1 .*borte\.siard cannot be opened/);
    expect((await cli('siard propose kino.siard')).err).toMatch(/no table looks like a journal/);
    expect((await cli('siard dry-run kino.siard')).err).toMatch(/no system with a ready mapping/);
    expect((await cli('siard dry-run')).err).toMatch(/Name either a file or a source/);
    expect((await cli('siard dry-run --source nei')).err).toMatch(/there are gammelt/);
    expect(JSON.parse((await cli('siard schema')).out).type).toBe('object');
  });
});
