import { tableName } from './noarkih.ts';

/** How a system calls the tables and columns of Noark 4. */
export interface TableNames {
  /** Noark 4 name of a table. */
  table(written: string): string;
  /** The column of `wanted` (Noark 4 names, `JP.ID`) that is meant; null: none of them. */
  column(table: string, written: string, wanted: ReadonlySet<string>): string | null;
  /** A row with Noark 4 names as it is to be read; null: it belongs to no journal. */
  row(table: string, row: Record<string, string>): Record<string, string> | null;
  /** Columns of no Noark 4 table that are read as well. */
  readonly extra: Readonly<Record<string, readonly string[]>>;
}

/** As the standard says, under full names or those of eight letters. */
export const PLAIN_TABLES: TableNames = {
  table: tableName,
  column: (_table, written, wanted) => (wanted.has(written) ? written : null),
  row: (_table, row) => row,
  extra: {},
};
