import { createHash } from 'node:crypto';

const CR = 0x0d;
const LF = 0x0a;

/**
 * True when the checksum fits the file once its line ends are changed, to CR LF or to LF: transfer programs do that in text
 * mode, and nothing else of the content is then different. `expected` is lower-case hex.
 */
export async function fitsWithOtherLineEnds(
  chunks: AsyncIterable<Uint8Array>,
  algorithm: string,
  expected: string,
): Promise<boolean> {
  const windows = createHash(algorithm);
  const unix = createHash(algorithm);
  let before = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) {
      const returned = (at === 0 ? before : chunk[at - 1]) === CR;
      windows.update(chunk.subarray(from, at));
      if (!returned) windows.update('\r');
      windows.update('\n');
      from = at + 1;
    }
    windows.update(chunk.subarray(from));
    const withLast = before === CR ? Buffer.concat([Uint8Array.of(CR), chunk]) : chunk;
    const held = withLast[withLast.length - 1] === CR;
    unix.update(withoutReturns(held ? withLast.subarray(0, -1) : withLast));
    before = chunk[chunk.length - 1] ?? before;
  }
  if (before === CR) unix.update('\r');
  return windows.digest('hex') === expected || unix.digest('hex') === expected;
}

function withoutReturns(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte !== CR || bytes[i + 1] !== LF) kept[length++] = byte;
  }
  return kept.subarray(0, length);
}
