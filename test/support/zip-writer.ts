import { closeSync, openSync, writeSync } from 'node:fs';
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

export interface ZipWriteOptions {
  readonly method?: 'stored' | 'deflate';
  /** Local headers as SIARD Suite writes them: sizes 0xFFFFFFFF, CRC 0, with or without the flag that excuses it. */
  readonly lyingHeader?: boolean;
  /** Stated CRC differs from the content. */
  readonly wrongCrc?: boolean;
  /** Compression method number to state, whatever was done. */
  readonly statedMethod?: number;
  readonly flags?: number;
}

interface Listed {
  readonly name: Buffer;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Writes ZIP files of any size, right or deliberately odd. Always with ZIP64 fields where a number does not fit. */
export class ZipWriter implements Disposable {
  readonly #file: number;
  readonly #listed: Listed[] = [];
  #at = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  /** Bytes that belong to no entry, e.g. before the archive. */
  raw(bytes: Buffer): void {
    this.#write(bytes);
  }

  add(name: string, content: string | Buffer, options: ZipWriteOptions = {}): void {
    const bytes = Buffer.from(content);
    const deflate = options.method !== 'stored';
    // An empty file is at times marked deflated with no stream at all.
    const packed = deflate && bytes.length > 0 ? deflateRawSync(bytes) : bytes;
    const offset = this.#header(name, deflate, crc32(bytes), packed.length, bytes.length, options);
    this.#write(packed);
    this.#list(name, deflate, crc32(bytes), packed.length, bytes.length, offset, options);
  }

  async addStream(name: string, parts: Iterable<string>): Promise<void> {
    const offset = this.#header(name, true, 0, 0, 0, { lyingHeader: true });
    const start = this.#at;
    let crc = 0;
    let size = 0;
    const source = Readable.from(
      (function* () {
        for (const part of parts) {
          const bytes = Buffer.from(part);
          crc = crc32(bytes, crc);
          size += bytes.length;
          yield bytes;
        }
      })(),
    );
    for await (const block of source.pipe(createDeflateRaw({ level: 1 }))) this.#write(block);
    this.#list(name, true, crc, this.#at - start, size, offset, {});
  }

  /** An entry whose deflate stream is made already. */
  addPacked(name: string, packed: Iterable<Buffer>, crc: number, size: number): void {
    const offset = this.#header(name, true, 0, 0, 0, { lyingHeader: true });
    const start = this.#at;
    for (const block of packed) this.#write(block);
    this.#list(name, true, crc, this.#at - start, size, offset, {});
  }

  close(options: { zip64?: boolean; comment?: string; statedEntries?: number } = {}): void {
    const start = this.#at;
    for (const entry of this.#listed) {
      const big = entry.size >= 0xffffffff || entry.packed >= 0xffffffff;
      const far = entry.offset >= 0xffffffff;
      const extra = Buffer.alloc(big || far ? 4 + (big ? 16 : 0) + (far ? 8 : 0) : 0);
      if (extra.length > 0) {
        extra.writeUInt16LE(1, 0);
        extra.writeUInt16LE(extra.length - 4, 2);
        if (big) {
          extra.writeBigUInt64LE(BigInt(entry.size), 4);
          extra.writeBigUInt64LE(BigInt(entry.packed), 12);
        }
        if (far) extra.writeBigUInt64LE(BigInt(entry.offset), extra.length - 8);
      }
      const record = Buffer.alloc(46);
      record.writeUInt32LE(0x02014b50, 0);
      record.writeUInt16LE(45, 4);
      record.writeUInt16LE(45, 6);
      record.writeUInt16LE(entry.flags, 8);
      record.writeUInt16LE(entry.method, 10);
      record.writeUInt32LE(entry.crc, 16);
      record.writeUInt32LE(big ? 0xffffffff : entry.packed, 20);
      record.writeUInt32LE(big ? 0xffffffff : entry.size, 24);
      record.writeUInt16LE(entry.name.length, 28);
      record.writeUInt16LE(extra.length, 30);
      record.writeUInt32LE(far ? 0xffffffff : entry.offset, 42);
      this.#write(Buffer.concat([record, entry.name, extra]));
    }
    const size = this.#at - start;
    const count = options.statedEntries ?? this.#listed.length;
    const zip64 = options.zip64 === true || count > 0xfffe || start > 0xfffffffe;
    if (zip64) {
      const end = Buffer.alloc(76);
      end.writeUInt32LE(0x06064b50, 0);
      end.writeBigUInt64LE(44n, 4);
      end.writeBigUInt64LE(BigInt(count), 24);
      end.writeBigUInt64LE(BigInt(count), 32);
      end.writeBigUInt64LE(BigInt(size), 40);
      end.writeBigUInt64LE(BigInt(start), 48);
      end.writeUInt32LE(0x07064b50, 56);
      end.writeBigUInt64LE(BigInt(this.#at), 64);
      end.writeUInt32LE(1, 72);
      this.#write(end);
    }
    const comment = Buffer.from(options.comment ?? '');
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(zip64 ? 0xffff : count, 8);
    end.writeUInt16LE(zip64 ? 0xffff : count, 10);
    end.writeUInt32LE(zip64 ? 0xffffffff : size, 12);
    end.writeUInt32LE(zip64 ? 0xffffffff : start, 16);
    end.writeUInt16LE(comment.length, 20);
    this.#write(Buffer.concat([end, comment]));
    closeSync(this.#file);
  }

  [Symbol.dispose](): void {
    try {
      closeSync(this.#file);
    } catch {
      // Closed already.
    }
  }

  #header(
    name: string,
    deflate: boolean,
    crc: number,
    packed: number,
    size: number,
    options: ZipWriteOptions,
  ): number {
    const offset = this.#at;
    const lie = options.lyingHeader === true;
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(options.flags ?? 0, 6);
    header.writeUInt16LE(options.statedMethod ?? (deflate ? 8 : 0), 8);
    header.writeUInt32LE(lie ? 0 : crc, 14);
    header.writeUInt32LE(lie ? 0xffffffff : packed, 18);
    header.writeUInt32LE(lie ? 0xffffffff : size, 22);
    header.writeUInt16LE(Buffer.byteLength(name), 26);
    const extra = Buffer.alloc(lie ? 20 : 0);
    if (lie) extra.writeUInt32LE(0x00100001, 0);
    header.writeUInt16LE(extra.length, 28);
    this.#write(Buffer.concat([header, Buffer.from(name), extra]));
    return offset;
  }

  #list(
    name: string,
    deflate: boolean,
    crc: number,
    packed: number,
    size: number,
    offset: number,
    options: ZipWriteOptions,
  ): void {
    this.#listed.push({
      name: Buffer.from(name),
      method: options.statedMethod ?? (deflate ? 8 : 0),
      flags: options.flags ?? 0,
      crc: options.wrongCrc === true ? (crc ^ 1) >>> 0 : crc,
      packed,
      size,
      offset,
    });
  }

  #write(bytes: Buffer): void {
    for (let done = 0; done < bytes.length; )
      done += writeSync(this.#file, bytes, done, bytes.length - done, this.#at + done);
    this.#at += bytes.length;
  }
}
