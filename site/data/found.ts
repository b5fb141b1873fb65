import type { Position } from '../../indexer/engine.ts';
import type { Walk } from '../../indexer/search-answer.ts';
import type { Portal } from '../portal.ts';
import { PAGE_SIZE } from '../search/page-size.ts';
import type { Texts } from '../texts/nb.ts';
import { belonging, readCursor, writeCursor } from './cursor.ts';
import type { DataQuery } from './data-parameters.ts';
import type { Problem } from './problem.ts';

/** Ids fetched from the engine at a time. */
export const IDS_AT_A_TIME = 5_000;

/** The part of a search's hits that was asked for, opened but not yet read. */
export interface Found {
  readonly walk: Walk;
  /** Where reading begins; null: at the first hit. */
  readonly from: Position | null;
  /** 0: beyond the last page. */
  readonly limit: number;
  /** The place as text for an address. */
  readonly cursorAt: (place: Position) => string;
}

/** Opens the hits where the asker wants them. A problem when the cursor is of another search, or not ours. */
export async function openFound(
  { query, page, cursor, limit }: DataQuery,
  portal: Portal,
  text: Texts,
): Promise<Found | Problem> {
  const { page: _, pageSize: __, ...request } = query.toRequest(1);
  const walk = await portal.walk(request);
  const belongsTo = belonging(query.with({ view: 'liste' }).toString(), walk.reading);
  const cursorAt = (place: Position): string => writeCursor(place, belongsTo);
  const given = cursor === null ? null : readCursor(cursor, belongsTo);
  if (cursor !== null && given === null)
    return { status: 400, kind: 'ukjent-plass', ...text.data.problems.otherCursor };
  if (page === null) return { walk, from: given, limit, cursorAt };
  const from = page === 1 ? null : await placeAfter(walk, null, (page - 1) * PAGE_SIZE);
  const beyond = page > 1 && from === null;
  return { walk, from, limit: beyond ? 0 : PAGE_SIZE, cursorAt };
}

/** The place after `count` hits from a place; null: there are no hits after them. */
export async function placeAfter(
  walk: Walk,
  from: Position | null,
  count: number,
): Promise<Position | null> {
  let place = from;
  for (let left = count; left > 0; ) {
    const { ids, next } = await walk.page(place, Math.min(left, IDS_AT_A_TIME));
    if (next === null) return null;
    place = next;
    left -= ids.length;
  }
  return place;
}

export const isFound = (value: Found | Problem): value is Found => 'walk' in value;
