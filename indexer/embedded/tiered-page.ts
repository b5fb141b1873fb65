import type { Condition, EngineQuery } from '../engine.ts';
import { addRows, type Bits, intersectBits, noBits, rowsOfBits, subtractBits } from './bits.ts';
import type { Columns } from './columns.ts';
import { pageOf } from './page.ts';
import { firstAbove, intersect, type Rows, rowsOfBoth, subtract } from './rows.ts';

/** One page of `rows` (ascending), the best tier first, each without those before it, the newest first within a tier. */
export function tieredPage(
  rows: Rows,
  query: Pick<EngineQuery, 'tiers' | 'offset' | 'limit'>,
  columns: Columns,
  sorted: number,
  matching: (condition: Condition) => { readonly frozen: Bits; readonly late: Rows },
): number[] {
  const page: number[] = [];
  const split = firstAbove(rows, sorted);
  const frozenLeft = addRows(noBits(sorted), rows.subarray(0, split));
  let lateLeft = rows.subarray(split);
  let left = rows.length;
  let skip = query.offset;
  const take = (tier: Rows): void => {
    left -= tier.length;
    if (skip >= tier.length) {
      skip -= tier.length;
      return;
    }
    page.push(...pageOf(tier, columns, sorted, 'newest', skip, query.limit - page.length));
    skip = 0;
  };
  for (const condition of query.tiers) {
    if (page.length >= query.limit || left === 0) return page;
    const tier = matching(condition);
    const frozen = intersectBits(tier.frozen, frozenLeft);
    const late = intersect(lateLeft, tier.late);
    take(rowsOfBoth(rowsOfBits(frozen), late));
    subtractBits(frozenLeft, frozen);
    lateLeft = subtract(lateLeft, late);
  }
  if (page.length < query.limit) take(rowsOfBoth(rowsOfBits(frozenLeft), lateLeft));
  return page;
}
