import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Path of a file in `indexer/`, by its path there. The site's build moves this code into one bundle elsewhere; then the file
 * is found from the folder the program was started in, which is the repository's.
 */
export function ownFile(path: string): string {
  const beside = fileURLToPath(new URL(path, import.meta.url));
  return existsSync(beside) ? beside : resolve('indexer', path);
}
