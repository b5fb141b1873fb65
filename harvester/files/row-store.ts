import { DatabaseSync, type StatementSync } from 'node:sqlite';

export type Row = Readonly<Record<string, string>>;

interface Table {
  readonly insert: StatementSync;
  readonly byKey: StatementSync;
  readonly all: StatementSync;
}

/**
 * Rows of tables outside memory, to be found by one key each. They lie in a file that SQLite makes for this connection alone
 * and that has no name, so nothing is left behind however the process ends.
 */
export class RowStore implements Disposable {
  readonly #db = new DatabaseSync('');
  readonly #tables = new Map<string, Table>();

  constructor(tables: readonly string[]) {
    this.#db.exec(
      'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536',
    );
    this.#db.exec('CREATE TABLE rows (tabell INTEGER, nokkel TEXT, innhold TEXT) STRICT; BEGIN');
    tables.forEach((name, number) => {
      this.#tables.set(name, {
        insert: this.#db.prepare(`INSERT INTO rows VALUES (${number}, ?, ?)`),
        byKey: this.#db.prepare(
          `SELECT innhold FROM rows WHERE tabell = ${number} AND nokkel = ? ORDER BY rowid`,
        ),
        all: this.#db.prepare(`SELECT innhold FROM rows WHERE tabell = ${number} ORDER BY rowid`),
      });
    });
  }

  add(table: string, key: string, row: Row): void {
    this.#table(table).insert.run(key, JSON.stringify(row));
  }

  /** Call once when all rows are in. */
  index(): void {
    this.#db.exec('COMMIT; CREATE INDEX rows_by_key ON rows (tabell, nokkel)');
  }

  /** In the order they were added. */
  byKey(table: string, key: string | undefined): Row[] {
    return key === undefined ? [] : this.#table(table).byKey.all(key).map(readRow);
  }

  *all(table: string): Generator<Row> {
    for (const row of this.#table(table).all.iterate()) yield readRow(row);
  }

  [Symbol.dispose](): void {
    this.#db.close();
  }

  #table(name: string): Table {
    const table = this.#tables.get(name);
    if (table === undefined) throw new RangeError(`no table ${name}`);
    return table;
  }
}

// written by `add`
const readRow = (row: Record<string, unknown>): Row => JSON.parse(String(row.innhold)) as Row;
