import type { Environment } from '../harvester/config/environment.ts';
import { readingEngine, searchHere, writingEngine } from './embedded/embedded-engine.ts';
import type { Engine } from './engine.ts';

/**
 * Opens the engine the environment asks for: Meilisearch when MEILI_URL is set, else the embedded one in the data folder.
 * Only one process may open for writing. Throws EngineFailed when Meilisearch is missing or too old.
 */
export async function openEngine(
  environment: Environment,
  mode: 'read' | 'write',
): Promise<Engine> {
  const { meiliUrl, meiliKey, dataDirectory } = environment;
  if (meiliUrl !== null) {
    // Loaded only where it is used: the client is not needed beside the embedded engine.
    const { meilisearchEngine } = await import('./meilisearch/meilisearch-engine.ts');
    return meilisearchEngine({ url: meiliUrl, key: meiliKey, mode });
  }
  return mode === 'write' ? writingEngine(dataDirectory) : readingEngine(searchHere(dataDirectory));
}
