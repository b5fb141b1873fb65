import { readdirSync, readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { integer } from './column.ts';
import { refuseNewer } from './refuse-newer.ts';
import { inTransaction } from './transaction.ts';

const folder = new URL('./migrations/', import.meta.url);

/** The version an archive file is at; 0: new. */
export function versionOf(db: DatabaseSync): number {
  return integer(db.prepare('PRAGMA user_version').get() ?? {}, 'user_version');
}

/**
 * Brings the file up to SCHEMA_VERSION, one transaction per numbered file, so that a broken migration leaves the version before it.
 * Throws StoreUnusable when the file is newer than this program.
 */
export function migrate(db: DatabaseSync, file: string): void {
  refuseNewer(versionOf(db), file);
  for (const name of readdirSync(folder).sort()) {
    const number = Number(/^(\d{3})-[a-z-]+\.sql$/.exec(name)?.[1]);
    if (!Number.isInteger(number)) continue;
    inTransaction(db, () => {
      // Read inside the transaction: another process may have migrated while this one waited.
      if (number <= versionOf(db)) return;
      db.exec(readFileSync(new URL(name, folder), 'utf8'));
      db.exec(`PRAGMA user_version = ${number}`);
    });
  }
}
