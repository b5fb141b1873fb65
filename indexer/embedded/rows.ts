/** Row numbers, ascending, without repeats. */
export type Rows = Uint32Array;

export const NO_ROWS: Rows = new Uint32Array(0);

/** Reads `3,17,42` as SQLite's group_concat writes it: one text crosses the border, not a row object per number. */
export function parseRows(text: string | null): Rows {
  if (text === null || text === '') return NO_ROWS;
  const rows = new Uint32Array((text.length >> 1) + 1);
  let count = 0;
  let value = 0;
  let ascending = true;
  for (let i = 0; i <= text.length; i++) {
    const unit = i === text.length ? 44 : text.charCodeAt(i);
    if (unit === 44) {
      if (count > 0 && (rows[count - 1] ?? 0) >= value) ascending = false;
      rows[count++] = value;
      value = 0;
    } else value = value * 10 + unit - 48;
  }
  const exact = rows.slice(0, count);
  return ascending ? exact : exact.sort();
}

export function intersect(a: Rows, b: Rows): Rows {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  const result = new Uint32Array(small.length);
  let count = 0;
  if (large.length > small.length * 16) {
    for (const row of small) if (contains(large, row)) result[count++] = row;
    return result.subarray(0, count);
  }
  let j = 0;
  for (let i = 0; i < small.length; i++) {
    const row = small[i] ?? 0;
    while (j < large.length && (large[j] ?? 0) < row) j++;
    if (j === large.length) break;
    if (large[j] === row) result[count++] = row;
  }
  return result.subarray(0, count);
}

export function union(a: Rows, b: Rows): Rows {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const result = new Uint32Array(a.length + b.length);
  let i = 0;
  let j = 0;
  let count = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    if (x <= y) i++;
    if (y <= x) j++;
    result[count++] = Math.min(x, y);
  }
  while (i < a.length) result[count++] = a[i++] ?? 0;
  while (j < b.length) result[count++] = b[j++] ?? 0;
  return result.subarray(0, count);
}

/** Those of `a` that are not in `b`. */
export function subtract(a: Rows, b: Rows): Rows {
  if (a.length === 0 || b.length === 0) return a;
  const result = new Uint32Array(a.length);
  let j = 0;
  let count = 0;
  for (let i = 0; i < a.length; i++) {
    const row = a[i] ?? 0;
    while (j < b.length && (b[j] ?? 0) < row) j++;
    if (b[j] !== row) result[count++] = row;
  }
  return result.subarray(0, count);
}

function contains(rows: Rows, row: number): boolean {
  let low = 0;
  let high = rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = rows[middle] ?? 0;
    if (found === row) return true;
    if (found < row) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** `a`, then `b`: every row of `b` is above those of `a`. */
export function rowsOfBoth(a: Rows, b: Rows): Rows {
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  const rows = new Uint32Array(a.length + b.length);
  rows.set(a);
  rows.set(b, a.length);
  return rows;
}

/** Where the rows above `bound` begin. */
export function firstAbove(rows: Rows, bound: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? 0) <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
