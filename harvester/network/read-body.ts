import { SourceChangedShape } from '../errors.ts';

interface ReadBody {
  readonly body: Uint8Array;
  /** What comes after `body`; null: nothing more. */
  readonly rest: AsyncGenerator<Uint8Array> | null;
}

/**
 * Collects a body up to `maxBytes`. A longer one gives the remainder in `rest` when `streamRest` is set (`body` is then
 * whole chunks and may be a little longer than `maxBytes`), else throws SourceChangedShape.
 */
export async function readBody(
  stream: AsyncGenerator<Uint8Array>,
  maxBytes: number,
  streamRest: boolean,
  where: string,
): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const next = await stream.next();
    if (next.done === true) break;
    chunks.push(next.value);
    bytes += next.value.length;
    if (bytes <= maxBytes) continue;
    if (streamRest) return { body: Buffer.concat(chunks, bytes), rest: stream };
    await stream.return(undefined);
    throw new SourceChangedShape(
      `${where} answered more than ${maxBytes} bytes, the limit for this request.`,
      { sample: Buffer.from(chunks[0] ?? []).toString('utf8', 0, 2048) },
    );
  }
  const [only] = chunks;
  return {
    body: chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, bytes),
    rest: null,
  };
}
