import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readEnvironment } from '../../harvester/config/environment.ts';
import { writingEngine } from '../../indexer/embedded/embedded-engine.ts';
import { openEngine } from '../../indexer/open-engine.ts';
import { bruteForceEngine } from '../support/brute-force-engine.ts';
import { pagesOf, randomDocument, randomQuery, seededRandom } from '../support/random-search.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fellesinnsyn-workers-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('threads answer as the index does, many at a time, and see what is written', async () => {
  await using writer = writingEngine(directory);
  await using reader = await openEngine(readEnvironment({ FELLESINNSYN_DATA: directory }), 'read');
  const judge = bruteForceEngine();
  const random = seededRandom(3);
  const documents = Array.from({ length: 400 }, (_, n) => randomDocument(random, `e-${n}`));
  for (let round = 0; round < 3; round++) {
    const part = documents.slice(round * 100, round * 100 + 200);
    await writer.rebuild(pagesOf(part, 50), round, `v${round}`);
    await judge.rebuild(pagesOf(part, 50), round, `v${round}`);
    const queries = Array.from({ length: 60 }, () => randomQuery(random));
    const answers = await Promise.all(queries.map((query) => reader.search(query)));
    for (const [i, query] of queries.entries())
      expect(answers[i]).toEqual(await judge.search(query));
    expect((await reader.status()).version).toBe(`v${round}`);
  }
  expect(await reader.suggest('soknaad', 3)).toEqual(['soknad']);
});

test('the thread that serves pages goes on while others search', async () => {
  await using writer = writingEngine(directory);
  const random = seededRandom(4);
  const documents = Array.from({ length: 3_000 }, (_, n) => randomDocument(random, `e-${n}`));
  await writer.rebuild(pagesOf(documents, 500), 1, 'v1');
  await using reader = await openEngine(readEnvironment({ FELLESINNSYN_DATA: directory }), 'read');
  let turns = 0;
  let searching = true;
  const turn = (): void => {
    turns++;
    if (searching) setImmediate(turn);
  };
  setImmediate(turn);
  await Promise.all(Array.from({ length: 100 }, () => reader.search(randomQuery(random))));
  searching = false;
  // In the same thread each search would have taken one turn; beside it there are many for each.
  expect(turns).toBeGreaterThan(100);
});
