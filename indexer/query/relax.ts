import type { Condition } from '../engine.ts';
import type { Matching } from './query-condition.ts';
import { all, any, inHeading } from './word-condition.ts';

const MOST_PARTS = 6;

/** Conditions that ask for less and less: all but one of the parts, all but two, …, any one. */
export function* relaxations(
  parts: readonly Condition[],
  unwanted: readonly Condition[],
): Generator<Pick<Matching, 'match' | 'tiers'>> {
  const used = parts.slice(0, MOST_PARTS);
  for (let size = used.length; size >= 1; size--) {
    const subsets = subsetsOf(used, size);
    yield {
      match: all([any(subsets.map(all)), ...unwanted]),
      tiers: [any(subsets.map((subset) => all(subset.map(inHeading))))],
    };
  }
}

function subsetsOf<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) =>
    subsetsOf(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]),
  );
}
