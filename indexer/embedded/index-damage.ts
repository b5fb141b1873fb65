import { DatabaseSync } from 'node:sqlite';

const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** True when SQLite says that the file itself is broken; not when it is locked or the disk is full. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'))
    return false;
  // The low byte is the primary code.
  const code = error.errcode & 0xff;
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
