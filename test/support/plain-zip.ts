import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/**
 * A second, deliberately simple ZIP reader to compare the product's own with: whole file in memory, ZIP32 only, sizes from
 * the central directory.
 */
export function plainUnzip(file: string): Map<string, () => Buffer> {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error(`${file}: no end of central directory`);
  const files = new Map<string, () => Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const method = bytes.readUInt16LE(at + 10);
    const packed = bytes.readUInt32LE(at + 20);
    const lengths = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const [name = 0, extra = 0, comment = 0] = lengths;
    const header = bytes.readUInt32LE(at + 42);
    const path = bytes.toString('utf8', at + 46, at + 46 + name);
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const raw = bytes.subarray(start, start + packed);
    files.set(path, () =>
      method === 0 ? raw : packed === 0 ? Buffer.alloc(0) : inflateRawSync(raw),
    );
    at += 46 + name + extra + comment;
  }
  return files;
}
