import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * An index is a file beside a pointer: `index.current` names the live one. A rebuild writes another file and turns the
 * pointer with one rename, so readers see the old index or the new one, never part of either.
 */
export interface IndexFiles {
  /** Path of the live index; null: none has been built. */
  current(): string | null;
  /** A path no index has. */
  fresh(): string;
  /** Makes `file` the live one and removes every other index file. */
  turnTo(file: string): void;
  /** Removes index files that are not live: what a rebuild left when it was stopped. */
  removeStrays(): void;
}

const POINTER = 'index.current';
const INDEX_FILE = /^index-[\w-]+\.sqlite$/;
const PARTS = ['', '-wal', '-shm', '-journal'];

export function indexFiles(directory: string): IndexFiles {
  const pointer = join(directory, POINTER);
  const current = (): string | null => {
    let name: string;
    try {
      name = readFileSync(pointer, 'utf8').trim();
    } catch {
      // No pointer: nothing has been built yet.
      return null;
    }
    return INDEX_FILE.test(name) ? join(directory, name) : null;
  };
  const removeStrays = (): void => {
    const live = basename(current() ?? '');
    for (const name of readdirSync(directory)) {
      const base = PARTS.map((part) => name.slice(0, name.length - part.length)).find(
        (candidate, i) => name.endsWith(PARTS[i] ?? '') && INDEX_FILE.test(candidate),
      );
      if (base !== undefined && base !== live) rmSync(join(directory, name), { force: true });
    }
  };
  return {
    current,
    fresh: () => {
      for (let n = 0; ; n++) {
        const file = join(directory, `index-${Date.now().toString(36)}-${process.pid}-${n}.sqlite`);
        if (!existsSync(file)) return file;
      }
    },
    turnTo: (file) => {
      if (dirname(file) !== directory) throw new RangeError('an index stays beside its pointer');
      writeFileSync(`${pointer}.new`, `${basename(file)}\n`, { flush: true });
      renameSync(`${pointer}.new`, pointer);
      removeStrays();
    },
    removeStrays,
  };
}
