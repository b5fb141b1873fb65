import { InvalidArgumentError } from 'commander';

/** Reads an option that counts something. */
export function positiveInteger(text: string): number {
  const n = Number(text);
  if (!Number.isSafeInteger(n) || n < 1)
    throw new InvalidArgumentError('Write a whole number from 1 upwards.');
  return n;
}
