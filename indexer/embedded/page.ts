import type { Columns } from './columns.ts';
import { firstAbove, type Rows } from './rows.ts';

/**
 * One page of `rows` by sort key. Rows up to `sorted` ascend in that order already (a rebuild numbered them so); only
 * the later ones are sorted here, as bare numbers, and the two are merged as far as the page needs.
 */
export function pageOf(
  rows: Rows,
  columns: Columns,
  sorted: number,
  direction: 'newest' | 'oldest',
  offset: number,
  limit: number,
): number[] {
  const split = firstAbove(rows, sorted);
  if (split === rows.length) return slice(rows, direction, offset, limit);
  const late = rows.subarray(split);
  const keys = Float64Array.from(late, (row) => columns.orden[row] ?? 0).sort();
  const newest = direction === 'newest';
  const end = Math.min(rows.length, offset + limit);
  const page: (number | { readonly key: number })[] = [];
  let i = newest ? split - 1 : 0;
  let j = newest ? keys.length - 1 : 0;
  const step = newest ? -1 : 1;
  for (let at = 0; at < end; at++) {
    const row = i >= 0 && i < split ? rows[i] : undefined;
    const key = keys[j];
    const early = row === undefined ? undefined : (columns.orden[row] ?? 0);
    const takeEarly =
      row !== undefined &&
      (key === undefined || (early !== undefined && (newest ? early >= key : early <= key)));
    if (takeEarly) {
      if (at >= offset) page.push(row);
      i += step;
    } else {
      if (at >= offset) page.push({ key: key ?? 0 });
      j += step;
    }
  }
  return resolveKeys(page, late, columns);
}

/** Puts the rows back for keys taken from the sorted numbers. */
function resolveKeys(
  page: readonly (number | { readonly key: number })[],
  late: Rows,
  columns: Columns,
): number[] {
  const wanted = new Map<number, number[]>();
  for (const item of page) if (typeof item !== 'number') wanted.set(item.key, []);
  for (const row of late) wanted.get(columns.orden[row] ?? 0)?.push(row);
  return page.flatMap((item) =>
    typeof item === 'number' ? [item] : (wanted.get(item.key)?.splice(0, 1) ?? []),
  );
}

function slice(
  rows: Rows,
  direction: 'newest' | 'oldest',
  offset: number,
  limit: number,
): number[] {
  if (direction === 'oldest') return [...rows.subarray(offset, offset + limit)];
  const end = Math.max(0, rows.length - offset);
  return [...rows.subarray(Math.max(0, end - limit), end)].reverse();
}
