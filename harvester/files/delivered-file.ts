import { createReadStream } from 'node:fs';

/** A file as it was delivered, wherever it lies: on disk, in a package, or in memory. It can be read more than once. */
export interface DeliveredFile {
  /** Path inside the delivery, with forward slashes; used in findings. */
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
}

const CHUNK = 262_144;

export const fileOnDisk = (path: string, name: string): DeliveredFile => ({
  name,
  open: () => createReadStream(path, { highWaterMark: CHUNK }),
});

export const fileInMemory = (bytes: Uint8Array, name: string): DeliveredFile => ({
  name,
  async *open() {
    for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
  },
});
