import { existsSync, statSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { log } from './log.ts';
import { integer, text } from './store/column.ts';

/** What archivists keep from the public at this moment: permalink id, and the UTC second each was held. */
export interface HeldIds {
  /** Another number whenever the entries are others. */
  readonly revision: number;
  readonly since: ReadonlyMap<string, string>;
}

export interface HeldIdsReader extends Disposable {
  current(): HeldIds;
}

/** Nothing is held: for archives that no staff room looks after. */
export const NONE_HELD: HeldIds = { revision: 0, since: new Map() };

/**
 * Reads the holds that the staff room keeps in the desk `file`, so that a hold counts from the next question on, in every
 * process and whether the harvester runs or not. As cheap as asking SQLite whether the file has changed. A desk that cannot be
 * read leaves what was read before: what the harvester has carried out is held in the archive as well.
 */
export function heldIdsReader(file: string): HeldIdsReader {
  let known = NONE_HELD;
  let opened: OpenedDesk | null = null;

  function read(): void {
    const inode = statSync(file, { throwIfNoEntry: false })?.ino ?? null;
    // A copy that was put back in the file's place is another file.
    if (opened !== null && opened.inode !== inode) close();
    if (inode === null) return;
    opened ??= openDeskFile(file, inode);
    const version = integer(opened.version.get() ?? {}, 'data_version');
    if (version === opened.seen) return;
    const since = readHolds(opened.db);
    // Only now: what could not be read is tried again.
    opened.seen = version;
    if (!isSame(since, known.since)) known = { revision: known.revision + 1, since };
  }

  function close(): void {
    opened?.db.close();
    opened = null;
  }

  let isFresh = false;
  return {
    current() {
      if (isFresh) return known;
      // Asked again for every row of a list: once in each turn of the event loop is enough, and a request is a later turn.
      isFresh = true;
      queueMicrotask(() => {
        isFresh = false;
      });
      try {
        read();
      } catch (error) {
        close();
        log('holds-unreadable', { error: error instanceof Error ? error.name : 'Error' });
      }
      return known;
    },
    [Symbol.dispose]: close,
  };
}

interface OpenedDesk {
  readonly db: DatabaseSync;
  readonly inode: number;
  readonly version: StatementSync;
  seen: number;
}

function openDeskFile(file: string, inode: number): OpenedDesk {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  return { db, inode, version: db.prepare('PRAGMA data_version'), seen: -1 };
}

function readHolds(db: DatabaseSync): ReadonlyMap<string, string> {
  if (!hasHolds(db)) return new Map();
  const rows = db.prepare('SELECT entry, held_at FROM entry_hold WHERE released_at IS NULL').all();
  return new Map(rows.map((row) => [text(row, 'entry'), `${text(row, 'held_at').slice(0, 19)}Z`]));
}

/** False for a desk of before there were holds. */
const hasHolds = (db: DatabaseSync): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'entry_hold'").get() !== undefined;

const isSame = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([id, since]) => b.get(id) === since);

/** Entries whose last hold in the desk `file` has been released: the archive may let go of them. None when it cannot be read. */
export function releasedIds(file: string): readonly string[] {
  if (!existsSync(file)) return [];
  using db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  if (!hasHolds(db)) return [];
  return db
    .prepare('SELECT entry FROM entry_hold GROUP BY entry HAVING count(*) = count(released_at)')
    .all()
    .map((row) => text(row, 'entry'));
}
