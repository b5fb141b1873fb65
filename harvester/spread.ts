import { createHash } from 'node:crypto';

/**
 * How long after its schedule a source is read, in ms from 0 to below `minutes`. Sources with the same schedule come one after the
 * other, also those of other regions at the same supplier; the same source always at the same time, so that a day has one run.
 */
export function spreadMs(regionId: string, sourceId: string, minutes: number): number {
  const digest = createHash('sha256').update(`${regionId} ${sourceId}`).digest();
  return Math.floor((digest.readUInt32BE(0) / 2 ** 32) * minutes * 60) * 1_000;
}
