import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { SourceChangedShape } from '../errors.ts';
import type { Contents } from './contents.ts';
import type { DeliveredFile } from './delivered-file.ts';
import { memberName } from './member-name.ts';

const BLOCK = 512;
const MOST_MEMBERS = 200_000;
const LONGEST_NAME = 65_536;

/** True when the block is a tar header: its checksum fits (POSIX ustar, also the old format without the word). */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < BLOCK || block[0] === 0) return false;
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 32 : (block[i] ?? 0);
  return readNumber(block, 148, 8) === sum;
}

/**
 * The regular files in a tar, found by their headers and read where they lie; nothing is unpacked. Throws SourceChangedShape,
 * naming the member's place, for links, names that lead out of the package, and a file that breaks off.
 */
export async function openTar(path: string, name: string): Promise<Contents> {
  const handle = await open(path);
  try {
    return { files: await listMembers(handle, path, name), async [Symbol.asyncDispose]() {} };
  } finally {
    await handle.close();
  }
}

async function listMembers(
  handle: FileHandle,
  path: string,
  name: string,
): Promise<DeliveredFile[]> {
  const { size: end } = await handle.stat();
  const files: DeliveredFile[] = [];
  let longName: string | null = null;
  let pax: ReadonlyMap<string, string> = new Map();
  for (let at = 0; at + BLOCK <= end; ) {
    const block = await readAt(handle, at, BLOCK);
    // two blocks of zeros end a tar; without them it was cut off, be it between two members
    if (block.every((byte) => byte === 0)) return files;
    const place = at;
    const refused = (reason: string): SourceChangedShape =>
      new SourceChangedShape(`${name}, member at byte ${place}: ${reason}. Ask for a new package.`);
    if (!isTarHeader(block)) throw refused('no tar header where one should be');
    const size = Number(pax.get('size') ?? readNumber(block, 124, 12));
    const start = at + BLOCK;
    if (!Number.isSafeInteger(size) || size < 0 || start + size > end)
      throw refused('the package breaks off inside the member');
    const type = String.fromCharCode(block[156] ?? 0);
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    if (type === 'L' || type === 'x' || type === 'g' || type === 'K') {
      if (size > LONGEST_NAME) throw refused('the name of a member is too long');
      const content = await readAt(handle, start, size);
      if (type === 'L') longName = text(content);
      else if (type === 'x') pax = readPax(content);
      continue;
    }
    const stored: string = pax.get('path') ?? longName ?? headerName(block);
    longName = null;
    pax = new Map();
    if (type === '5') continue;
    if (type !== '0' && type !== '\0' && type !== '7')
      throw refused('the member is a link or a device, not a file');
    const member = memberName(stored);
    if (member === null) throw refused('the name of the member leads out of the package');
    if (files.length >= MOST_MEMBERS) throw refused(`more than ${MOST_MEMBERS} members`);
    files.push({
      name: `${name}/${member}`,
      open: () =>
        size === 0
          ? nothing()
          : createReadStream(path, { start, end: start + size - 1, highWaterMark: 262_144 }),
    });
  }
  throw new SourceChangedShape(
    `${name}: the package breaks off before its end mark. Ask for a new package.`,
  );
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** Octal digits, or base 256 when the first bit is set (GNU, for large files). */
function readNumber(block: Uint8Array, offset: number, length: number): number {
  const field = block.subarray(offset, offset + length);
  if (((field[0] ?? 0) & 0x80) !== 0)
    return field.reduce((sum, byte, i) => (i === 0 ? byte & 0x7f : sum * 256 + byte), 0);
  return Number.parseInt(text(field).trim() || '0', 8);
}

function headerName(block: Uint8Array): string {
  const name = text(block.subarray(0, 100));
  const isUstar = text(block.subarray(257, 262)) === 'ustar';
  const prefix = isUstar ? text(block.subarray(345, 500)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

const text = (bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes).replace(/\0[\s\S]*$/, '');

/** `<length> <key>=<value>\n` records (POSIX.1-2001 pax). */
function readPax(content: Uint8Array): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const match of new TextDecoder().decode(content).matchAll(/\d+ ([^=\n]+)=([^\n]*)\n/g))
    found.set(match[1] ?? '', match[2] ?? '');
  return found;
}
