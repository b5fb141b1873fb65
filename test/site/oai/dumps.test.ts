import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { configSchema } from '../../../harvester/config/config.ts';
import { childText } from '../../../harvester/xml/element.ts';
import { type DumpManifest, readManifest } from '../../../site/oai/dump-files.ts';
import { takeDumpLock } from '../../../site/oai/dump-lock.ts';
import { staleDumps } from '../../../site/oai/keep-dumps.ts';
import { openOai } from '../../../site/oai/open-oai.ts';
import { regionDumps } from '../../../site/oai/region-dumps.ts';
import { serveDump, serveManifest } from '../../../site/oai/serve-dump.ts';
import { writeDumps } from '../../../site/oai/write-dumps.ts';
import { readAnswer } from '../../support/ask-oai.ts';
import { numbered } from '../../support/numbered-journal.ts';
import { BINDAL, endpointConfig } from '../../support/oai-endpoint.ts';
import { endpointSchemaErrors, hasOaiSchemas } from '../../support/oai-schemas.ts';
import { TestArchive } from '../../support/test-archive.ts';

const config = configSchema.parse(endpointConfig('https://innsyn.example.no'));
const record = (n: number, changes = {}) => ({
  kind: 'record' as const,
  record: numbered(n, changes),
});

function portal(test: TestArchive) {
  const oai = openOai({
    config,
    archive: test.reader,
    dataDirectory: test.folder,
    now: test.clock.now,
  });
  const options = regionDumps(config, oai, test.folder);
  const { feed } = test.reader;
  const read = (manifest: DumpManifest, format: string): string => {
    const file = manifest.dumps[0]?.files.find((one) => one.format === format);
    return gunzipSync(readFileSync(join(options.folder, file?.name ?? ''))).toString();
  };
  return { oai, options, feed, read };
}

test('a dump and the harvest that follows it are the archive, though it changes meanwhile', async () => {
  using test = new TestArchive();
  test.run(
    Array.from({ length: 600 }, (_, n) => record(n)),
    BINDAL,
  );
  test.run([{ kind: 'deleted', sourceKey: numbered(5).keys.kilde }], BINDAL);
  const { oai, options, read } = portal(test);
  const { repository } = oai;
  // While the dump is written, what it has read already changes, and what it has not.
  let batch = 0;
  const changing = {
    ...repository,
    items: (...given: Parameters<typeof repository.items>) => {
      if (batch++ === 1)
        test.run(
          [record(1, { journalposttype: 'X' }), record(590, { journalposttype: 'X' }), record(700)],
          BINDAL,
        );
      return repository.items(...given);
    },
  };
  const manifest = await writeDumps({ ...options, oai: { ...oai, repository: changing } });
  const [dump] = manifest.dumps;
  const copy = new Map<string, string>();
  const lines = read(manifest, 'ndjson').trimEnd().split('\n');
  for (const line of lines) {
    const { identifier, datestamp, deleted, entry } = JSON.parse(line);
    expect(deleted).toBe(entry === null);
    copy.set(identifier, `${datestamp} ${deleted}`);
  }
  expect(dump).toMatchObject({
    kommunenummer: '1811',
    set: 'kommune:1811',
    records: lines.length,
    deleted: 1,
  });
  test.clock.forward(60);
  let form = `verb=ListIdentifiers&metadataPrefix=oai_dc&set=${dump?.set}&from=${dump?.from}`;
  for (const { identifier, datestamp, deleted } of readAnswer(oai.answer(form).body.toString())
    .items)
    copy.set(identifier, `${datestamp} ${deleted}`);
  form = 'verb=ListIdentifiers&metadataPrefix=oai_dc';
  const truth = readAnswer(oai.answer(form).body.toString()).items;
  expect(new Map([...copy].sort())).toEqual(
    new Map(
      truth.map((one) => [one.identifier, `${one.datestamp} ${one.deleted}`] as const).sort(),
    ),
  );
});

test('the files are what the manifest says, and the XML is one valid answer', async () => {
  using test = new TestArchive();
  test.run([record(0), record(1), { kind: 'deleted', sourceKey: numbered(1).keys.kilde }], BINDAL);
  const { options, read } = portal(test);
  const manifest = await writeDumps(options);
  expect(readManifest(options.folder)).toEqual(manifest);
  expect(manifest.dumps.map(({ name }) => name)).toEqual([
    'Bindal kommune',
    'Vega kommune',
    'Herøy kommune',
  ]);
  for (const { files } of manifest.dumps)
    for (const { name, bytes, sha256 } of files) {
      const content = readFileSync(join(options.folder, name));
      expect(content.length).toBe(bytes);
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    }
  const xml = read(manifest, 'xml');
  const { items, root } = readAnswer(xml);
  expect(items.map(({ deleted }) => deleted)).toEqual([false, true]);
  expect(childText(root, 'responseDate')).toBe(manifest.dumps[0]?.from);
  if (!hasOaiSchemas()) return;
  const empty = manifest.dumps[1]?.files.find(({ format }) => format === 'xml');
  const other = gunzipSync(readFileSync(join(options.folder, empty?.name ?? ''))).toString();
  expect(await endpointSchemaErrors([xml, other], 'https://innsyn.example.no/oai/noark5')).toEqual(
    [],
  );
});

test('a dump with a withdrawn entry is not given out until it is written anew, and then its old text lies nowhere', async () => {
  using test = new TestArchive();
  test.run([record(0), record(1)], BINDAL);
  const { options, feed } = portal(test);
  const before = await writeDumps(options);
  const name = before.dumps[0]?.files[0]?.name ?? '';
  const ask = (file: string, headers = {}) =>
    serveDump(options.folder, feed, file, new Request(`http://x/oai/dump/${file}`, { headers }));
  expect(ask(name).status).toBe(200);
  test.run([{ kind: 'deleted', sourceKey: numbered(1).keys.kilde }], BINDAL);
  const shut = ask(name);
  expect(shut.status).toBe(503);
  expect(shut.headers.get('Retry-After')).toMatch(/^\d+$/);
  const stale = staleDumps({ folder: options.folder, feed });
  expect(stale).toEqual(['1811']);
  const listed = (await serveManifest(before, stale).json()) as DumpManifest;
  expect(listed.dumps.map(({ kommunenummer }) => kommunenummer)).toEqual(['1815', '1818']);
  const after = await writeDumps({ ...options, only: stale });
  expect(after.dumps.slice(1)).toEqual(before.dumps.slice(1));
  expect(after.dumps[0]?.deleted).toBe(1);
  expect(staleDumps({ folder: options.folder, feed })).toEqual([]);
  expect(existsSync(join(options.folder, name))).toBe(false);
  expect(ask(name).status).toBe(404);
  expect(ask(after.dumps[0]?.files[0]?.name ?? '').status).toBe(200);
});

test('a download can be resumed, and nothing outside the folder is given', async () => {
  using test = new TestArchive();
  test.run([record(0), record(1)], BINDAL);
  const { options, feed } = portal(test);
  const { dumps } = await writeDumps(options);
  const { name = '', sha256 = '' } = dumps[0]?.files[0] ?? {};
  const ask = (file: string, headers = {}) =>
    serveDump(options.folder, feed, file, new Request('http://x/', { headers }));
  const whole = Buffer.from(await ask(name).arrayBuffer());
  const rest = ask(name, { Range: 'bytes=100-', 'If-Range': `"${sha256}"` });
  expect(rest.status).toBe(206);
  expect(rest.headers.get('Content-Range')).toBe(`bytes 100-${whole.length - 1}/${whole.length}`);
  expect(Buffer.from(await rest.arrayBuffer())).toEqual(whole.subarray(100));
  expect(Buffer.from(await ask(name, { Range: 'bytes=-7' }).arrayBuffer())).toEqual(
    whole.subarray(-7),
  );
  expect(ask(name, { Range: 'bytes=999999-' }).status).toBe(416);
  expect(ask(name, { Range: 'bytes=100-', 'If-Range': '"other"' }).status).toBe(200);
  expect(ask(name, { 'If-None-Match': `"${sha256}"` }).status).toBe(304);
  for (const bad of ['manifest.json', '.writing', '../oai.json', '..%2Foai.json', ''])
    expect(ask(bad).status).toBe(404);
});

test('what cannot be written to its end leaves the dump before', async () => {
  using test = new TestArchive();
  test.run([record(0)], BINDAL);
  const { oai, options } = portal(test);
  const before = await writeDumps(options);
  const broken = {
    ...oai.repository,
    items: () => {
      throw new RangeError('the disk is gone');
    },
  };
  await expect(writeDumps({ ...options, oai: { ...oai, repository: broken } })).rejects.toThrow(
    'the disk is gone',
  );
  expect(readManifest(options.folder)).toEqual(before);
  expect(readdirSync(options.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('one process at a time writes; one that has died does not stand in the way', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dump-lock-'));
  const now = new Date('2026-03-02T09:00:00Z');
  {
    using lock = takeDumpLock(folder, now);
    expect(lock).not.toBeNull();
    expect(takeDumpLock(folder, now)).toBeNull();
  }
  // No process has this number.
  writeFileSync(join(folder, '.writing'), JSON.stringify({ pid: 2 ** 22 + 1, at: now.getTime() }));
  takeDumpLock(folder, now)?.[Symbol.dispose]();
  expect(existsSync(join(folder, '.writing'))).toBe(false);
  rmSync(folder, { recursive: true });
});

test('the secret is kept, readable by its owner only; a change of what records are made from moves every datestamp', () => {
  using test = new TestArchive();
  test.run([record(0)], BINDAL);
  const open = (name: string) => {
    const changed = {
      ...config,
      municipalities: config.municipalities.map((one) => ({ ...one, name: { nb: name } })),
    };
    return openOai({
      config: changed,
      archive: test.reader,
      dataDirectory: test.folder,
      now: test.clock.now,
    });
  };
  const stamp = (oai: ReturnType<typeof open>) =>
    readAnswer(oai.answer('verb=ListIdentifiers&metadataPrefix=oai_dc').body.toString()).items[0]
      ?.datestamp;
  const first = stamp(open('Bindal'));
  expect(first).toBe('2026-03-02T09:00:00Z');
  const secret = JSON.parse(readFileSync(join(test.folder, 'oai.json'), 'utf8')).secret;
  expect(statSync(join(test.folder, 'oai.json')).mode & 0o777).toBe(0o600);
  expect(stamp(open('Bindal'))).toBe(first);
  const renamed = open('Bindal herad');
  test.clock.forward(1);
  expect(stamp(renamed)).toBe('2026-03-02T09:01:00Z');
  test.clock.forward(3600);
  expect(stamp(open('Bindal herad'))).toBe('2026-03-02T09:01:00Z');
  expect(JSON.parse(readFileSync(join(test.folder, 'oai.json'), 'utf8')).secret).toBe(secret);
});
