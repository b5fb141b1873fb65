import { createHash } from 'node:crypto';

/** Chance that gives the same for the same seed, on every machine and in every version of the runtime. */
export interface Chance {
  /** 0 ≤ n < 1. */
  next(): number;
  /** A whole number, 0 ≤ n < `limit`. */
  below(limit: number): number;
  /** True with probability `p`. */
  happens(p: number): boolean;
  /** Any of the list, all as likely. Throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T;
  /** One of the list, the first far more likely than the last (Zipf), as names and places are in life. */
  common<T>(list: readonly T[]): T;
  /** One of the list by weight. */
  weighted<T extends { readonly weight: number }>(list: readonly T[]): T;
  /** Exponential with the given mean: the time between things that happen by themselves. */
  wait(mean: number): number;
  /** Hexadecimal digits. */
  hex(digits: number): string;
}

export function createChance(seed: string): Chance {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  // mulberry32: 32 bits of state, plenty for invented letters.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const at = <T>(list: readonly T[], index: number): T => {
    const value = list[Math.min(index, list.length - 1)];
    if (value === undefined) throw new RangeError('nothing to choose from');
    return value;
  };
  return {
    next,
    below,
    happens: (p) => next() < p,
    pick: (list) => at(list, below(list.length)),
    common: (list) => at(list, Math.floor(Math.exp(next() * Math.log(list.length + 1)) - 1)),
    weighted: (list) => {
      let left = next() * list.reduce((sum, { weight }) => sum + weight, 0);
      const index = list.findIndex(({ weight }) => {
        left -= weight;
        return left < 0;
      });
      return at(list, index);
    },
    wait: (mean) => -Math.log(1 - next()) * mean,
    hex: (digits) => {
      let text = '';
      while (text.length < digits) text += below(65_536).toString(16).padStart(4, '0');
      return text.slice(0, digits);
    },
  };
}
