import type { Condition, EngineQuery, WalkQuery } from '../engine.ts';
import type { PlacedHit } from '../walk-page.ts';
import { beyond } from './beyond.ts';
import { addRows, type Bits, intersectBits, noBits, rowsOfBits, subtractBits } from './bits.ts';
import type { Columns } from './columns.ts';
import { pageOf } from './page.ts';
import { firstAbove, intersect, type Rows, rowsOfBoth, subtract } from './rows.ts';

/** What a condition matches: frozen rows as a set that may be changed, and the later ones. */
export type Matching = (condition: Condition) => { readonly frozen: Bits; readonly late: Rows };

/** `rows` (ascending) by tier, each without those before it, found only as far as they are asked for; the last tier has the rest. */
export function* inTiers(
  rows: Rows,
  tiers: readonly Condition[],
  sorted: number,
  matching: Matching,
): Generator<Rows> {
  const split = firstAbove(rows, sorted);
  let late = rows.subarray(split);
  let frozen: Bits | null = null;
  let left = rows.length;
  for (const condition of tiers) {
    if (left === 0) return;
    frozen ??= addRows(noBits(sorted), rows.subarray(0, split));
    const found = matching(condition);
    const frozenTier = intersectBits(found.frozen, frozen);
    const lateTier = intersect(late, found.late);
    const tier = rowsOfBoth(rowsOfBits(frozenTier), lateTier);
    yield tier;
    left -= tier.length;
    subtractBits(frozen, frozenTier);
    late = subtract(late, lateTier);
  }
  yield frozen === null ? rows : rowsOfBoth(rowsOfBits(frozen), late);
}

/** One page of a ranked search: the best tier first, the newest first within a tier. */
export function tieredPage(
  tiers: Iterable<Rows>,
  { offset, limit }: Pick<EngineQuery, 'offset' | 'limit'>,
  columns: Columns,
  sorted: number,
): number[] {
  const page: number[] = [];
  let skip = offset;
  for (const tier of tiers) {
    page.push(...pageOf(tier, columns, sorted, 'newest', skip, limit - page.length));
    if (page.length >= limit) break;
    skip = Math.max(0, skip - tier.length);
  }
  return page;
}

/** The first `wanted` hits beyond the position a walk has come to. */
export function hitsAfter(
  tiers: Iterable<Rows>,
  query: Pick<WalkQuery, 'sort' | 'after'>,
  wanted: number,
  columns: Columns,
  sorted: number,
  uidOf: (row: number) => string,
): PlacedHit[] {
  const direction = query.sort === 'eldste' ? 'oldest' : 'newest';
  const hits: PlacedHit[] = [];
  let number = 0;
  for (const all of tiers) {
    const tier = number++;
    if (tier < (query.after?.tier ?? 0)) continue;
    const left =
      query.after?.tier === tier ? beyond(all, columns, sorted, direction, query.after.key) : all;
    for (const row of pageOf(left, columns, sorted, direction, 0, wanted - hits.length))
      hits.push({ id: uidOf(row), tier, key: columns.orden[row] ?? 0 });
    if (hits.length >= wanted) break;
  }
  return hits;
}
