import { setTimeout as wait } from 'node:timers/promises';
import { archiveFile } from '../harvester/archive-file.ts';
import { readEnvironment } from '../harvester/config/environment.ts';
import { loadConfig } from '../harvester/config/load-config.ts';
import { regionFile } from '../harvester/config/region-file.ts';
import { EXIT, exitCodeFor } from '../harvester/exit-code.ts';
import { log } from '../harvester/log.ts';
import { openPublicArchive } from '../harvester/store/open-public-archive.ts';
import { createAnalysis } from './analysis/analysis.ts';
import { EngineFailed } from './engine-failed.ts';
import { keepFollowing } from './keep-following.ts';
import { openEngine } from './open-engine.ts';

/** The indexer as a process of its own: follows the archive until SIGTERM or SIGINT. */
export async function runIndexer(): Promise<void> {
  const environment = readEnvironment();
  const { municipalities } = loadConfig(regionFile(environment).file);
  const stopping = new AbortController();
  // `disconnect`: started by `fellesinnsyn start`, which has died without saying so.
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'])
    process.once(signal, () => stopping.abort());
  using archive = openPublicArchive(archiveFile(environment.dataDirectory));
  await using engine = await openEngine(environment, 'write');
  const status = await engine.status();
  log('indexer-started', { engine: status.engine, documents: status.documents, seq: status.seq });
  try {
    await keepFollowing({
      archive,
      engine,
      analysis: createAnalysis(municipalities),
      now: () => new Date(),
      sleep: (ms) => wait(ms, undefined, { signal: stopping.signal }),
      signal: stopping.signal,
      onRound: ({ put, removed, rebuilt, forgotten, seq }) =>
        log('indexed', { put, removed, rebuilt, forgotten, seq }),
    });
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  }
  log('indexer-stopped');
}

if (import.meta.main) {
  try {
    await runIndexer();
    process.disconnect?.();
  } catch (error) {
    log('indexer-failed', { error: error instanceof Error ? error.name : 'Error' });
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof EngineFailed ? EXIT.engine : exitCodeFor(error);
  }
}
