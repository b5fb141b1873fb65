import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** A run whose process has given no sign of life for this long is over. */
export const SILENCE_MS = 90_000;

const instance = randomUUID();

/** This process, as it signs its lock: host, process id, and a mark that a later process with the same number does not have. */
export const owner = `${hostname()} ${process.pid} ${instance}`;

/**
 * True when the run that signed is still at work: it has given a sign of life lately, and its process is there as far as this
 * machine can tell.
 */
export function isAlive(signed: string, lastBeatMs: number, nowMs: number): boolean {
  const [host, pid] = signed.split(' ');
  if (signed !== owner && host === hostname() && !isRunning(Number(pid))) return false;
  return Math.abs(nowMs - lastBeatMs) < SILENCE_MS;
}

function isRunning(pid: number): boolean {
  // Our own number with another mark: that process is dead and the number was given to us.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
