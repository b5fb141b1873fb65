/**
 * One value of a row. null: NULL (the element is missing, or `xsi:nil`). A string may be empty, which is another value.
 * Everything stays text: BIGINT and DECIMAL do not fit a number.
 */
export type Cell = string | null | FileCell | LongCell | NestedCell;
export type Row = readonly Cell[];

/** The value is in a file of its own, inside the archive or beside it; also short texts are (trap: by declared length). */
export interface FileCell {
  readonly kind: 'file';
  readonly file: string;
  /** As stated: bytes, or characters for a text. */
  readonly length: number | null;
  readonly digestType: string | null;
  readonly digest: string | null;
}

/** Inline value above the limit: not kept. */
export interface LongCell {
  readonly kind: 'too-long';
}

/** Value of a user-defined type (`u1`…) or an array (`a1`…); absent numbers are NULL. */
export interface NestedCell {
  readonly kind: 'nested';
  readonly parts: ReadonlyMap<number, Cell>;
}

/** What was wrong but did not stop the reading. */
export type RowProblemCode =
  | 'bad-character'
  | 'cell-too-long'
  | 'cell-twice'
  | 'unknown-element'
  | 'stray-text';

/** How many rows have each problem, and the first ten of them (numbered from 1; 0: before the first row). */
export class RowProblems {
  readonly counts = new Map<RowProblemCode, { count: number; rows: number[] }>();
  readonly #last = new Map<RowProblemCode, number>();

  add(code: RowProblemCode, row: number): void {
    if (this.#last.get(code) === row) return;
    this.#last.set(code, row);
    const known = this.counts.get(code) ?? { count: 0, rows: [] };
    known.count++;
    if (known.rows.length < 10) known.rows.push(row);
    this.counts.set(code, known);
  }
}
