import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { BackupUnusable } from '../errors.ts';
import { integer } from '../store/column.ts';
import {
  type BackupManifest,
  fingerprint,
  manifestFile,
  type StoreName,
} from './backup-manifest.ts';
import { momentName, UNFINISHED } from './list-backups.ts';
import { syncFolder } from './sync-folder.ts';

const STORES: readonly StoreName[] = ['archive.sqlite', 'desk.sqlite'];
/** Pages of a step; between two steps writers get their turn. */
const PAGES_PER_STEP = 2_000;

export interface Backup {
  readonly folder: string;
  readonly manifest: BackupManifest;
}

/**
 * Copies the stores of a data folder while they are in use, with SQLite's online backup, checks each copy whole
 * (integrity_check) and gives it a folder of its own, named by its moment in UTC. A folder appears under its name only when
 * everything in it is on disk and checked. Stores that do not exist yet are left out.
 * Throws BackupUnusable when there is nothing to copy or a copy is damaged, and whatever the disk says.
 */
export async function makeBackup(
  dataDirectory: string,
  target: string,
  now: () => Date = () => new Date(),
  onProgress: (store: StoreName, done: number, total: number) => void = () => {},
): Promise<Backup> {
  const at = now();
  const folder = join(target, momentName(at));
  const unfinished = folder + UNFINISHED;
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  try {
    const files: BackupManifest['files'] = [];
    // The desk first: what it says of an entry, the archive copied after it knows.
    for (const name of [...STORES].reverse()) {
      const source = join(dataDirectory, name);
      if (!existsSync(source)) continue;
      const copy = join(unfinished, name);
      await copyStore(source, copy, (done, total) => onProgress(name, done, total));
      files.push({ name, schema: checkedSchema(copy), ...(await fingerprint(copy)) });
    }
    if (files.length === 0)
      throw new BackupUnusable(
        `${dataDirectory} holds no archive.sqlite and no desk.sqlite: there is nothing to back up`,
      );
    const manifest: BackupManifest = { at: at.toISOString(), files };
    writeFileSync(manifestFile(unfinished), `${JSON.stringify(manifest, null, 2)}\n`, {
      flush: true,
    });
    syncFolder(unfinished);
    renameSync(unfinished, folder);
    syncFolder(target);
    return { folder, manifest };
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function copyStore(
  source: string,
  copy: string,
  progress: (done: number, total: number) => void,
): Promise<void> {
  using db = new DatabaseSync(source, { readOnly: true, timeout: 60_000 });
  // A held moment: otherwise each write by another process makes SQLite begin the copy anew, and a busy store is never copied.
  db.exec('BEGIN');
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  await backup(db, copy, {
    rate: PAGES_PER_STEP,
    progress: ({ totalPages, remainingPages }) => progress(totalPages - remainingPages, totalPages),
  });
}

/** The schema number of a copy that has been found whole; the copy is left as one file, without a log beside it. */
function checkedSchema(copy: string): number {
  using db = new DatabaseSync(copy);
  db.exec('PRAGMA journal_mode = DELETE');
  const [first] = db.prepare('PRAGMA integrity_check(1)').all();
  if (first?.integrity_check !== 'ok')
    throw new BackupUnusable(
      `the copy of ${copy} is damaged (${String(first?.integrity_check)}): the store itself may be. Stop the processes, look at the disk, and restore the last copy that is whole.`,
    );
  return integer(db.prepare('PRAGMA user_version').get() ?? {}, 'user_version');
}
