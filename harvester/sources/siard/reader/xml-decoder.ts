import { isAscii, isUtf8 } from 'node:buffer';
import { SiardUnreadable } from './siard-unreadable.ts';

const DECLARATION = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;
const KNOWN = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['iso-8859-15', 'iso-8859-15'],
  ['windows-1252', 'windows-1252'],
  ['utf-16', 'utf-16le'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
]);

/**
 * Bytes of an XML file to text, block by block, in the encoding its byte order mark or declaration states. A byte order
 * mark is dropped; bytes that are not valid become U+FFFD, which the row reader counts.
 */
export class XmlDecoder {
  #decoder: TextDecoder | null = null;
  #started = false;
  #rest: Buffer = Buffer.alloc(0);

  /** The text is UTF-8, so that blocks may be cut at any character. */
  get utf8(): boolean {
    return this.#decoder === null;
  }

  decode(block: Buffer): string {
    let bytes = this.#rest.length === 0 ? block : Buffer.concat([this.#rest, block]);
    if (!this.#started) {
      // The declaration may come in several small blocks.
      if (bytes.length < 256 && !bytes.includes('>')) {
        this.#rest = bytes;
        return '';
      }
      bytes = this.#start(bytes);
    }
    if (this.#decoder !== null) {
      this.#rest = Buffer.alloc(0);
      return this.#decoder.decode(bytes, { stream: true });
    }
    const whole = bytes.length - openSequence(bytes);
    this.#rest = bytes.subarray(whole);
    return text(bytes.subarray(0, whole));
  }

  end(): string {
    const bytes = this.#started ? this.#rest : this.#start(this.#rest);
    this.#rest = Buffer.alloc(0);
    return this.#decoder === null ? text(bytes) : this.#decoder.decode(bytes);
  }

  #start(bytes: Buffer): Buffer {
    this.#started = true;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
    if (bytes[0] === 0xff && bytes[1] === 0xfe) this.#decoder = new TextDecoder('utf-16le');
    else if (bytes[0] === 0xfe && bytes[1] === 0xff) this.#decoder = new TextDecoder('utf-16be');
    else {
      const stated = DECLARATION.exec(bytes.subarray(0, 300).toString('latin1'))?.[1];
      const encoding = stated === undefined ? 'utf-8' : KNOWN.get(stated.toLowerCase());
      if (encoding === undefined)
        throw new SiardUnreadable(
          'not-well-formed',
          `The file states the encoding ${stated}, which is not read; UTF-8, UTF-16 and ISO-8859-1 are`,
        );
      // Without a byte order mark a UTF-16 file could not have shown a readable declaration.
      if (encoding !== 'utf-8' && !encoding.startsWith('utf-16'))
        this.#decoder = new TextDecoder(encoding);
    }
    return bytes;
  }
}

/** One-byte strings where possible: they are half the size and quicker to search. */
const text = (bytes: Buffer): string => bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');

/** Bytes at the end that begin a UTF-8 sequence without ending it. */
function openSequence(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/** Text of a whole file with unknown encoding (a character column kept apart): UTF-8 or UTF-16 by mark, else windows-1252. */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
}
