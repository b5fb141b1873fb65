import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { log } from './log.ts';
import { type SourceWish, WISHES } from './source-wish.ts';
import { integer, integerOrNull, oneOf, text } from './store/column.ts';

const DAY_MS = 86_400_000;
// A wish that nobody could carry out for so long (the source is gone, say) is not suddenly carried out later.
const WISH_DAYS = 7;

export interface WishReader {
  /** Reads anew; true when something was asked since the last reading. */
  refresh(): boolean;
  /** Oldest first, as last read. */
  of(sourceId: string): readonly SourceWish[];
}

/**
 * Reads the site's `source_wish`, read-only. No desk, or one that cannot be read, means no wishes beyond those read before:
 * harvesting never depends on the site.
 */
export function wishReader(file: string, now: () => Date = () => new Date()): WishReader {
  let wishes: ReadonlyMap<string, SourceWish[]> = new Map();
  let last = 0;
  return {
    refresh() {
      if (!existsSync(file)) return false;
      try {
        const read = readWishes(file, now());
        const isNew = read.last !== last;
        ({ wishes, last } = read);
        return isNew;
      } catch (error) {
        log('wishes-unreadable', { error: error instanceof Error ? error.name : 'Error' });
        return false;
      }
    },
    of: (sourceId) => wishes.get(sourceId) ?? [],
  };
}

// Opened for each reading: a copy that was put back in the file's place is seen, and no lock is held.
function readWishes(file: string, now: Date) {
  using db = new DatabaseSync(file, { readOnly: true, timeout: 1_000 });
  const wishes = new Map<string, SourceWish[]>();
  let last = 0;
  if (!db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'source_wish'").get())
    return { wishes, last };
  const rows = db
    .prepare(
      `SELECT n, source, kind, reject, asked FROM source_wish
       WHERE asked >= ? OR kind IN ('pause', 'resume') ORDER BY n`,
    )
    .iterate(new Date(now.getTime() - WISH_DAYS * DAY_MS).toISOString());
  for (const row of rows) {
    last = integer(row, 'n');
    const wish = {
      source: text(row, 'source'),
      kind: oneOf(row, 'kind', WISHES),
      reject: integerOrNull(row, 'reject'),
      asked: text(row, 'asked'),
    };
    const known = wishes.get(wish.source);
    if (known) known.push(wish);
    else wishes.set(wish.source, [wish]);
  }
  return { wishes, last };
}
