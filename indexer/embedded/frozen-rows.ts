import type { Condition, Scope } from '../engine.ts';
import {
  addRows,
  type Bits,
  intersectBits,
  isEmpty,
  noBits,
  subtractBits,
  uniteBits,
} from './bits.ts';
import type { Level } from './postings.ts';
import type { Rows } from './rows.ts';

/** What the evaluation needs of the frozen part of an index. */
export interface FrozenSource {
  /** Highest frozen row. */
  readonly highest: number;
  /** Frozen rows that are documents. */
  readonly live: Bits;
  addToken(bits: Bits, token: string, level: Level): void;
  addPrefix(bits: Bits, prefix: string, level: Level): void;
  addPair(bits: Bits, first: string, second: string): void;
  /** Rows whose names match this leaf and may give hits today. */
  names(leaf: Condition): Rows;
}

const LEVEL: Readonly<Record<Exclude<Scope, 'names'>, Level>> = { title: 0, heading: 1, any: 3 };

/** The frozen rows a condition matches, in a set of its own; rows that are no documents any more may be among them. */
export function frozenRows(condition: Condition, source: FrozenSource): Bits {
  switch (condition.kind) {
    case 'all':
      return every(condition.of, source);
    case 'not':
      return subtractBits(source.live.slice(), frozenRows(condition.of, source));
    default: {
      const bits = noBits(source.highest);
      add(bits, condition, source);
      return bits;
    }
  }
}

/** Adds what a condition matches; alternatives are gathered in one set, however many they are. */
function add(bits: Bits, condition: Condition, source: FrozenSource): void {
  switch (condition.kind) {
    case 'any':
      for (const part of condition.of) add(bits, part, source);
      return;
    case 'all':
    case 'not':
      uniteBits(bits, frozenRows(condition, source));
      return;
    default:
      if (condition.scope === 'names') addRows(bits, source.names(condition));
      else if (condition.kind === 'pair') source.addPair(bits, condition.first, condition.second);
      else if (condition.kind === 'token')
        source.addToken(bits, condition.token, LEVEL[condition.scope]);
      else source.addPrefix(bits, condition.prefix, LEVEL[condition.scope]);
  }
}

function every(conditions: readonly Condition[], source: FrozenSource): Bits {
  const wanted = conditions.filter((c) => c.kind !== 'not');
  const [first, ...rest] = wanted;
  const bits = first === undefined ? source.live.slice() : frozenRows(first, source);
  for (const condition of rest) {
    if (isEmpty(bits)) return bits;
    intersectBits(bits, frozenRows(condition, source));
  }
  for (const condition of conditions)
    if (condition.kind === 'not') subtractBits(bits, frozenRows(condition.of, source));
  return bits;
}
