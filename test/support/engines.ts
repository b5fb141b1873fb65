import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writingEngine } from '../../indexer/embedded/embedded-engine.ts';
import type { Engine } from '../../indexer/engine.ts';
import { meilisearchEngine } from '../../indexer/meilisearch/meilisearch-engine.ts';
import { meilisearchServer as meilisearchApi } from '../../indexer/meilisearch/server.ts';
import { meilisearchServer } from './meilisearch-server.ts';

export interface TestEngine extends AsyncDisposable {
  readonly engine: Engine;
}

/** A fresh, empty engine of each kind; every caller has its own. */
export type MakeEngine = () => Promise<TestEngine>;

export const embedded: MakeEngine = async () => {
  const directory = mkdtempSync(join(tmpdir(), 'fellesinnsyn-index-'));
  const engine = writingEngine(directory);
  return {
    engine,
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};

/** Both engines, or the embedded one alone when there is no Meilisearch (printed). Call once per test file. */
export async function testEngines(): Promise<{
  readonly engines: readonly (readonly [string, MakeEngine])[];
  readonly stop: () => Promise<void>;
}> {
  const server = await meilisearchServer();
  if (server === null) return { engines: [['embedded', embedded]], stop: async () => {} };
  let made = 0;
  const meilisearch: MakeEngine = async () => {
    const uid = `test-${process.pid}-${Date.now().toString(36)}-${made++}`;
    const engine = await meilisearchEngine({ ...server, uid, mode: 'write' });
    const { client, done } = meilisearchApi(server.url, server.key);
    return {
      engine,
      async [Symbol.asyncDispose]() {
        await engine[Symbol.asyncDispose]();
        for (const name of [uid, `${uid}-state`]) await done(client.deleteIndex(name));
      },
    };
  };
  return {
    engines: [
      ['embedded', embedded],
      ['Meilisearch', meilisearch],
    ],
    stop: async () => server[Symbol.asyncDispose](),
  };
}
