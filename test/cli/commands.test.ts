import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SourceServer, startSourceServer } from '../../demo/source-server.ts';
import { type CliResult, runCli, temporaryFolder } from '../support/run-cli.ts';

const region = (port: number): string => `region:
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
  - id: nordskjaer-journal
    name: Nordskjær
    municipality: "9901"
    kind: oai-pmh
    enabled: true
    consent: Invented
    settings: { url: "http://127.0.0.1:${port}/9901/oai", delayMs: 0 }
  - id: borte-journal
    name: A source that is not there
    municipality: "9901"
    kind: oai-pmh
    enabled: true
    consent: Invented
    settings: { url: "http://127.0.0.1:${port}/9999/oai", delayMs: 0 }
  - id: venter-journal
    name: A source that waits for consent
    municipality: "9901"
    kind: oai-pmh
    settings: { url: "http://127.0.0.1:${port}/9901/oai" }
network:
  allowPrivateHosts: ["127.0.0.1:${port}"]
`;

describe('the command line', () => {
  const folder = temporaryFolder();
  let server: SourceServer;
  beforeAll(async () => {
    server = await startSourceServer({
      port: 0,
      entries: 150,
      seed: 'cli',
      anchor: new Date(Date.now() - 3_600_000),
    });
    writeFileSync(join(folder.path, 'fellesinnsyn.yaml'), region(server.port));
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });
  const cli = (line: string): Promise<CliResult> =>
    runCli(line.split(' '), { folder: folder.path });

  test('harvests a source, and says what it gave', async () => {
    const { code, out } = await cli('harvest nordskjaer-journal');
    expect(out).toMatch(/^nordskjaer-journal: \d+ new, 0 changed, 0 unchanged, 0 withdrawn \(/);
    expect(code).toBe(0);
    expect(existsSync(join(folder.path, 'data/archive.sqlite'))).toBe(true);
  });

  test('indexes what was harvested, and has nothing to do the second time', async () => {
    const first = await cli('index');
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/\d+ entries indexed anew|\d+ put/);
    const second = await cli('index');
    expect(second).toMatchObject({ code: 0, out: 'The index is up to date.\n' });
    const anew = await cli('rebuild');
    expect(anew.code).toBe(0);
    expect(anew.out).toMatch(/^\d+ entries indexed anew/);
  });

  test('gives exit code 1 and a reason when a source failed, and keeps the others', async () => {
    const { code, out } = await cli('harvest');
    expect(code).toBe(1);
    expect(out).toMatch(/nordskjaer-journal: .*\n/);
    expect(out).toMatch(/borte-journal: 0 new.*\n {2}(FAILED|PARKED) Source\w+: .+/);
    expect(out).not.toMatch(/ at .*\.ts:\d+/);
  });

  test('shows how the sources fare, for people and for machines', async () => {
    const people = await cli('status');
    expect(people.code).toBe(1);
    expect(people.out).toMatch(/Scheduler +not running/);
    expect(people.out).toMatch(/Index +embedded, \d+ entries, (up to date|\d+ changes behind)/);
    expect(people.out).toMatch(/nordskjaer-journal +ok /);
    expect(people.out).toMatch(/borte-journal +(failed|parked) .*Source\w+/);
    expect(people.out).toMatch(/venter-journal +not enabled/);
    const machines = await cli('status --json');
    expect(JSON.parse(machines.out)).toMatchObject({
      schedulerSince: null,
      index: { engine: 'embedded' },
      sources: expect.arrayContaining([
        expect.objectContaining({ id: 'nordskjaer-journal', outcome: 'ok' }),
      ]),
    });
  });

  test('lists what screening found, without what it found', async () => {
    const { code, out } = await cli('findings');
    expect(code).toBe(0);
    expect(out).not.toMatch(/\d{11}|@epost|999 99/);
  });

  test('lists, shows and retries rejected records', async () => {
    expect(await cli('rejects')).toMatchObject({
      code: 0,
      out: 'No records are kept as rejected.\n',
    });
    plantReject(join(folder.path, 'data/archive.sqlite'));
    const list = await cli('rejects list');
    expect(list.out).toMatch(/number +source +last seen +tries +reason/);
    expect(list.out).toMatch(/1 +nordskjaer-journal .* planted by the test/);
    const show = await cli('rejects show 1');
    expect(show.out).toMatch(/Reason +planted by the test[\s\S]*<record>broken<\/record>/);
    const retry = await cli('rejects retry --source nordskjaer-journal');
    expect(retry).toMatchObject({
      code: 1,
      out: 'nordskjaer-journal: 1 record tried, 0 can be used\n',
    });
    expect(await cli('rejects show 9')).toMatchObject({
      code: 2,
      err: 'There is no rejected record number 9.\n',
    });
  });

  test.each([
    ['harvest nordskjer-journal', 'Did you mean "nordskjaer-journal"?'],
    ['harvest venter-journal', "the municipality's consent must be in the region file first"],
    ['harvets', 'Did you mean harvest?'],
    ['harvest --from-strat', 'Did you mean --from-start?'],
    ['rejects show seven', 'Write a whole number from 1 upwards.'],
    ['status --port eighty', 'PORT is "eighty": it must be a whole number from 0 to 65535'],
    ['check-config missing.yaml', 'missing.yaml: cannot be read.'],
    ['status --config missing.yaml', 'missing.yaml: cannot be read.'],
  ])('%s: exit code 2 and what to write instead', async (line, message) => {
    const { code, err, out } = await cli(line);
    expect(err).toContain(message);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toMatch(/^ +at /m);
  });

  test('with no source enabled says what must happen first', async () => {
    const { code, err } = await cli('harvest --config venter.yaml');
    expect({ code, err }).toMatchObject({ code: 2 });
    writeFileSync(
      join(folder.path, 'venter.yaml'),
      region(server.port).replaceAll('enabled: true', 'enabled: false'),
    );
    const waiting = await cli('harvest --config venter.yaml');
    expect(waiting.code).toBe(2);
    expect(waiting.err).toContain('When a municipality has agreed');
  });

  test('check-config names file, line and column of every problem', async () => {
    const file = join(folder.path, 'feil.yaml');
    writeFileSync(
      file,
      region(server.port).replace('  id: prove', '  idd: prove').replace('delayMs', 'delayms'),
    );
    const { code, err } = await cli('check-config feil.yaml');
    expect(code).toBe(2);
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/feil\.yaml:2:3 region\.id: is missing$/),
      expect.stringMatching(/feil\.yaml:2:3 region\.idd: unknown key; did you mean "id"\?$/),
      expect.stringMatching(
        /feil\.yaml:20:\d+ sources\[0\]\.settings\.delayms: unknown key; did you mean "delayMs"\?$/,
      ),
    ]);
    const right = await cli('check-config');
    expect(right.code).toBe(0);
    expect(right.out).toMatch(/is right\.\nRegion Prøveregionen: 1 municipality, 3 sources\.\n/);
  });

  test('exit code 3 when the archive cannot be used', async () => {
    mkdirSync(join(folder.path, 'broken'));
    writeFileSync(join(folder.path, 'broken/archive.sqlite'), 'this is no database'.repeat(100));
    const lines = ['harvest', 'index', 'status', 'rejects', 'start'];
    const results = await Promise.all(lines.map((line) => cli(`${line} --data broken --port 0`)));
    for (const { code, err } of results) {
      expect(err).toContain('archive.sqlite');
      expect(code).toBe(3);
      expect(
        err
          .trim()
          .split('\n')
          .filter((text) => !text.startsWith('{')),
      ).toHaveLength(1);
    }
    expect((await cli('index --data nowhere')).code).toBe(3);
  });

  test('exit code 4 when Meilisearch cannot be reached', async () => {
    const { code, err } = await runCli(['index'], {
      folder: folder.path,
      variables: { MEILI_URL: 'http://127.0.0.1:9' },
    });
    expect(code).toBe(4);
    expect(err).toContain('127.0.0.1:9');
  });

  test('exit code 5 when the port is taken, with another to try', async () => {
    const { code, err } = await cli(`start --port ${server.port} --data annet`);
    expect(code).toBe(5);
    expect(err).toContain(`Port ${server.port} on 127.0.0.1 is taken`);
    expect(err).toContain(`--port ${server.port + 1}`);
    expect(existsSync(join(folder.path, 'annet'))).toBe(false);
  });

  test('options beat the environment', async () => {
    const { out } = await runCli(['status', '--data', 'data'], {
      folder: folder.path,
      variables: { FELLESINNSYN_DATA: '/nowhere', FELLESINNSYN_CONFIG: 'fellesinnsyn.yaml' },
    });
    expect(out).toContain(`Data       ${join(folder.path, 'data')}\n`);
  });

  test('check-words says what the lists hold, and names every line that cannot be used', async () => {
    const right = await cli('check-words');
    expect(right).toMatchObject({ code: 0, err: '' });
    expect(right.out).toMatch(/temaer\.txt +\d+ +lines/);
    expect(right.out).toMatch(/Version [0-9a-f]{16};/);
    using folder = temporaryFolder();
    const missing = await cli(`check-words ${folder.path}`);
    expect(missing.code).toBe(2);
    expect(missing.err).toContain('ledd.txt cannot be read');
    for (const name of ['ledd.txt', 'stop-words.txt'])
      writeFileSync(join(folder.path, name), name === 'ledd.txt' ? 'plan\nBig' : 'og');
    writeFileSync(join(folder.path, 'synonyms.txt'), 'a = b\nalene');
    writeFileSync(join(folder.path, 'temaer.txt'), 'søppel > renovasjon\na > b > c\n');
    const wrong = await cli(`check-words ${folder.path}`);
    expect(wrong.code).toBe(2);
    for (const place of [
      'ledd.txt line 2',
      'synonyms.txt line 2',
      'temaer.txt line 2',
      '3 of the lines',
    ])
      expect(wrong.err).toContain(place);
  });

  test('--help teaches: examples, environment, exit codes', async () => {
    const { code, out } = await cli('--help');
    expect(code).toBe(0);
    for (const part of ['fellesinnsyn check-config', 'FELLESINNSYN_DATA', 'Exit codes:'])
      expect(out).toContain(part);
    const names = /Commands:\n([\s\S]*?)\n\n/.exec(out)?.[1]?.match(/^ {2}[a-z-]+/gm) ?? [];
    const commands = names.map((name) => name.trim()).filter((name) => name !== 'help');
    expect(commands.sort()).toEqual([
      'backup',
      'bounce',
      'check-config',
      'check-words',
      'dry-run',
      'dump',
      'findings',
      'harvest',
      'index',
      'rebuild',
      'rejects',
      'restore',
      'serve',
      'siard',
      'staff',
      'start',
      'status',
    ]);
    const helps = await Promise.all(commands.map((name) => cli(`${name} --help`)));
    for (const help of helps) expect(help.out).toContain('Examples:');
  });

  test('the error has a stack only when asked for', async () => {
    const { err } = await cli('harvest nordskjer-journal --debug');
    expect(err).toMatch(/^ +at .*\.ts:\d+/m);
  });
});

describe('without a region file', () => {
  test('harvest serves, reads and keeps the demo region, apart from real data', async () => {
    using folder = temporaryFolder();
    const { code, out, err } = await runCli(['harvest', 'storvag-journal'], {
      folder: folder.path,
    });
    expect(code, err).toBe(0);
    expect(out).toMatch(/^storvag-journal: 2\d{3} new/);
    expect(existsSync(join(folder.path, 'data/demo/archive.sqlite'))).toBe(true);
    expect(existsSync(join(folder.path, 'data/archive.sqlite'))).toBe(false);
  });

  test('a folder with demo data is refused for a real region', async () => {
    using folder = temporaryFolder();
    writeFileSync(join(folder.path, 'demo.json'), '{}');
    writeFileSync(join(folder.path, 'fellesinnsyn.yaml'), region(1));
    const { code, err } = await runCli(['harvest', '--data', '.'], { folder: folder.path });
    expect(code).toBe(2);
    expect(err).toContain('holds the invented entries of the demo region');
  });
});

/** A reject as a broken record of the source would leave it. */
function plantReject(file: string): void {
  using db = new DatabaseSync(file);
  db.prepare(
    `INSERT INTO rejects (source, source_key, form, raw, digest, reason, place, first_seen, last_seen, first_run, last_run, tries)
     VALUES ('nordskjaer-journal', NULL, 'payload', '<record>broken</record>', 'x', 'planted by the test', 'page 1',
       '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 1, 1, 1)`,
  ).run();
}
