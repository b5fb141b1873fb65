import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { indexFiles } from '../../../indexer/embedded/index-files.ts';
import type { Random } from './letter.ts';

const PAGE = 8_192;
const BALLAST = 1_048_576;

/** Fills the disk the folder lies on to the last byte; the returned function makes room again. */
export function fillDisk(folder: string): () => void {
  const file = join(folder, 'ballast');
  const descriptor = openSync(file, 'w');
  try {
    for (let size = BALLAST; size >= 1; size = Math.floor(size / 2)) writeAll(descriptor, size);
  } finally {
    closeSync(descriptor);
  }
  return () => rmSync(file);
}

function writeAll(descriptor: number, size: number): void {
  const block = Buffer.alloc(size, 0x5a);
  try {
    while (writeSync(descriptor, block) > 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

/** Writes nonsense over some pages in the middle of the live index. */
export function damageIndex(folder: string, random: Random): void {
  const file = indexFiles(folder).current();
  if (file === null) throw new Error('there is no index to damage');
  const pages = Math.floor(statSync(file).size / PAGE);
  const descriptor = openSync(file, 'r+');
  const nonsense = Buffer.from(Array.from({ length: PAGE }, () => Math.floor(random() * 256)));
  for (let n = 1; n < Math.max(3, pages / 4); n++)
    writeSync(descriptor, nonsense, 0, PAGE, (1 + Math.floor(random() * (pages - 1))) * PAGE);
  closeSync(descriptor);
}
