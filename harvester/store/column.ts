import type { SQLOutputValue } from 'node:sqlite';
import { StoreUnusable } from '../errors.ts';

/** A row as `node:sqlite` gives it (null prototype). */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** Value of a TEXT column; throws StoreUnusable when the file holds something else. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw damaged(column, value);
  return value;
}

/** Value of an INTEGER column; throws StoreUnusable when the file holds something else. */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw damaged(column, value);
  return value;
}

export const textOrNull = (row: Row, column: string): string | null =>
  row[column] === null ? null : text(row, column);

export const integerOrNull = (row: Row, column: string): number | null =>
  row[column] === null ? null : integer(row, column);

/** Value of a TEXT column that only takes some words. */
export function oneOf<T extends string>(row: Row, column: string, words: readonly T[]): T {
  const value = text(row, column);
  const found = words.find((word) => word === value);
  if (found === undefined) throw damaged(column, value);
  return found;
}

const damaged = (column: string, value: unknown): StoreUnusable =>
  new StoreUnusable(
    `the store is damaged: column ${column} holds ${value === undefined ? 'nothing' : `a ${typeof value}`} it cannot hold; restore a copy, or harvest the archive again`,
  );
