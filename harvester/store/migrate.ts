import { readdirSync, readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { integer } from './column.ts';
import { refuseNewer } from './refuse-newer.ts';
import { inTransaction } from './transaction.ts';

/** The version a store's file is at; 0: new. */
export function versionOf(db: DatabaseSync): number {
  return integer(db.prepare('PRAGMA user_version').get() ?? {}, 'user_version');
}

/**
 * Brings a store's file up to the newest `NNN-name.sql` in `folder`, one transaction per numbered file, so that a broken
 * migration leaves the version before it. Throws StoreUnusable when the file is newer than this program.
 */
export function migrate(db: DatabaseSync, file: string, folder: URL): void {
  const migrations = readdirSync(folder)
    .map((name) => ({ name, number: Number(/^(\d{3})-[a-z-]+\.sql$/.exec(name)?.[1]) }))
    .filter(({ number }) => Number.isInteger(number))
    .toSorted((a, b) => a.number - b.number);
  refuseNewer(versionOf(db), migrations.at(-1)?.number ?? 0, file);
  for (const { name, number } of migrations) {
    // Most openings find nothing to do, and take no write lock for it.
    if (number <= versionOf(db)) continue;
    inTransaction(db, () => {
      // Read inside the transaction: another process may have migrated while this one waited.
      if (number <= versionOf(db)) return;
      db.exec(readFileSync(new URL(name, folder), 'utf8'));
      db.exec(`PRAGMA user_version = ${number}`);
    });
  }
}
