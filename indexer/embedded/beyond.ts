import type { Columns } from './columns.ts';
import { firstAbove, type Rows, rowsOfBoth } from './rows.ts';

/** The rows that come after a sort key. Rows up to `sorted` ascend in that order (page.ts), so they are cut, not compared. */
export function beyond(
  rows: Rows,
  columns: Columns,
  sorted: number,
  direction: 'newest' | 'oldest',
  key: number,
): Rows {
  const keyOf = (row: number): number => columns.orden[row] ?? 0;
  const split = firstAbove(rows, sorted);
  const early =
    direction === 'newest'
      ? rows.subarray(
          0,
          firstIndex(rows, split, (row) => keyOf(row) >= key),
        )
      : rows.subarray(
          firstIndex(rows, split, (row) => keyOf(row) > key),
          split,
        );
  const late = rows
    .subarray(split)
    .filter((row) => (direction === 'newest' ? keyOf(row) < key : keyOf(row) > key));
  return rowsOfBoth(early, late);
}

/** The first index below `end` where `holds`, which then holds to the end; `end` when it never does. */
function firstIndex(rows: Rows, end: number, holds: (row: number) => boolean): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(rows[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
