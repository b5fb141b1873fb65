import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Folder of real test files, outside the repository. FELLESINNSYN_CORPORA names another place. */
export const corpora = resolve(process.env.FELLESINNSYN_CORPORA ?? '../shared/corpora');

/** True when the folder `part` of the corpora is there; otherwise prints why its tests are skipped. */
export function hasCorpora(part: string): boolean {
  const folder = resolve(corpora, part);
  if (existsSync(folder)) return true;
  process.stdout.write(`SKIPPED: no real test files at ${folder}\n`);
  return false;
}
