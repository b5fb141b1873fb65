import type { ByteSource } from './byte-source.ts';
import { SiardUnreadable } from './siard-unreadable.ts';

/** One file in the archive, as the central directory states it. Local headers are known to lie and are never believed. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Where the local header starts, in bytes from the start of the file. */
  readonly headerOffset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const WINDOW = 1 << 20;
const MAX_ENTRIES = 20_000_000;

/** The central directory in columns: 300,000 entries take some 40 MB. */
export class ZipDirectory {
  /** Names that stand twice with different content: neither can be trusted. */
  readonly ambiguous = new Set<string>();
  duplicates = 0;
  /** Bytes all entries would unpack to. */
  unpacked = 0;
  readonly #index = new Map<string, number>();
  #folded: Map<string, string> | null = null;
  #numbers = new Float64Array(3 * 1024);
  #small = new Uint32Array(3 * 1024);
  #count = 0;

  get size(): number {
    return this.#index.size;
  }

  names(): Iterable<string> {
    return this.#index.keys();
  }

  add(entry: ZipEntry): void {
    const known = this.get(entry.name);
    if (known !== null) {
      this.duplicates++;
      if (known.crc !== entry.crc || known.size !== entry.size) this.ambiguous.add(entry.name);
    }
    this.unpacked += entry.size;
    const at = this.#count * 3;
    if (at + 3 > this.#numbers.length) {
      this.#numbers = grown(this.#numbers, new Float64Array(this.#numbers.length * 2));
      this.#small = grown(this.#small, new Uint32Array(this.#small.length * 2));
    }
    this.#numbers.set([entry.headerOffset, entry.compressedSize, entry.size], at);
    this.#small.set([entry.crc, entry.method, entry.flags], at);
    this.#index.set(entry.name, this.#count++);
  }

  get(name: string): ZipEntry | null {
    const index = this.#index.get(name);
    if (index === undefined) return null;
    const [headerOffset = 0, compressedSize = 0, size = 0] = this.#numbers.subarray(index * 3);
    const [crc = 0, method = 0, flags = 0] = this.#small.subarray(index * 3);
    return { name, method, flags, crc, compressedSize, size, headerOffset };
  }

  /** Exact name, else the same name in other case or with `\` for `/`. */
  find(name: string): ZipEntry | null {
    const exact = this.get(name);
    if (exact !== null) return exact;
    if (this.#folded === null) {
      this.#folded = new Map();
      for (const known of this.#index.keys()) this.#folded.set(fold(known), known);
    }
    const known = this.#folded.get(fold(name));
    return known === undefined ? null : this.get(known);
  }
}

const fold = (name: string): string => name.replaceAll('\\', '/').toLowerCase();

function grown<T extends Float64Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/**
 * Reads the central directory (APPNOTE 6.3 §4.3.12–16), ZIP64 included, through a sliding window. Throws SiardUnreadable
 * when this is no ZIP, is cut short, or states something its own size makes impossible.
 */
export function readZipDirectory(bytes: ByteSource): ZipDirectory {
  const { start, size, entries, shift } = findDirectory(bytes);
  const directory = new ZipDirectory();
  let window: Buffer = Buffer.alloc(0);
  let base = start;
  let at = 0;
  let seen = 0;
  const need = (length: number): void => {
    if (at + length <= window.length) return;
    base += at;
    at = 0;
    const left = start + size - base;
    if (length > left) throw damaged(`the list of files ends inside entry ${seen + 1}`);
    window = bytes.read(base, Math.min(left, Math.max(WINDOW, length)));
  };
  while (base + at < start + size) {
    if (start + size - base - at < 46) break;
    need(46);
    // An archive signature may follow the entries.
    if (window.readUInt32LE(at) !== CENTRAL) break;
    const nameLength = window.readUInt16LE(at + 28);
    const extraLength = window.readUInt16LE(at + 30);
    const length = 46 + nameLength + extraLength + window.readUInt16LE(at + 32);
    need(length);
    directory.add(
      readEntry(window.subarray(at, at + length), nameLength, extraLength, shift, bytes),
    );
    if (++seen > MAX_ENTRIES)
      throw new SiardUnreadable('too-large', `The archive lists more than ${MAX_ENTRIES} files`);
    at += length;
  }
  // Old writers without ZIP64 state the count modulo 65,536.
  if (seen !== entries && !(entries < 0xffff && (seen & 0xffff) === entries))
    throw damaged(`${entries} files are announced and ${seen} are listed`);
  return directory;
}

function readEntry(
  record: Buffer,
  nameLength: number,
  extraLength: number,
  shift: number,
  bytes: ByteSource,
): ZipEntry {
  const name = record.subarray(46, 46 + nameLength).toString('utf8');
  let compressedSize = record.readUInt32LE(20);
  let size = record.readUInt32LE(24);
  let headerOffset = record.readUInt32LE(42);
  const extra = record.subarray(46 + nameLength, 46 + nameLength + extraLength);
  for (let at = 0; at + 4 <= extra.length; ) {
    const id = extra.readUInt16LE(at);
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (id === 1 && end <= extra.length) {
      let field = at + 4;
      const next = (value: number): number => {
        if (value !== 0xffffffff || field + 8 > end) return value;
        field += 8;
        return safe(extra.readBigUInt64LE(field - 8));
      };
      size = next(size);
      compressedSize = next(compressedSize);
      headerOffset = next(headerOffset);
    }
    at = end;
  }
  headerOffset += shift;
  if (headerOffset + 30 + compressedSize > bytes.size)
    throw damaged(`an entry claims bytes beyond the end of the file`);
  return {
    name,
    method: record.readUInt16LE(10),
    flags: record.readUInt16LE(8),
    crc: record.readUInt32LE(16),
    compressedSize,
    size,
    headerOffset,
  };
}

function findDirectory(bytes: ByteSource): {
  start: number;
  size: number;
  entries: number;
  shift: number;
} {
  const head = bytes.read(0, Math.min(bytes.size, 512));
  const tailLength = Math.min(bytes.size, 22 + 0xffff);
  const tail = bytes.read(bytes.size - tailLength, tailLength);
  let end = -1;
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue;
    if (at + 22 + tail.readUInt16LE(at + 20) <= tail.length) {
      end = at;
      break;
    }
  }
  if (end < 0) throw whatElse(head, bytes.size);
  const endPosition = bytes.size - tailLength + end;
  let entries = tail.readUInt16LE(end + 10);
  let size = tail.readUInt32LE(end + 12);
  let offset = tail.readUInt32LE(end + 16);
  let directoryEnd = endPosition;
  const saturated = entries === 0xffff || size === 0xffffffff || offset === 0xffffffff;
  const locator = endPosition >= 20 ? bytes.read(endPosition - 20, 20) : Buffer.alloc(20);
  if (saturated && locator.readUInt32LE(0) === END_64_LOCATOR) {
    const stated = safe(locator.readBigUInt64LE(8));
    const at = [stated, endPosition - 76].find(
      (position) =>
        position >= 0 &&
        position + 56 <= endPosition &&
        bytes.read(position, 4).readUInt32LE(0) === END_64,
    );
    if (at === undefined) throw damaged('the ZIP64 end record is not where it should be');
    const record = bytes.read(at, 56);
    entries = safe(record.readBigUInt64LE(32));
    size = safe(record.readBigUInt64LE(40));
    offset = safe(record.readBigUInt64LE(48));
    directoryEnd = at;
  } else if (tail.readUInt16LE(end + 4) !== 0) {
    throw new SiardUnreadable('zip-unsupported', 'The ZIP is spread over several disks: join it');
  }
  // Bytes put before the archive move every offset by the same amount.
  const shift = directoryEnd - size - offset;
  if (shift < 0 || size > directoryEnd) throw damaged('the list of files lies outside the file');
  return { start: offset + shift, size, entries, shift };
}

const damaged = (what: string): SiardUnreadable =>
  new SiardUnreadable('zip-damaged', `The ZIP is damaged: ${what}; fetch the archive again`);

function safe(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged('a size or offset is impossible');
  return Number(value);
}

function whatElse(head: Buffer, size: number): SiardUnreadable {
  const sample = head.subarray(0, 16).toString('hex');
  const text = head.toString('latin1');
  const first = `its first bytes are ${sample.slice(0, 16) || '(none)'}`;
  const is = (what: string, advice: string): SiardUnreadable =>
    new SiardUnreadable('not-a-zip', `This is ${what}, not a SIARD archive (${first}): ${advice}`, {
      sample,
    });
  if (size === 0) return is('an empty file', 'fetch it again');
  if (sample.startsWith('377abcaf271c'))
    return is('a 7z archive', 'unpack it and use the .siard in it');
  if (sample.startsWith('1f8b')) return is('a gzip file', 'unpack it first');
  if (text.slice(257, 262) === 'ustar')
    return is('a tar file', 'use the .siard in its content folder');
  if (text.startsWith('version https://git-lfs'))
    return is('a Git LFS pointer', 'fetch the file it points at');
  if (/^\s*<(!doctype html|html)/i.test(text))
    return is('a web page', 'the download was refused or moved');
  if (sample.startsWith('504b0304'))
    return new SiardUnreadable(
      'truncated',
      `The ZIP has no list of files at its end (${size} bytes; ${first}): it is cut short, fetch it again`,
      { sample },
    );
  return is('not a ZIP file', 'check the file');
}
