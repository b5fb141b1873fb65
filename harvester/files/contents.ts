import type { DeliveredFile } from './delivered-file.ts';

/** The files of one delivery. Disposing it closes what it was read from. */
export interface Contents extends AsyncDisposable {
  readonly files: readonly DeliveredFile[];
}

export const contentsOf = (files: readonly DeliveredFile[]): Contents => ({
  files,
  async [Symbol.asyncDispose]() {},
});

/** The first bytes of a file, at most `bytes` and a chunk. */
export async function headOf(file: DeliveredFile, bytes = 4096): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file.open()) {
    pieces.push(chunk);
    length += chunk.length;
    if (length >= bytes) break;
  }
  return Buffer.concat(pieces).subarray(0, bytes);
}
