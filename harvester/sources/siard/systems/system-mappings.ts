import { readFileSync } from 'node:fs';
import { guessSystem, SYSTEMS } from '../known-systems.ts';
import { type ReadMapping, readMapping } from '../mapping/read-mapping.ts';
import type { SiardTable } from '../reader/siard-metadata.ts';

/** The ready mapping of a known system; null: no such id. */
export function systemMapping(id: string): ReadMapping | null {
  if (!SYSTEMS.some((system) => system.id === id)) return null;
  const file = new URL(`${id}.yaml`, import.meta.url);
  return readMapping(readFileSync(file, 'utf8'), `${id}.yaml`);
}

/** The ready mapping the tables choose by themselves; null: they look like no known system with any certainty. */
export function chooseMapping(tables: readonly SiardTable[]): ReadMapping | null {
  const [best] = guessSystem(tables);
  return best === undefined || best.certainty < 0.8 ? null : systemMapping(best.id);
}
