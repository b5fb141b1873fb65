import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

/** The body cannot be unpacked: damaged, cut off, or not what its header says. */
export class UndecodableBody extends Error {
  override name = 'UndecodableBody';
}

/**
 * Unpacks a body. The first bytes are believed over the Content-Encoding header: a gzip body without the header is
 * unpacked, a plain body that claims to be gzip is left alone.
 * The stream throws UndecodableBody when the packed data is damaged or ends early.
 */
export async function* decompress(
  body: AsyncIterable<Uint8Array>,
  contentEncoding: string,
): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  let opened = false;
  try {
    let head: Uint8Array = new Uint8Array(0);
    while (head.length < 2) {
      const next = await chunks.next();
      if (next.done === true) break;
      head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
    }
    const unpack = unpackerFor(head, contentEncoding);
    if (unpack === null) {
      if (head.length > 0) yield head;
      for (let next = await chunks.next(); next.done !== true; next = await chunks.next())
        yield next.value;
      return;
    }
    opened = true;
    let upstream: unknown = null;
    const packed = async function* (): AsyncGenerator<Uint8Array> {
      try {
        yield head;
        for (let next = await chunks.next(); next.done !== true; next = await chunks.next())
          yield next.value;
      } catch (error) {
        upstream = error;
        throw error;
      } finally {
        await chunks.return?.();
      }
    };
    pipeline(Readable.from(packed(), { objectMode: false }), unpack, () => {});
    try {
      yield* unpack;
    } catch (error) {
      // A broken connection is not a damaged body.
      if (upstream !== null) throw upstream;
      throw new UndecodableBody('the compressed body is damaged or cut off', { cause: error });
    }
  } finally {
    if (!opened) await chunks.return?.();
  }
}

function unpackerFor(head: Uint8Array, contentEncoding: string): Transform | null {
  const [first, second] = head;
  // RFC 1952 §2.3.1: every gzip member starts with 1f 8b.
  if (first === 0x1f && second === 0x8b) return createGunzip();
  const coding = contentEncoding.trim().toLowerCase();
  if (coding === 'br' && first !== undefined) return createBrotliDecompress();
  if (coding !== 'deflate' || first === undefined) return null;
  // RFC 1950 zlib header, else the raw deflate some servers send.
  if (first === 0x78) return createInflate();
  return first === 0x3c ? null : createInflateRaw();
}
