import { z } from 'zod';
import type { Checkpoint } from '../source.ts';

const READ = z.object({
  size: z.number(),
  changed: z.number(),
});

const schema = z.object({
  /** Deliveries that were read to the end, by name. */
  read: z.record(z.string(), READ).default({}),
  /** Deliveries that could not be used, by name, with the reason; they are not read again while they stay the same. */
  refused: z
    .record(z.string(), READ.extend({ reason: z.string(), reader: z.number() }))
    .default({}),
  /** The version of the address that was read last, and why it could not be used (null: it could). */
  address: z
    .object({
      etag: z.string().nullable(),
      lastModified: z.string().nullable(),
      sha256: z.string(),
      reason: z.string().nullable(),
      reader: z.number(),
    })
    .nullable()
    .default(null),
});

/** What a noark source remembers between runs. */
export type NoarkCheckpoint = z.infer<typeof schema>;

/** Counted up when files that were refused may be readable by a mended reader. */
export const READER = 1;

/** The checkpoint as it was kept; one that is not ours is taken as none, and everything is read again. */
export function openCheckpoint(checkpoint: Checkpoint | null): NoarkCheckpoint {
  const parsed = schema.safeParse(checkpoint ?? {});
  return parsed.success ? parsed.data : schema.parse({});
}
