import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deskFile } from '../config/desk-file.ts';
import { StoreUnusable } from '../errors.ts';
import { heldIdsReader } from '../held-ids.ts';
import { integer } from './column.ts';
import { hiddenEntries } from './hidden-entries.ts';
import type { PublicArchive } from './public-archive.ts';
import { publicEntries } from './public-entries.ts';
import { publicFeed } from './public-feed.ts';
import { publicJournal } from './public-journal.ts';
import { refuseNewer } from './refuse-newer.ts';
import { SCHEMA_VERSION } from './schema-version.ts';
import { sourceStatuses } from './source-statuses.ts';

/**
 * Opens the archive for reading, through the door: public views and nothing else, without what an archivist has hidden (by the
 * desk beside the archive) from the next question on. Throws StoreUnusable when there is no archive
 * yet, when it is of another version than this program, or cannot be read. The folder must be writable for the process, as
 * SQLite keeps the readers' part of its write-ahead log there.
 */
export function openPublicArchive(
  file: string,
  options: { readonly now?: () => Date } = {},
): PublicArchive {
  const { now = () => new Date() } = options;
  if (!existsSync(file))
    throw new StoreUnusable(`there is no archive at ${file} yet: harvest something first`);
  const db = openReadOnly(file);
  const holds = heldIdsReader(deskFile(dirname(file)));
  const hidden = hiddenEntries(db, () => holds.current());
  const statuses = sourceStatuses(db, now);
  return {
    ...publicEntries(db, now, hidden),
    sources: () => {
      const pending = hidden.pending();
      return statuses().map((status) => {
        const own = pending.filter(({ source }) => source === status.id).length;
        return own === 0 ? status : { ...status, entries: status.entries - own };
      });
    },
    journal: publicJournal(db, now, hidden),
    feed: publicFeed(db, now, hidden),
    hidden: () => hidden.all(),
    hiddenRevision: () => hidden.held().revision,
    [Symbol.dispose]() {
      holds[Symbol.dispose]();
      db.close();
    },
  };
}

/** A read-only connection to an archive of this program's version. Throws StoreUnusable. */
export function openReadOnly(file: string): DatabaseSync {
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
    db.exec('PRAGMA cache_size = -32768');
    const version = integer(db.prepare('PRAGMA user_version').get() ?? {}, 'user_version');
    refuseNewer(version, SCHEMA_VERSION, file);
    if (version < SCHEMA_VERSION)
      throw new StoreUnusable(
        `${file} is at version ${version}, this program needs ${SCHEMA_VERSION}: start its harvester once, it brings the file up to date`,
      );
    return db;
  } catch (cause) {
    db?.close();
    if (cause instanceof StoreUnusable) throw cause;
    throw new StoreUnusable(
      `${file} cannot be read as an archive (${cause instanceof Error ? cause.message : 'unknown reason'}): look at the file and its folder's rights`,
      { cause },
    );
  }
}
