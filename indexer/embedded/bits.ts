import type { Rows } from './rows.ts';

/** A set of rows, one bit each, 32 to a word. Operations change the first set and give it back. */
export type Bits = Uint32Array;

/** No row of 0 to `highest`. */
export const noBits = (highest: number): Bits => new Uint32Array((highest >>> 5) + 1);

export function uniteBits(bits: Bits, other: Bits): Bits {
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] ?? 0) | (other[i] ?? 0);
  return bits;
}

export function intersectBits(bits: Bits, other: Bits): Bits {
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] ?? 0) & (other[i] ?? 0);
  return bits;
}

export function subtractBits(bits: Bits, other: Bits): Bits {
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] ?? 0) & ~(other[i] ?? 0);
  return bits;
}

export function addRows(bits: Bits, rows: Rows): Bits {
  for (const row of rows) bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31));
  return bits;
}

/** Whether no row is in the set. */
export function isEmpty(bits: Bits): boolean {
  for (let i = 0; i < bits.length; i++) if (bits[i] !== 0) return false;
  return true;
}

/** The rows of the set, ascending. */
export function rowsOfBits(bits: Bits): Rows {
  let size = 0;
  for (let i = 0; i < bits.length; i++) size += onesIn(bits[i] ?? 0);
  const rows = new Uint32Array(size);
  let count = 0;
  for (let i = 0; i < bits.length; i++)
    for (let word = bits[i] ?? 0; word !== 0; word &= word - 1)
      rows[count++] = (i << 5) + 31 - Math.clz32(word & -word);
  return rows;
}

function onesIn(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
