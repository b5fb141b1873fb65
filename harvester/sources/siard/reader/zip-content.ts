import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { ByteSource } from './byte-source.ts';
import { SiardUnreadable } from './siard-unreadable.ts';
import type { ZipDirectory, ZipEntry } from './zip-directory.ts';

/** What one entry may cost. A deflate stream can grow a thousandfold; real tables stay below fifty. */
export interface ContentLimits {
  readonly maxBytes: number;
  /** Size : compressed size above which an entry over 256 MiB is taken for a bomb; small ones cost little (seen: 256 : 1 at 20 MB). */
  readonly maxRatio: number;
}

export const DEFAULT_LIMITS: ContentLimits = { maxBytes: 2 ** 44, maxRatio: 250 };

const STORED = 0;
const DEFLATED = 8;
const BLOCK = 128 * 1024;
const RATIO_FROM = 256 * 1024 * 1024;

const refuse = (code: 'zip-damaged' | 'zip-unsupported', entry: ZipEntry, what: string) =>
  new SiardUnreadable(code, `${entry.name}: ${what}`);

const wrongSum = (entry: ZipEntry) =>
  new SiardUnreadable(
    'checksum',
    `${entry.name}: size or CRC-32 differs from the list of files; the archive is damaged, fetch it again`,
  );

/** Byte position of the entry's data. Of the local header only the name and the lengths are believed. */
function dataStart(
  bytes: ByteSource,
  directory: ZipDirectory,
  entry: ZipEntry,
  limits: ContentLimits,
): number {
  if (directory.ambiguous.has(entry.name))
    throw refuse('zip-damaged', entry, 'stands twice in the archive with different content');
  if ((entry.flags & 1) !== 0)
    throw refuse('zip-unsupported', entry, 'is encrypted, which SIARD does not allow');
  if (entry.method !== STORED && entry.method !== DEFLATED)
    throw refuse(
      'zip-unsupported',
      entry,
      `compression method ${entry.method}; SIARD allows stored and deflate`,
    );
  if (entry.method === STORED && entry.size !== entry.compressedSize) throw wrongSum(entry);
  if (
    entry.size > limits.maxBytes ||
    (entry.size > RATIO_FROM && entry.size > entry.compressedSize * limits.maxRatio)
  )
    throw new SiardUnreadable(
      'too-large',
      `${entry.name}: ${entry.compressedSize} bytes would unpack to ${entry.size}; refused as a ZIP bomb`,
    );
  const header = bytes.read(entry.headerOffset, 30);
  if (header.readUInt32LE(0) !== 0x04034b50)
    throw refuse('zip-damaged', entry, 'its local header is not where the list of files says');
  const nameLength = header.readUInt16LE(26);
  // Its sizes lie in most real files, its name in none: another name means the entries were exchanged.
  const name = bytes.read(entry.headerOffset + 30, nameLength).toString('utf8');
  if (name !== entry.name)
    throw refuse('zip-damaged', entry, 'its local header names another file');
  return entry.headerOffset + 30 + nameLength + header.readUInt16LE(28);
}

function* blocks(bytes: ByteSource, start: number, length: number): Generator<Buffer> {
  for (let done = 0; done < length; done += BLOCK)
    yield bytes.read(start + done, Math.min(BLOCK, length - done));
}

/**
 * The unpacked bytes of an entry, in blocks of up to 128 KiB. Size and CRC-32 are compared at the end: what came before is
 * only to be trusted when the iteration ends without a throw.
 */
export async function* entryBlocks(
  bytes: ByteSource,
  directory: ZipDirectory,
  entry: ZipEntry,
  limits: ContentLimits = DEFAULT_LIMITS,
): AsyncGenerator<Buffer> {
  const start = dataStart(bytes, directory, entry, limits);
  // Some writers mark an empty file as deflated and write no deflate stream at all.
  if (entry.size === 0 && entry.compressedSize === 0) return;
  let sum = 0;
  let size = 0;
  const source =
    entry.method === STORED
      ? blocks(bytes, start, entry.size)
      : inflated(bytes, start, entry.compressedSize);
  try {
    for await (const block of source) {
      size += block.length;
      if (size > entry.size) throw wrongSum(entry);
      sum = crc32(block, sum);
      yield block;
    }
  } catch (cause) {
    if (cause instanceof SiardUnreadable) throw cause;
    throw new SiardUnreadable('checksum', `${entry.name}: the compressed data is damaged`, {
      cause,
    });
  }
  if (size !== entry.size || sum !== entry.crc) throw wrongSum(entry);
}

async function* inflated(bytes: ByteSource, start: number, length: number): AsyncGenerator<Buffer> {
  // Lets the other thread unpack ahead of the reader.
  const options = { chunkSize: BLOCK, readableHighWaterMark: 4 * BLOCK };
  const inflate = createInflateRaw(options);
  // Errors reach the reader through `inflate` itself.
  pipeline(Readable.from(blocks(bytes, start, length)), inflate, () => {});
  for await (const block of inflate) yield block as Buffer;
}

/** A whole small entry (a text kept in a file of its own). Throws above `maxBytes`. */
export function entryBytes(
  bytes: ByteSource,
  directory: ZipDirectory,
  entry: ZipEntry,
  maxBytes: number,
): Buffer {
  const start = dataStart(bytes, directory, entry, { maxBytes, maxRatio: 1100 });
  if (entry.size === 0 && entry.compressedSize === 0) return Buffer.alloc(0);
  const packed = bytes.read(start, entry.compressedSize);
  let content: Buffer;
  try {
    content =
      entry.method === STORED
        ? packed
        : inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) });
  } catch (cause) {
    throw new SiardUnreadable('checksum', `${entry.name}: the compressed data is damaged`, {
      cause,
    });
  }
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw wrongSum(entry);
  return content;
}
