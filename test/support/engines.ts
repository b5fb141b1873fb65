import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writingEngine } from '../../indexer/embedded/embedded-engine.ts';
import type { Engine } from '../../indexer/engine.ts';

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
