import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnusable } from '../errors.ts';
import { Archive } from './archive.ts';
import { migrate } from './migrate.ts';

export type { Archive } from './archive.ts';

const migrations = new URL('./migrations/', import.meta.url);

export interface ArchiveOptions {
  readonly now?: () => Date;
  /** How long to wait, in ms, while another process writes. */
  readonly patienceMs?: number;
}

/**
 * Opens the archive for writing and brings its file up to date; makes it when it is missing. Only the harvester does this;
 * everyone else uses `openPublicArchive`. Throws StoreUnusable when the file is newer than this program, is no archive, cannot be
 * opened, or another process keeps writing to it.
 */
export function openArchive(file: string, options: ArchiveOptions = {}): Archive {
  const { now = () => new Date(), patienceMs = 60_000 } = options;
  let db: DatabaseSync | null = null;
  try {
    mkdirSync(dirname(file), { recursive: true });
    // References are checked by the tests, not at every write: the checks cost a tenth of a harvest.
    db = new DatabaseSync(file, { timeout: patienceMs, enableForeignKeyConstraints: false });
    configure(db);
    migrate(db, file, migrations);
    return new Archive(db, now);
  } catch (cause) {
    db?.close();
    if (cause instanceof StoreUnusable) throw cause;
    throw new StoreUnusable(
      `${file} cannot be used as an archive (${cause instanceof Error ? cause.message : 'unknown reason'}): look at the file and its folder's rights, or restore a copy`,
      { cause },
    );
  }
}

function configure(db: DatabaseSync): void {
  db.exec('PRAGMA journal_mode = WAL');
  // FULL, not NORMAL: after a power cut NORMAL may take back commits whose change numbers readers have followed already.
  db.exec('PRAGMA synchronous = FULL');
  // What is deleted is overwritten: withdrawn text must not lie on in free pages.
  db.exec('PRAGMA secure_delete = ON');
  db.exec('PRAGMA temp_store = MEMORY');
  db.exec('PRAGMA cache_size = -32768');
  // 64 MB: keys arrive in random order, and a page that is changed a hundred times is then written back once.
  db.exec('PRAGMA wal_autocheckpoint = 16384');
}
