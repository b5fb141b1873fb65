import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const heartbeat = z.strictObject({
  pid: z.number().int(),
  /** UTC: when the process started, and its last sign of life. */
  started: z.iso.datetime(),
  at: z.iso.datetime(),
});
export type Heartbeat = z.infer<typeof heartbeat>;

/** Written once a minute; older than this the process is gone or stuck. */
const STALE_MS = 150_000;

const file = (dataDirectory: string): string => join(dataDirectory, 'harvester.json');

/** Tells `fellesinnsyn status` that the scheduler is at work. */
export function writeHeartbeat(dataDirectory: string, beat: Heartbeat): void {
  const target = file(dataDirectory);
  writeFileSync(`${target}.new`, JSON.stringify(beat));
  renameSync(`${target}.new`, target);
}

export function removeHeartbeat(dataDirectory: string): void {
  rmSync(file(dataDirectory), { force: true });
}

/** The scheduler's last sign of life; null: none, or too long ago to count. */
export function readHeartbeat(dataDirectory: string, now: Date): Heartbeat | null {
  try {
    const beat = heartbeat.parse(JSON.parse(readFileSync(file(dataDirectory), 'utf8')));
    return now.getTime() - Date.parse(beat.at) <= STALE_MS ? beat : null;
  } catch {
    // Not there, or damaged: a scheduler at work writes it again within a minute.
    return null;
  }
}
