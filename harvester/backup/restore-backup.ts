import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BackupUnusable } from '../errors.ts';
import { type BackupManifest, fingerprint, verifyBackup } from './backup-manifest.ts';
import { momentName } from './list-backups.ts';
import { syncFolder } from './sync-folder.ts';

/** What belongs to one SQLite file. */
const PARTS = ['', '-wal', '-shm'];

export interface Restored {
  readonly manifest: BackupManifest;
  /** Where the files that were there before lie; null: there were none. */
  readonly before: string | null;
}

/**
 * Puts a copy in the place of the stores of a data folder. Everything is checked before anything is touched; what was there
 * is moved aside, not deleted. Stores the copy does not have are left alone. The search index sees that the archive has gone back and
 * is built anew by the indexer. Throws BackupUnusable when the copy is not whole or a process still uses the stores.
 */
export async function restoreBackup(
  folder: string,
  dataDirectory: string,
  now: () => Date = () => new Date(),
): Promise<Restored> {
  const manifest = await verifyBackup(folder);
  mkdirSync(dataDirectory, { recursive: true });
  const names = manifest.files.map(({ name }) => name);
  for (const name of names) refuseInUse(join(dataDirectory, name));
  // Beside the real ones first: a full disk leaves everything as it was.
  for (const { name, sha256 } of manifest.files) {
    const incoming = join(dataDirectory, `${name}.incoming`);
    copyFileSync(join(folder, name), incoming);
    if ((await fingerprint(incoming)).sha256 !== sha256) {
      rmSync(incoming, { force: true });
      throw new BackupUnusable(
        `${incoming} was not written as it is in the backup: look at the disk. Nothing has been replaced.`,
      );
    }
  }
  const stamp = momentName(now());
  const before = join(dataDirectory, `before-restore-${stamp}`);
  const present = names.filter((name) => existsSync(join(dataDirectory, name)));
  if (present.length > 0) mkdirSync(before, { mode: 0o700 });
  for (const name of names) {
    for (const part of PARTS) {
      const file = join(dataDirectory, name + part);
      if (existsSync(file)) renameSync(file, join(before, name + part));
    }
    renameSync(join(dataDirectory, `${name}.incoming`), join(dataDirectory, name));
  }
  syncFolder(dataDirectory);
  return { manifest, before: present.length > 0 ? before : null };
}

/** A store someone has open cannot be locked whole. */
function refuseInUse(file: string): void {
  if (!existsSync(file)) return;
  try {
    using db = new DatabaseSync(file, { timeout: 0 });
    // Leaving WAL needs to be alone with the file.
    const [mode] = db.prepare('PRAGMA journal_mode = DELETE').all();
    if (mode?.journal_mode !== 'delete') throw new Error('another process has it open');
    db.exec('PRAGMA journal_mode = WAL');
  } catch (cause) {
    // A damaged file is why people restore: only one that is locked is in the way.
    if (cause instanceof Error && /locked|busy|open/.test(cause.message))
      throw new BackupUnusable(
        `${file} is in use: stop the site, the harvester and the indexer first. Nothing has been replaced.`,
        { cause },
      );
  }
}
