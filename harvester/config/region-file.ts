import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Environment } from './environment.ts';

/** The demo region as it is delivered; `start` writes its own copy with the ports in use. */
export const DEMO_CONFIG = join(packageFolder(import.meta.dirname), 'config/demo.yaml');

/** The copy of the demo region that belongs to one data folder. */
export const demoCopy = (dataDirectory: string): string => join(dataDirectory, 'demo.yaml');

export interface RegionFile {
  readonly file: string;
  /** Nothing is configured: the demo region. */
  readonly demo: boolean;
}

/** Which region file counts: FELLESINNSYN_CONFIG, else `fellesinnsyn.yaml` in the working folder, else the demo region. */
export function regionFile(
  { configFile, dataDirectory }: Pick<Environment, 'configFile' | 'dataDirectory'>,
  workingFolder = process.cwd(),
): RegionFile {
  if (configFile !== null) return { file: resolve(workingFolder, configFile), demo: false };
  const own = resolve(workingFolder, 'fellesinnsyn.yaml');
  if (existsSync(own)) return { file: own, demo: false };
  const copy = demoCopy(dataDirectory);
  return { file: existsSync(copy) ? copy : DEMO_CONFIG, demo: true };
}

// Looked for upwards, because the site's build moves this module into dist/.
function packageFolder(from: string): string {
  const parent = dirname(from);
  return parent === from || existsSync(join(from, 'package.json')) ? from : packageFolder(parent);
}
