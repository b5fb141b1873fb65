import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';

/** What one reading of all the bytes of a file says, before anything in it is believed. */
export interface Survey {
  readonly bytes: number;
  /** Lower-case hex, by algorithm. `sha256` is always there. */
  readonly checksums: Readonly<Record<string, string>>;
  /** Nothing but ASCII: every encoding reads it the same way. */
  readonly ascii: boolean;
  /** All of it is well-formed UTF-8. */
  readonly utf8: boolean;
  /** Sequences of two to four bytes that are well-formed UTF-8; above 10,000 only roughly counted. */
  readonly goodSequences: number;
  /** Bytes above 127 that are part of no well-formed sequence. */
  readonly strayBytes: number;
  /** The first bytes, at most 4096. */
  readonly head: Uint8Array;
}

const HEAD = 4096;
const ENOUGH = 10_000;

/**
 * Reads `chunks` to the end, holding one at a time.
 * `algorithms` are names Node's `createHash` knows (`sha256`, `sha512`, `md5`, …).
 */
export async function survey(
  chunks: AsyncIterable<Uint8Array>,
  algorithms: readonly string[] = [],
): Promise<Survey> {
  const hashes = [...new Set(['sha256', ...algorithms])].map(
    (name) => [name, createHash(name)] as const,
  );
  const head: Uint8Array[] = [];
  let headBytes = 0;
  let bytes = 0;
  let ascii = true;
  let utf8 = true;
  let goodSequences = 0;
  let strayBytes = 0;
  let carried: Uint8Array = new Uint8Array(0);
  for await (const chunk of chunks) {
    bytes += chunk.length;
    for (const [, hash] of hashes) hash.update(chunk);
    if (headBytes < HEAD) {
      const part = chunk.slice(0, HEAD - headBytes);
      head.push(part);
      headBytes += part.length;
    }
    if (carried.length === 0 && isAscii(chunk)) continue;
    ascii = false;
    const joined = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const cut = joined.length - unfinished(joined);
    const whole = joined.subarray(0, cut);
    carried = joined.slice(cut);
    if (isUtf8(whole)) {
      if (goodSequences < ENOUGH) goodSequences += countSequences(whole).good;
      continue;
    }
    utf8 = false;
    const counts = countSequences(whole);
    goodSequences += counts.good;
    strayBytes += counts.stray;
  }
  if (carried.length > 0) {
    utf8 = false;
    strayBytes += carried.length;
  }
  return {
    bytes,
    checksums: Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('hex')])),
    ascii,
    utf8,
    goodSequences,
    strayBytes,
    head: Buffer.concat(head),
  };
}

/** Bytes at the end that begin a UTF-8 sequence which the next chunk must finish. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < sequenceLength(byte) ? back : 0;
  }
  return 0;
}

const sequenceLength = (lead: number): number =>
  lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;

function countSequences(bytes: Uint8Array): { good: number; stray: number } {
  let good = 0;
  let stray = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    const length = sequenceLength(byte);
    let ok = length > 1;
    for (let k = 1; ok && k < length; k++) ok = ((bytes[i + k] ?? 0) & 0xc0) === 0x80;
    if (ok) {
      good++;
      i += length - 1;
    } else stray++;
  }
  return { good, stray };
}
