import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noark } from '../../../../harvester/sources/noark/noark.ts';
import { noarkSettings } from '../../../../harvester/sources/noark/settings.ts';
import { NOARK_NOW, noarkContext, runNoark, temporaryFolder } from '../../../support/noark-run.ts';
import {
  arkivXml,
  journalpostXml,
  journalXml,
  klasseXml,
  mappeXml,
  part,
  skjerming,
} from '../../../support/noark-xml.ts';

const put = (folder: string, name: string, content: string, minutesAgo: number): void => {
  const path = join(folder, name);
  writeFileSync(path, content);
  age(path, minutesAgo);
};

const age = (path: string, minutesAgo: number): void => {
  const time = new Date(NOARK_NOW.getTime() - minutesAgo * 60_000);
  utimesSync(path, time, time);
};

const journal = (title: string, systemID = 'x'): string =>
  journalXml('offentligJournal', [{ post: { systemID, offentligTittel: title } }]);

const titles = (run: Awaited<ReturnType<typeof runNoark>>) =>
  run.records.map(({ offentligTittel }) => offentligTittel);

describe('a watched folder', () => {
  test('reads what lies there oldest first, whatever the names are, and each delivery once', async () => {
    using folder = temporaryFolder();
    put(folder.path, 'b.xml', journal('Eldst'), 50);
    put(folder.path, 'a.data', journal('Nyest'), 10);
    const first = await runNoark({ folder: folder.path });
    expect(titles(first)).toEqual(['Eldst', 'Nyest']);
    const second = await runNoark({ folder: folder.path }, first.checkpoint);
    expect(second.records).toEqual([]);
    put(folder.path, 'b.xml', journal('Endret'), 5);
    expect(titles(await runNoark({ folder: folder.path }, second.checkpoint))).toEqual(['Endret']);
  });

  test('leaves a file alone while it may still be written, and links and hidden files always', async () => {
    using folder = temporaryFolder();
    using elsewhere = temporaryFolder();
    put(folder.path, 'ny.xml', journal('Ny'), 0);
    put(folder.path, '.kopi.xml', journal('Skjult'), 50);
    put(elsewhere.path, 'annet.xml', journal('Annet'), 50);
    symlinkSync(join(elsewhere.path, 'annet.xml'), join(folder.path, 'lenke.xml'));
    const run = await runNoark({ folder: folder.path });
    expect(run.records).toEqual([]);
    expect(run.findings).toEqual(['delivery_unsettled :']);
    expect(titles(await runNoark({ folder: folder.path, settleSeconds: 0 }))).toEqual(['Ny']);
  });

  test('one broken delivery stops no other, and the run says so until it is taken away', async () => {
    using folder = temporaryFolder();
    put(folder.path, '1.xml', journal('Første', 'a').replace('</offentligJournal>', ''), 50);
    put(folder.path, '2.xml', '', 40);
    put(folder.path, '3.pdf', '%PDF-1.7', 30);
    put(folder.path, '4.xml', journal('Siste', 'b'), 20);
    const run = await runNoark({ folder: folder.path });
    expect(titles(run)).toEqual(['Første', 'Siste']);
    expect(run.error).toMatch(/^1\.xml, line \d+: not well-formed XML/);
    expect(run.error).toContain('2.xml, line 1: the file is empty');
    expect(run.error).toContain('3.pdf, line 1: no XML and no package');
    const again = await runNoark({ folder: folder.path }, run.checkpoint);
    expect(again.records).toEqual([]);
    expect(again.error).toBe(run.error);
    for (const name of ['1.xml', '2.xml', '3.pdf']) rmSync(join(folder.path, name));
    expect((await runNoark({ folder: folder.path }, again.checkpoint)).error).toBeNull();
  });

  test('a folder in it is a package: the public journal is read, and not the unshielded files beside it', async () => {
    using folder = temporaryFolder();
    mkdirSync(join(folder.path, 'uttrekk'));
    const at = join(folder.path, 'uttrekk');
    put(at, 'offentligJournal.xml', journal('Offentlig *****'), 50);
    put(
      at,
      'loependeJournal.xml',
      journalXml('loependeJournal', [{ post: { tittel: 'HEMMELIG' } }]),
      50,
    );
    put(at, 'endringslogg.xml', '<endringslogg>HEMMELIG</endringslogg>', 50);
    age(at, 50);
    const run = await runNoark({ folder: folder.path });
    expect(titles(run)).toEqual(['Offentlig *****']);
    const chosen = await runNoark({ folder: folder.path, read: 'loependeJournal' });
    expect(titles(chosen)).toEqual(['HEMMELIG']);
    const missing = await runNoark({ folder: folder.path, read: 'arkivstruktur' });
    expect(missing.error).toContain('holds no arkivstruktur');
  });

  test('a folder that is not there is unreachable, not empty', async () => {
    const run = await runNoark({ folder: '/finnes/ikke' });
    expect(run.error).toContain('/finnes/ikke: the folder cannot be read');
  });

  test('a large file is handed on in batches that each end with a checkpoint', async () => {
    using folder = temporaryFolder();
    const entries = Array.from({ length: 1700 }, () => ({}));
    put(folder.path, 'stor.xml', journalXml('offentligJournal', entries), 50);
    const run = await runNoark({ folder: folder.path });
    expect(run.records).toHaveLength(1700);
    let since = 0;
    for (const event of run.events) {
      since = event.kind === 'checkpoint' ? 0 : since + (event.kind === 'record' ? 1 : 0);
      expect(since).toBeLessThanOrEqual(500);
    }
    const cut = run.events.find(({ kind }) => kind === 'checkpoint');
    if (cut?.kind !== 'checkpoint') throw new Error('no checkpoint');
    const resumed = await runNoark({ folder: folder.path }, cut.checkpoint);
    expect(resumed.records).toHaveLength(1700);
  });

  test('a rejected entry can be read again when the fault is mended in its raw text', async () => {
    using folder = temporaryFolder();
    const none = { systemID: null, journalsekvensnummer: null, journalpostnummer: null };
    put(
      folder.path,
      'a.xml',
      journalXml('offentligJournal', [
        { post: { ...none, offentligTittel: 'Uten nøkkel & mer'.replace('&', '&amp;') } },
      ]),
      50,
    );
    const run = await runNoark({ folder: folder.path });
    const rejected = run.events.find((event) => event.kind === 'rejected');
    if (rejected?.kind !== 'rejected') throw new Error('nothing was rejected');
    const mended = rejected.raw.replace('<journalaar>', '<systemID>ny</systemID><journalaar>');
    const events = [];
    const settings = noark.settings.parse({ folder: folder.path });
    for await (const event of noark.retry(settings, { ...rejected, raw: mended }, noarkContext))
      events.push(event);
    expect(events).toMatchObject([
      { kind: 'record', record: { offentligTittel: 'Uten nøkkel & mer' } },
    ]);
  });
});

test.each([
  [{}],
  [{ folder: 'a', file: 'b' }],
  [{ file: 'a', url: 'https://lilleby.example/a' }],
  [{ url: 'ftp://lilleby.example/a' }],
  [{ file: 'a', fodler: 'b' }],
  [{ file: 'a', screeningTerms: { skjermet: ['alt'] } }],
])('the settings %j are refused before anything is read', (settings) => {
  expect(noark.settings.safeParse(settings).success).toBe(false);
});

test('every setting is explained in the documentation', () => {
  const docs = readFileSync('docs/kilder-noark.md', 'utf8');
  const { shape } = noarkSettings;
  expect(Object.keys(shape).length).toBeGreaterThan(10);
  for (const key of Object.keys(shape)) expect(docs).toContain(`\`${key}\``);
});

test('every finding code is explained in the documentation', () => {
  const docs = readFileSync('docs/kilder-noark.md', 'utf8');
  const folder = 'harvester/sources/noark';
  const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const codes = new Set(
    [...source.matchAll(/(?:fault\(|remark\(|code: )\s*'([a-z_]+)'/g)].map(([, code]) => code),
  );
  expect(codes.size).toBeGreaterThan(20);
  for (const code of codes) expect(docs).toContain(`\`${code}\``);
});

test('an entry of arkivstruktur.xml that is tried again keeps the skjerming it inherits', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'a.xml');
  const keyless = journalpostXml(
    {
      systemID: null,
      registreringsID: null,
      journalsekvensnummer: null,
      journalpostnummer: null,
      tittel: 'HEMMELIG',
    },
    { parts: part('Avsender', 'HEMMELIG') },
  );
  writeFileSync(file, arkivXml(klasseXml(mappeXml(keyless), { before: skjerming('Skjermet') })));
  const run = await runNoark({ file });
  const rejected = run.events.find((event) => event.kind === 'rejected');
  if (rejected?.kind !== 'rejected') throw new Error('nothing was rejected');
  const raw = rejected.raw.replace(
    '<journalaar>',
    '<journalsekvensnummer>5</journalsekvensnummer><journalaar>',
  );
  const settings = noark.settings.parse({ file });
  const events = await Array.fromAsync(noark.retry(settings, { ...rejected, raw }, noarkContext));
  expect(events).toMatchObject([
    {
      kind: 'record',
      record: {
        offentligTittel: null,
        klasse: null,
        saksmappe: { saksaar: 2026 },
        korrespondanseparter: [{ navn: null }],
      },
    },
  ]);
  expect(JSON.stringify(events)).not.toContain('HEMMELIG');
});
