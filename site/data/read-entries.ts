import type { PublicEntry } from '../../harvester/record/public-entry.ts';
import type { PublicArchive } from '../../harvester/store/public-archive.ts';
import type { Position } from '../../indexer/engine.ts';
import { type Found, IDS_AT_A_TIME } from './found.ts';

/** Entries read from the archive in one go, some milliseconds' work; pages of the site have their turn in between. */
const ENTRIES_AT_A_TIME = 100;

export interface ReadEntries {
  readonly entries: readonly PublicEntry[];
  /** Where the hits go on after the last ones that were asked for; null: these were all. */
  readonly next: Position | null;
}

/** The entries of what was found, for bulk use (no names of private persons), a few at a time and in order. */
export async function* entriesInParts(
  { walk, from, limit }: Found,
  archive: PublicArchive,
): AsyncGenerator<readonly PublicEntry[], Position | null> {
  let place = from;
  for (let left = limit; left > 0; ) {
    const { ids, next } = await walk.page(place, Math.min(left, IDS_AT_A_TIME));
    for (let at = 0; at < ids.length; at += ENTRIES_AT_A_TIME)
      yield archive.entries(ids.slice(at, at + ENTRIES_AT_A_TIME), 'bulk');
    if (next === null) return null;
    place = next;
    left -= ids.length;
  }
  return place;
}

/** All of them at once: for answers of bounded size. */
export async function readEntries(found: Found, archive: PublicArchive): Promise<ReadEntries> {
  const entries: PublicEntry[] = [];
  const parts = entriesInParts(found, archive);
  for (;;) {
    const part = await parts.next();
    if (part.done) return { entries, next: part.value };
    entries.push(...part.value);
  }
}
