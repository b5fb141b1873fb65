import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = /^fellesinnsyn-p(\d+)-[A-Za-z0-9]{6}$/;
const mine = new Set<string>();

/** A folder of this process alone (mode 0700); disposing it deletes it with what is in it. */
export interface TemporaryFolder extends Disposable {
  readonly path: string;
}

/** The process stands in the name, so that what a killed one left can be told and deleted. */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), `fellesinnsyn-p${process.pid}-`));
  mine.add(path);
  return {
    path,
    [Symbol.dispose]() {
      rmSync(path, { recursive: true, force: true });
      mine.delete(path);
    },
  };
}

/** Deletes the folders of processes that are gone, and those a process by our number left before us. */
export function removeLeftFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(NAME.exec(name)?.[1]);
    const path = join(tmpdir(), name);
    if (!Number.isInteger(pid) || (pid === process.pid ? mine.has(path) : isAlive(pid))) continue;
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // Another user's: they will do it.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and is another user's
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
