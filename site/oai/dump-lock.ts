import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** After this long the process that took it has died with the machine, and its number may be another's. */
const STALE_MS = 6 * 3_600_000;

/** The right to write dumps in the folder, until it is disposed of; null: another process has it. */
export function takeDumpLock(folder: string, now: Date): Disposable | null {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, '.writing');
  const text = JSON.stringify({ pid: process.pid, at: now.getTime() });
  for (let attempt = 0; attempt < 2; attempt++)
    try {
      writeFileSync(file, text, { flag: 'wx' });
      return { [Symbol.dispose]: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      if (isHeld(file, now)) return null;
      rmSync(file, { force: true });
    }
  return null;
}

function isHeld(file: string, now: Date): boolean {
  try {
    const { pid, at } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; at: number };
    if (pid === process.pid || now.getTime() - at > STALE_MS) return pid === process.pid;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
