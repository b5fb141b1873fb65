import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arkivXml, journalpostXml, mappeXml, part, skjerming } from '../support/noark-xml.ts';
import { type CliResult, runCli, temporaryFolder } from '../support/run-cli.ts';

const REGION = `region:
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
  - id: filer
    name: Postjournal for Nordskjær
    municipality: "9901"
    kind: noark
    enabled: false
    settings: { folder: INN, settleSeconds: 0 }
  - id: arkiv
    name: Nordskjær 1998–2006
    municipality: "9901"
    kind: siard
    enabled: false
    settings: { file: arkiv.siard, mapping: noark4, archiveName: Sakarkivet }
`;

describe('a dry run on the command line', () => {
  const folder = temporaryFolder();
  const inbox = join(folder.path, 'inn');
  const cli = (line: string): Promise<CliResult> =>
    runCli([...line.split(' '), '--data', 'data'], { folder: folder.path });
  beforeAll(() => {
    mkdirSync(inbox);
    const posts = [
      journalpostXml({ systemID: '1' }),
      journalpostXml(
        { systemID: '2', journalpostnummer: '2', tittel: 'HEMMELIG' },
        { before: skjerming('Skjermet'), parts: part('Avsender', 'HEMMELIG') },
      ),
      journalpostXml(
        { systemID: '3', journalpostnummer: '3', tittel: 'HEMMELIG' },
        { before: '<gradering><grad>B</grad></gradering>' },
      ),
    ];
    writeFileSync(join(inbox, 'uttrekk.xml'), arkivXml(mappeXml(posts.join('\n'))));
    writeFileSync(join(folder.path, 'fellesinnsyn.yaml'), REGION.replace('INN', inbox));
  });
  afterAll(() => folder[Symbol.dispose]());

  test('tells in words what each rule would do, before the source is enabled, and writes nothing', async () => {
    const { code, out, err } = await cli('dry-run filer');
    expect(`${code} ${err}`).toBe('0 ');
    expect(out).toContain('File uttrekk.xml');
    for (const line of [
      'read: 3',
      'passed: 2',
      'held_gradering: 1',
      'masked_tittel: 1',
      'entries: 2',
    ])
      expect(out).toContain(`  ${line}`);
    expect(out).not.toContain('HEMMELIG');
    const status = await cli('status');
    expect(status.out).not.toMatch(/filer.* [1-9]\d* entries/);
  });

  test('the same as JSON', async () => {
    const { code, out } = await cli('dry-run filer --json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      published: 2,
      files: [{ read: 3, held_gradering: 1 }],
      error: null,
    });
  });

  test('ends with 1 when the import would not end well, and says why', async () => {
    writeFileSync(join(inbox, 'brutt.xml'), '<arkiv><arkivdel>');
    const { code, out } = await cli('dry-run filer');
    expect(code).toBe(1);
    expect(out).toMatch(/The import would not end well\n {2}brutt\.xml, line 1/);
  });

  test('of what is no Noark source says so', async () => {
    expect(await cli('dry-run filere')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/There is no source "filere" of kind noark; there are filer\./),
    });
    expect((await cli('dry-run arkiv')).err).toMatch(/siard dry-run --source arkiv/);
  });
});
