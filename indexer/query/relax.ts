import type { Condition } from '../engine.ts';
import type { Matching } from './query-condition.ts';
import { all, any, inHeading } from './word-condition.ts';

const MOST_PARTS = 6;
/** So many of the subsets are ranked apart. */
const MOST_RANKED = 4;

/** A part of a search and the number of entries it has by itself. */
export interface CountedPart {
  readonly condition: Condition;
  readonly count: number;
}

/**
 * Conditions that ask for less and less: all but one of the parts, all but two, …, any one. Best are the entries that keep
 * the rare parts, for those say most.
 */
export function* relaxations(
  parts: readonly CountedPart[],
  unwanted: readonly Condition[],
): Generator<Pick<Matching, 'match' | 'tiers'>> {
  const used = parts.slice(0, MOST_PARTS);
  for (let size = used.length; size >= 1; size--) {
    const subsets = subsetsOf(used, size).sort((a, b) => weight(b) - weight(a));
    const conditions = subsets.map((subset) => subset.map(({ condition }) => condition));
    yield {
      match: all([any(conditions.map(all)), ...unwanted]),
      tiers: conditions
        .slice(0, MOST_RANKED)
        .flatMap((subset) => [all(subset.map(inHeading)), all(subset)]),
    };
  }
}

const weight = (parts: readonly CountedPart[]): number =>
  parts.reduce((sum, { count }) => sum - Math.log(count + 1), 0);

function subsetsOf<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) =>
    subsetsOf(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]),
  );
}
