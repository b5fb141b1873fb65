import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Position } from '../../indexer/engine.ts';

const written = z.tuple([z.int().min(0), z.number().min(0), z.string()]);

/** What a position belongs to: the search as asked, and how it was read. */
export const belonging = (search: string, reading: string): string =>
  createHash('sha256').update(`${search}\n${reading}`).digest('base64url').slice(0, 16);

/** A place in the hits of one search, as text for an address. It stays good however the journal changes. */
export const writeCursor = ({ tier, key }: Position, belongsTo: string): string =>
  Buffer.from(JSON.stringify([tier, key, belongsTo])).toString('base64url');

/** null: not a cursor of ours, or one of another search. */
export function readCursor(text: string, belongsTo: string): Position | null {
  try {
    const read = written.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (!read.success || read.data[2] !== belongsTo) return null;
    return { tier: read.data[0], key: read.data[1] };
  } catch {
    return null;
  }
}
