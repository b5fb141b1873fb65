import type { PublicEntry } from '../../../harvester/record/public-entry.ts';
import type { PublicArchive } from '../../../harvester/store/public-archive.ts';

/** An entry that was asked for and can no longer be shown. */
export interface GoneEntry {
  readonly entryId: string;
  /** UTC, when it was taken out of the journal; null: it is held back, or unknown. */
  readonly withdrawn: string | null;
}

export interface Resolved {
  /** In the order asked, an entry that was merged into another as that other, each once. */
  readonly entries: readonly PublicEntry[];
  /** By the id asked for: the entry it stands for today; those that are gone are missing. */
  readonly byAsked: ReadonlyMap<string, PublicEntry>;
  readonly gone: readonly GoneEntry[];
}

/** What the entries with these ids are today, as lists may show them: without names of private persons. */
export function publicEntries(archive: PublicArchive, ids: readonly string[]): Resolved {
  const found = new Map(archive.entries(ids, 'bulk').map((entry) => [entry.id, entry]));
  const byAsked = new Map<string, PublicEntry>();
  const gone: GoneEntry[] = [];
  for (const entryId of ids) {
    const entry = found.get(entryId) ?? null;
    const now = entry === null ? lookUp(archive, entryId) : entry;
    if ('withdrawn' in now) gone.push(now);
    else byAsked.set(entryId, now);
  }
  const entries = [...new Map([...byAsked.values()].map((entry) => [entry.id, entry])).values()];
  return { entries, byAsked, gone };
}

function lookUp(archive: PublicArchive, entryId: string): PublicEntry | GoneEntry {
  const lookup = archive.entry(entryId, 'bulk');
  const found = lookup.kind === 'merged' ? archive.entry(lookup.id, 'bulk') : lookup;
  if (found.kind === 'entry') return found.entry;
  const withdrawn = found.kind === 'withdrawn' ? found.tombstone.trukketTilbake : null;
  return { entryId, withdrawn };
}
