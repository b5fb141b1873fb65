import { DatabaseSync, type StatementSync } from 'node:sqlite';

/**
 * A private SQLite database for joins. It holds unshielded data, so it is the temporary database of SQLite itself: mode 0600,
 * removed from its folder the moment it is opened, and gone with the process however that ends (also by kill -9).
 * SQLITE_TMPDIR names another folder when the default has too little room.
 */
export class Stage implements Disposable {
  readonly database: DatabaseSync;

  constructor() {
    this.database = new DatabaseSync('');
    this.database.exec(
      'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA locking_mode = EXCLUSIVE',
    );
  }

  /** Creates `name` with `width` text columns `c0`… after the row number `n`, and gives the insert statement. */
  createTable(name: string, width: number): StatementSync {
    const columns = Array.from({ length: width }, (_v, index) => `c${index}`);
    this.database.exec(
      `CREATE TABLE ${name} (n INTEGER PRIMARY KEY${columns.map((column) => `, ${column} TEXT`).join('')}) STRICT`,
    );
    return this.database.prepare(`INSERT INTO ${name} VALUES (?${', ?'.repeat(width)})`);
  }

  transaction(work: () => void): void {
    this.database.exec('BEGIN');
    work();
    this.database.exec('COMMIT');
  }

  [Symbol.dispose](): void {
    this.database.close();
  }
}
