import type { DatabaseSync } from 'node:sqlite';
import { StoreUnusable } from '../errors.ts';

const SQLITE_BUSY = 5;

/**
 * Runs `work` in one write transaction: all of it is in the file afterwards, or nothing.
 * Throws StoreUnusable when another process keeps writing longer than the connection's timeout, and for every trouble SQLite has
 * (full disk, damaged file); what else `work` throws comes out as it is.
 */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  begin(db);
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite itself has rolled back after a full disk or an I/O error.
    if (db.isTransaction) db.exec('ROLLBACK');
    if (!isSqliteError(error)) throw error;
    throw new StoreUnusable(
      `writing to ${db.location() ?? 'the store'} failed (${error.message}): look at the disk and the file's rights`,
      { cause: error },
    );
  }
}

function begin(db: DatabaseSync): void {
  try {
    db.exec('BEGIN IMMEDIATE');
  } catch (cause) {
    if (isBusy(cause))
      throw new StoreUnusable(
        `another process is writing to ${db.location() ?? 'the store'} and did not finish in time: wait for it, or stop it, and try again`,
        { cause },
      );
    throw cause;
  }
}

export const isSqliteError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';

/** SQLite's primary result code of an error; null: it is not SQLite's. */
export const sqliteCode = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? // The low byte is the primary code; SQLITE_BUSY_SNAPSHOT and the like are in the high ones.
      error.errcode & 0xff
    : null;

const isBusy = (error: unknown): boolean => sqliteCode(error) === SQLITE_BUSY;
