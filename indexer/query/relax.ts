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

/** How many times more entries than the rarest a subset may have and still say something. */
const STILL_TELLING = 6;

/**
 * The best that asks for less: all but one of the parts, all but two, …, any one; the first of these that has entries.
 * Of several subsets of one size those that have far more entries than the rarest are left out, for they say little.
 * null: not even one part has any.
 */
export async function relaxation(
  parts: readonly CountedPart[],
  unwanted: readonly Condition[],
  countOf: (condition: Condition) => Promise<number>,
): Promise<Pick<Matching, 'match' | 'tiers'> | null> {
  const used = parts.slice(0, MOST_PARTS);
  for (let size = used.length; size >= 1; size--) {
    const subsets = subsetsOf(used, size).sort((a, b) => weight(b) - weight(a));
    const counted = await Promise.all(
      subsets.map(async (subset) => {
        const conditions = subset.map(({ condition }) => condition);
        return { conditions, count: await countOf(all([...conditions, ...unwanted])) };
      }),
    );
    const found = counted.filter(({ count }) => count > 0);
    if (found.length === 0) continue;
    const most = Math.min(...found.map(({ count }) => count)) * STILL_TELLING;
    const telling = found.filter(({ count }) => count <= most).map(({ conditions }) => conditions);
    return {
      match: all([any(telling.map(all)), ...unwanted]),
      tiers: telling
        .slice(0, MOST_RANKED)
        .flatMap((subset) => [all(subset.map(inHeading)), all(subset)]),
    };
  }
  return null;
}

const weight = (parts: readonly CountedPart[]): number =>
  parts.reduce((sum, { count }) => sum - Math.log(count + 1), 0);

function subsetsOf<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) =>
    subsetsOf(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]),
  );
}
