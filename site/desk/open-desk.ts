import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { StoreUnusable } from '../../harvester/errors.ts';
import { migrate } from '../../harvester/store/migrate.ts';
import { inTransaction } from '../../harvester/store/transaction.ts';

const migrations = new URL('./migrations/', import.meta.url);

export interface DeskOptions {
  readonly now?: () => Date;
  /** How long to wait, in ms, while another process writes. */
  readonly patienceMs?: number;
  /** Domain of the Message-IDs of mails queued through this desk (RFC 5322 § 3.6.4). */
  readonly mailDomain?: string;
}

/** What citizens and staff have left with the site: carts, requests, mails, accounts. Several processes may hold it open. */
export interface Desk extends Disposable {
  readonly db: DatabaseSync;
  readonly now: () => Date;
  readonly mailDomain: string;
  /** The statement for `sql`, compiled at its first use; the same one each time, so never keep an iterator of it open. */
  prepare(sql: string): StatementSync;
  /**
   * All that `work` writes is on disk when this returns, or nothing (BEGIN IMMEDIATE). `work` must be synchronous; transactions
   * do not nest. Throws StoreUnusable when the file cannot be written, and what `work` throws.
   */
  transaction<Result>(work: () => Result): Result;
}

/**
 * Opens the desk and brings its file up to date; makes it when it is missing. Throws StoreUnusable when the file is newer than
 * this program, is no desk, cannot be opened, or another process keeps writing to it.
 */
export function openDesk(file: string, options: DeskOptions = {}): Desk {
  const { now = () => new Date(), patienceMs = 10_000, mailDomain = 'localhost.invalid' } = options;
  let db: DatabaseSync | null = null;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const made = !existsSync(file);
    db = new DatabaseSync(file, { timeout: patienceMs, enableForeignKeyConstraints: true });
    // People's addresses are in it: only the owner of the process may look. SQLite gives its log the same rights.
    if (made) chmodSync(file, 0o600);
    configure(db);
    migrate(db, file, migrations);
    return desk(db, now, mailDomain);
  } catch (cause) {
    db?.close();
    if (cause instanceof StoreUnusable) throw cause;
    throw new StoreUnusable(
      `${file} cannot be used as a desk (${cause instanceof Error ? cause.message : 'unknown reason'}): look at the file and its folder's rights, or restore a copy`,
      { cause },
    );
  }
}

/** Runs `work` in the caller's transaction, or in one of its own when there is none. Throws as `Desk.transaction` does. */
export const together = <Result>(desk: Desk, work: () => Result): Result =>
  desk.db.isTransaction ? work() : desk.transaction(work);

function configure(db: DatabaseSync): void {
  db.exec('PRAGMA journal_mode = WAL');
  // FULL: a receipt page that has said "sent" must be true after a power cut too.
  db.exec('PRAGMA synchronous = FULL');
  // What is erased is overwritten: nobody's address lies on in free pages.
  db.exec('PRAGMA secure_delete = ON');
  db.exec('PRAGMA temp_store = MEMORY');
}

function desk(db: DatabaseSync, now: () => Date, mailDomain: string): Desk {
  const statements = new Map<string, StatementSync>();
  return {
    db,
    now,
    mailDomain,
    prepare(sql) {
      let statement = statements.get(sql);
      if (statement === undefined) {
        statement = db.prepare(sql);
        statements.set(sql, statement);
      }
      return statement;
    },
    transaction: (work) => inTransaction(db, work),
    [Symbol.dispose]: () => db.close(),
  };
}
