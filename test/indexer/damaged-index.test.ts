import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createAnalysis } from '../../indexer/analysis/analysis.ts';
import { writingEngine } from '../../indexer/embedded/embedded-engine.ts';
import { indexFiles } from '../../indexer/embedded/index-files.ts';
import { keepFollowing } from '../../indexer/keep-following.ts';
import { createSearch } from '../../indexer/search.ts';
import { plainArchive, titled } from '../support/plain-archive.ts';
import { temporaryFolder } from '../support/run-cli.ts';

/** Writes nonsense over a part of the live index. */
function damage(directory: string, from: number, bytes: number): void {
  const file = indexFiles(directory).current() ?? '';
  const descriptor = openSync(file, 'r+');
  const length = Math.min(bytes, statSync(file).size - from);
  writeSync(descriptor, Buffer.alloc(length, 0xa5), 0, length, from);
  closeSync(descriptor);
}

const analysis = createAnalysis();
const journal = () =>
  plainArchive(Array.from({ length: 400 }, (_, n) => titled(`e-${n}`, `Vedtak om naust ${n}`)));

test('an index that is damaged while it is in use is found within the hour and built anew', async () => {
  using folder = temporaryFolder();
  const archive = journal();
  let moment = new Date('2026-11-24T10:00:00Z');
  const now = () => moment;
  await using engine = writingEngine(folder.path);
  const stopping = new AbortController();
  const search = createSearch({ archive, engine, analysis, now });
  const found = async (): Promise<number> => {
    const request = { text: 'naust', filters: {}, from: null, to: null, page: 1, pageSize: 10 };
    return (await search({ ...request, sort: 'nyeste' })).total;
  };
  const forward = (minutes: number): void => {
    moment = new Date(moment.getTime() + minutes * 60_000);
  };
  const files: (string | null)[] = [];
  const steps = [
    async () => expect(await found()).toBe(400),
    () => {
      files.push(indexFiles(folder.path).current());
      damage(folder.path, 3 * 8192, 12 * 8192);
      forward(61);
    },
    async () => {
      files.push(indexFiles(folder.path).current());
      expect(await found()).toBe(400);
      archive.put(titled('e-400', 'Vedtak om naust 400'));
    },
    async () => expect(await found()).toBe(401),
    () => stopping.abort(),
  ];
  await keepFollowing({
    archive,
    engine,
    analysis,
    now,
    signal: stopping.signal,
    sleep: async () => steps.shift()?.(),
  });
  expect(steps).toEqual([]);
  expect(files[1]).not.toBe(files[0]);
  expect(await engine.isSound?.()).toBe(true);
});

test.each([
  ['its head', 0, 4096],
  ['all of it', 0, 1_000_000_000],
])('an index damaged in %s while nothing ran is begun anew', async (_, from, bytes) => {
  using folder = temporaryFolder();
  const archive = journal();
  const now = () => new Date('2026-11-24T10:00:00Z');
  const oneRound = async (): Promise<number> => {
    await using engine = writingEngine(folder.path);
    const stopping = new AbortController();
    await keepFollowing({
      archive,
      engine,
      analysis,
      now,
      signal: stopping.signal,
      sleep: async () => stopping.abort(),
    });
    return (await engine.status()).documents;
  };
  expect(await oneRound()).toBe(400);
  damage(folder.path, from, bytes);
  expect(await oneRound()).toBe(400);
});

test('trouble that passes is waited out longer each time; a fault of the program is not', async () => {
  const archive = journal();
  const waits: number[] = [];
  let trouble: Error | null = Object.assign(new Error('database or disk is full'), {
    code: 'ERR_SQLITE_ERROR',
    errcode: 13,
  });
  using folder = temporaryFolder();
  await using engine = writingEngine(folder.path);
  const stopping = new AbortController();
  const following = (sleep: (ms: number) => Promise<unknown>) =>
    keepFollowing({
      archive,
      engine: {
        ...engine,
        apply: (batch) => (trouble ? Promise.reject(trouble) : engine.apply(batch)),
        rebuild: (...parts) => (trouble ? Promise.reject(trouble) : engine.rebuild(...parts)),
      },
      analysis,
      now: () => new Date('2026-11-24T10:00:00Z'),
      signal: stopping.signal,
      sleep,
    });
  await following(async (ms) => {
    waits.push(ms);
    if (waits.length === 4) trouble = null;
    if (waits.length === 6) stopping.abort();
  });
  expect(waits).toEqual([4_000, 8_000, 16_000, 32_000, 2_000, 2_000]);
  trouble = new TypeError('not a function');
  archive.put(titled('e-400', 'Vedtak om naust 400'));
  const again = keepFollowing({
    archive,
    engine: { ...engine, apply: () => Promise.reject(trouble) },
    analysis,
    now: () => new Date('2026-11-24T10:00:00Z'),
    signal: new AbortController().signal,
    sleep: async () => {},
  });
  await expect(again).rejects.toThrow('not a function');
});
