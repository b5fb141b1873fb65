import type { Position, WalkPage } from './engine.ts';

/** A hit with its place in the order. */
export interface PlacedHit extends Position {
  readonly id: string;
}

/**
 * Cuts a page between two places, so that going on after the last one loses nothing where sort keys coincide. `hits` are those
 * found from the page's beginning; `complete`: there are no more. null: more hits are needed to know where to cut.
 */
export function walkPage(
  hits: readonly PlacedHit[],
  limit: number,
  complete: boolean,
): WalkPage | null {
  let end = Math.min(limit, hits.length);
  while (end < hits.length && samePlace(hits[end - 1], hits[end])) end++;
  if (end === hits.length && !complete) return null;
  const last = hits[end - 1];
  return {
    ids: hits.slice(0, end).map(({ id }) => id),
    next: last === undefined || end === hits.length ? null : { tier: last.tier, key: last.key },
  };
}

const samePlace = (a: Position | undefined, b: Position | undefined): boolean =>
  a?.key === b?.key && a?.tier === b?.tier;
