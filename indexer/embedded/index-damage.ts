import { DatabaseSync } from 'node:sqlite';
import { sqliteCode } from '../../harvester/store/transaction.ts';

const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** True when SQLite says that the file itself is broken; not when it is locked or the disk is full. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}

/** Reads every page of an index file, on a connection of its own; false: some of them are not what they should be. */
export function isSoundFile(file: string): boolean {
  try {
    using db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    const [first] = db.prepare('PRAGMA integrity_check(1)').all();
    return first?.integrity_check === 'ok';
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}
