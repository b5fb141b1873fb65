import { lstat, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SourceUnreachable } from '../../errors.ts';
import type { NoarkSettings } from './settings.ts';

/** Something that landed: one file, or one folder that is a package. */
export interface Delivery {
  /** Name in the folder; it is what a delivery is remembered by. */
  readonly name: string;
  readonly path: string;
  readonly isFolder: boolean;
  /** Bytes of all files, and the newest change in milliseconds since 1970. A delivery with another stamp is read again. */
  readonly size: number;
  readonly changed: number;
}

export interface Listing {
  /** Oldest first, so that the newest delivery of a period has the last word. */
  readonly ready: readonly Delivery[];
  /** Changed so recently that somebody may still be writing. */
  readonly unsettled: readonly string[];
}

const MOST_FILES = 200_000;

/** What the settings point at on disk. Throws SourceUnreachable when it is not there or cannot be read. */
export async function listDeliveries(
  settings: Pick<NoarkSettings, 'folder' | 'file' | 'settleSeconds'>,
  now: Date,
): Promise<Listing> {
  const { file, folder } = settings;
  if (file !== undefined) return { ready: [await stamp(file)], unsettled: [] };
  if (folder === undefined) return { ready: [], unsettled: [] };
  const ready: Delivery[] = [];
  const unsettled: string[] = [];
  for (const entry of await list(folder)) {
    // links lead out of the folder, and names with a dot first are other programs' half-written files
    if (entry.isSymbolicLink() || entry.name.startsWith('.')) continue;
    if (!entry.isFile() && !entry.isDirectory()) continue;
    const delivery = await stamp(join(folder, entry.name));
    const rest = now.getTime() - delivery.changed;
    if (settings.settleSeconds > 0 && rest < settings.settleSeconds * 1000)
      unsettled.push(delivery.name);
    else ready.push(delivery);
  }
  ready.sort((a, b) => a.changed - b.changed || (a.name < b.name ? -1 : 1));
  return { ready, unsettled };
}

/** Paths of all files below a folder, relative with forward slashes, sorted; links are not followed. */
export async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  const waiting = [''];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
    for (const entry of await list(join(folder, at))) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile() && found.length < MOST_FILES) found.push(path);
    }
  return found.sort();
}

async function stamp(path: string): Promise<Delivery> {
  try {
    const facts = await lstat(path);
    let size = facts.size;
    let changed = facts.mtimeMs;
    if (facts.isDirectory()) {
      size = 0;
      for (const file of await filesBelow(path)) {
        const inner = await lstat(join(path, file));
        size += inner.size;
        changed = Math.max(changed, inner.mtimeMs);
      }
    } else if (!facts.isFile()) throw new Error('neither a file nor a folder');
    return { name: basename(path), path, isFolder: facts.isDirectory(), size, changed };
  } catch (cause) {
    throw new SourceUnreachable(`${path}: cannot be read. Check that it is there.`, { cause });
  }
}

async function list(folder: string): Promise<import('node:fs').Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    throw new SourceUnreachable(`${folder}: the folder cannot be read. Check that it is there.`, {
      cause,
    });
  }
}
