import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SourceUnreachable } from '../../../errors.ts';
import { SiardUnreadable } from './siard-unreadable.ts';

/** Random access to the bytes of one file, or of one file cut into parts. */
export interface ByteSource extends Disposable {
  /** Bytes in all parts together. */
  readonly size: number;
  readonly parts: number;
  /** Exactly `length` bytes from `position`; throws SiardUnreadable `truncated` when they are not there. */
  read(position: number, length: number): Buffer;
}

const PART = /^(.*)_part(\d{3,})$/;

/**
 * Opens `file`, or its parts when it is cut as SIARD 2.2 §8.2 allows: `X.siard_part001`, `X.siard_part002`, … A missing
 * part in the row is an error; a lost last part shows as a truncated archive.
 */
export function openByteSource(file: string): ByteSource {
  const paths = partsOf(file);
  const descriptors: number[] = [];
  const starts: number[] = [];
  let size = 0;
  try {
    for (const path of paths) {
      const descriptor = openSync(path, 'r');
      descriptors.push(descriptor);
      starts.push(size);
      size += fstatSync(descriptor).size;
    }
  } catch (cause) {
    for (const descriptor of descriptors) closeSync(descriptor);
    throw new SourceUnreachable(
      `${file} cannot be opened: is it there, and may this user read it?`,
      {
        cause,
      },
    );
  }
  let open = true;
  return {
    size,
    parts: paths.length,
    read(position, length) {
      if (position < 0 || length < 0 || position + length > size)
        throw new SiardUnreadable(
          'truncated',
          `${file}: bytes ${position}–${position + length} are asked for, but the file has ${size}: it is cut short or damaged, fetch it again`,
        );
      const buffer = Buffer.allocUnsafe(length);
      let part = starts.findLastIndex((start) => start <= position);
      for (let filled = 0; filled < length; ) {
        const at = position + filled - (starts[part] ?? 0);
        const got = readSync(descriptors[part] ?? -1, buffer, filled, length - filled, at);
        if (got > 0) filled += got;
        else if (++part >= descriptors.length)
          throw new SiardUnreadable('truncated', `${file}: became shorter while it was read`);
      }
      return buffer;
    },
    [Symbol.dispose]() {
      if (open) for (const descriptor of descriptors) closeSync(descriptor);
      open = false;
    },
  };
}

function partsOf(file: string): string[] {
  const named = PART.exec(file);
  const whole = named?.[1] ?? file;
  if (named === null && existsSync(file)) return [file];
  const folder = dirname(whole);
  const found = (existsSync(folder) ? readdirSync(folder) : [])
    .flatMap((name) => {
      const match = PART.exec(name);
      return match?.[1] === basename(whole) ? [{ name, number: Number(match[2]) }] : [];
    })
    .sort((a, b) => a.number - b.number);
  // The missing file is then reported by its own name when it is opened.
  if (found.length === 0) return [file];
  found.forEach(({ number }, index) => {
    if (number !== index + 1)
      throw new SiardUnreadable(
        'truncated',
        `${whole}: part ${index + 1} is missing beside ${found[0]?.name ?? ''}; put all parts in one folder`,
      );
  });
  return found.map(({ name }) => join(folder, name));
}
