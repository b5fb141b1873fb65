import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  readingEngine,
  searchHere,
  writingEngine,
} from '../../indexer/embedded/embedded-engine.ts';
import type { EngineQuery, SearchDocument } from '../../indexer/engine.ts';
import { batchNumber } from '../support/apply-until-killed.ts';
import { bruteForceEngine } from '../support/brute-force-engine.ts';
import {
  pagesOf,
  randomDocument,
  randomQuery,
  seededRandom,
  TODAY,
} from '../support/random-search.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fellesinnsyn-embedded-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const everything: EngineQuery = {
  match: null,
  tiers: [],
  filters: {},
  from: null,
  to: null,
  sort: 'nyeste',
  offset: 0,
  limit: 1_000,
  today: TODAY,
};

const named = (id: string, names: string, namesUntil: number): SearchDocument => ({
  ...randomDocument(seededRandom(1), id),
  names,
  namesUntil,
});

/** Everything the index keeps on disk, as bytes read as text. */
const rawFiles = (): string =>
  readdirSync(directory)
    .map((name) => readFileSync(join(directory, name), 'latin1'))
    .join('\n');

describe('the embedded index', () => {
  test('killed at any moment stands at a whole batch, and goes on to the same end', async () => {
    const random = seededRandom(9);
    const script = join(import.meta.dirname, '../support/apply-until-killed.ts');
    const judge = bruteForceEngine();
    let judged = 0;
    for (let kill = 0; kill < 12; kill++) {
      const child = spawn(process.execPath, [script, directory], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((resolve) => child.stdout.once('data', resolve));
      setTimeout(() => child.kill('SIGKILL'), 5 + random() * 250);
      await ended;
      await using engine = writingEngine(directory);
      const { seq, documents } = await engine.status();
      expect(seq).toBeGreaterThanOrEqual(judged);
      while (judged < seq) await judge.apply(batchNumber(++judged));
      expect(documents).toBe(judge.documents.size);
      for (let n = 0; n < 20; n++) {
        const query = randomQuery(random);
        expect(await engine.search(query)).toEqual(await judge.search(query));
      }
    }
    expect(judged).toBeGreaterThan(12);
  });

  test('a batch that fails half-way leaves nothing of itself', async () => {
    await using engine = writingEngine(directory);
    await engine.apply(batchNumber(1));
    const before = await engine.search(everything);
    const broken = [named('new-1', '', 0), { ...named('new-2', '', 0), dag: Number.NaN }];
    await expect(engine.apply({ put: broken, remove: ['e-1'], seq: 2 })).rejects.toThrow();
    expect(await engine.search(everything)).toEqual(before);
    expect((await engine.status()).seq).toBe(1);
    await engine.apply(batchNumber(2));
    expect((await engine.status()).seq).toBe(2);
  });

  test('holds no forgotten name in any file', async () => {
    await using engine = writingEngine(directory);
    const documents = Array.from({ length: 500 }, (_, n) =>
      named(`n-${n}`, `qxplanta${n} wzpersonsen`, n % 2 === 0 ? TODAY - 1 : TODAY + 1),
    );
    await engine.rebuild(pagesOf(documents.slice(0, 250), 50), 1, 'v1');
    await engine.apply({ put: documents.slice(250), remove: [], seq: 2 });
    expect(rawFiles()).toContain('wzpersonsen');
    expect(await engine.forgetNames(TODAY)).toBe(250);
    expect(rawFiles()).toContain('wzpersonsen');
    expect(await engine.forgetNames(TODAY + 2)).toBe(250);
    for (const trace of ['wzpersonsen', 'zpersonsen', 'personsen', 'xplanta'])
      expect(rawFiles()).not.toContain(trace);
  });

  test('holds no text that was replaced or withdrawn in any file once it has been purged', async () => {
    await using engine = writingEngine(directory);
    const secret = (id: string): SearchDocument => ({
      ...named(id, 'wzpersonsen', TODAY + 9),
      title: 'soknad qxhemmelig',
    });
    await engine.rebuild(pagesOf([secret('a'), secret('b'), secret('c')], 3), 1, 'v1');
    await engine.apply({
      put: [{ ...secret('a'), title: 'soknad', names: '' }],
      remove: [],
      seq: 2,
    });
    await engine.apply({ put: [], remove: ['b', 'c'], seq: 3 });
    await engine.forgetNames(TODAY);
    expect(rawFiles()).not.toContain('hemmelig');
    expect(rawFiles()).not.toContain('personsen');
    expect((await engine.search(everything)).total).toBe(1);
  });

  test('stays exact when frozen texts are replaced, withdrawn and purged, again and again', async () => {
    await using engine = writingEngine(directory);
    const judge = bruteForceEngine();
    const random = seededRandom(21);
    const documents = Array.from({ length: 3_000 }, (_, n) => randomDocument(random, `e-${n}`));
    await engine.rebuild(pagesOf(documents, 500), 1, 'v1');
    await judge.apply({ put: documents, remove: [], seq: 1 });
    for (let seq = 2; seq < 6; seq++) {
      const changed = documents.filter(() => random() < 0.1);
      const batch = {
        put: changed.slice(50).map(({ id }) => randomDocument(random, id)),
        remove: changed.slice(0, 50).map(({ id }) => id),
        seq,
      };
      await engine.apply(batch);
      await judge.apply(batch);
      for (const _moment of ['before', 'after']) {
        for (let n = 0; n < 60; n++) {
          const query = randomQuery(random);
          expect(await engine.search(query)).toEqual(await judge.search(query));
        }
        await engine.forgetNames(TODAY - 1_000);
      }
    }
  });

  test('another process sees each batch, a rebuild, and a log that stays small', async () => {
    await using writer = writingEngine(directory);
    await using reader = readingEngine(searchHere(directory));
    const judge = bruteForceEngine();
    const random = seededRandom(5);
    let largestLog = 0;
    for (let seq = 1; seq <= 60; seq++) {
      await writer.apply(batchNumber(seq));
      await judge.apply(batchNumber(seq));
      const query = randomQuery(random);
      expect(await reader.search(query)).toEqual(await judge.search(query));
      for (const name of readdirSync(directory))
        if (name.endsWith('-wal'))
          largestLog = Math.max(largestLog, statSync(join(directory, name)).size);
      if (seq % 20 === 0)
        await writer.rebuild(pagesOf([...judge.documents.values()], 64), seq, `v${seq}`);
    }
    expect(largestLog).toBeLessThan(64 * 2 ** 20);
    expect(await reader.status()).toMatchObject({ seq: 60, version: 'v60' });
    expect(readdirSync(directory).filter((name) => name.endsWith('.sqlite'))).toHaveLength(1);
  });

  test('a reader that comes before the indexer finds nothing, then everything', async () => {
    await using reader = readingEngine(searchHere(directory));
    expect(await reader.search(everything)).toMatchObject({ total: 0, ids: [] });
    await using writer = writingEngine(directory);
    await writer.apply(batchNumber(1));
    expect((await reader.search(everything)).total).toBeGreaterThan(0);
    await expect(reader.apply(batchNumber(2))).rejects.toThrow('opened for reading');
  });

  test('an index with other tables is as good as none, and the indexer replaces it', async () => {
    {
      await using old = writingEngine(directory);
      await old.apply(batchNumber(1));
    }
    const file = readdirSync(directory).find((name) => name.endsWith('.sqlite')) ?? '';
    const db = new DatabaseSync(join(directory, file));
    db.exec("UPDATE meta SET value = 1 WHERE key = 'schema'");
    db.close();
    await using reader = readingEngine(searchHere(directory));
    expect(await reader.search(everything)).toMatchObject({ total: 0, ids: [] });
    await using writer = writingEngine(directory);
    expect(await writer.status()).toMatchObject({ documents: 0, seq: 0, version: '' });
    await writer.apply(batchNumber(1));
    expect((await reader.search(everything)).total).toBeGreaterThan(0);
  });

  test('what a rebuild that was killed left behind is removed, and other files are not', async () => {
    writeFileSync(join(directory, 'index-stray-1-0.sqlite'), 'half an index');
    writeFileSync(join(directory, 'index-stray-1-0-stage.sqlite'), 'half a stage');
    writeFileSync(join(directory, 'archive.sqlite'), 'not ours');
    await using _writer = writingEngine(directory);
    const left = readdirSync(directory);
    expect(left.some((name) => name.includes('stray'))).toBe(false);
    expect(left).toContain('archive.sqlite');
  });

  test('rows stay exact through freezes and codes of many sources', async () => {
    await using writer = writingEngine(directory);
    const judge = bruteForceEngine();
    const random = seededRandom(11);
    const put = Array.from({ length: 52_000 }, (_, n) => ({
      ...randomDocument(random, `e-${n}`),
      kilde: `kilde-${n % 300}`,
    }));
    for (let at = 0; at < put.length; at += 13_000) {
      const batch = { put: put.slice(at, at + 13_000), remove: [], seq: at + 1 };
      await writer.apply(batch);
      await judge.apply(batch);
    }
    expect((await writer.status()).worn).toBe(true);
    await using reader = readingEngine(searchHere(directory));
    for (let n = 0; n < 10; n++) {
      const query = { ...randomQuery(random), filters: { kilde: ['kilde-299', 'kilde-7'] } };
      expect(await reader.search(query)).toEqual(await judge.search(query));
    }
    await writer.rebuild(pagesOf(put, 5_000), 99, 'v1');
    expect((await reader.status()).worn).toBe(false);
  });
});
