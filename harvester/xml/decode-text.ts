import { isUtf8 } from 'node:buffer';

export interface DecodedText {
  /** Without byte order mark. */
  readonly text: string;
  /** Bytes that are no UTF-8 although nothing else was declared; they were read as windows-1252. */
  readonly misreadBytes: number;
}

const windows1252 = new TextDecoder('windows-1252');

/**
 * Bytes from a source as text. Valid UTF-8 is UTF-8 whatever is declared; else the encoding of the byte order mark or the
 * XML declaration; else UTF-8 with each stray byte read as windows-1252, which mends both pages that are Latin-1
 * throughout and UTF-8 pages with one Latin-1 record in them.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return exact(bytes, 'utf-16le');
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return exact(bytes, 'utf-16be');
  if (isUtf8(buffer)) return { text: withoutMark(buffer.toString('utf8')), misreadBytes: 0 };
  const declared = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    buffer.toString('latin1', 0, 300),
  )?.[1];
  if (declared !== undefined && !/^utf-?8$/i.test(declared)) {
    try {
      return exact(bytes, declared);
    } catch {
      // An encoding nobody knows: read it as if nothing were declared.
    }
  }
  return mixed(buffer);
}

const exact = (bytes: Uint8Array, encoding: string): DecodedText => ({
  text: withoutMark(new TextDecoder(encoding).decode(bytes)),
  misreadBytes: 0,
});

const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

function mixed(buffer: Buffer): DecodedText {
  const pieces: string[] = [];
  let misreadBytes = 0;
  let from = 0;
  for (let i = 0; i < buffer.length; ) {
    const length = sequenceLength(buffer, i);
    if (length > 0) {
      i += length;
      continue;
    }
    pieces.push(buffer.toString('utf8', from, i));
    const surrogate = surrogateAt(buffer, i);
    if (surrogate === null) {
      pieces.push(windows1252.decode(buffer.subarray(i, i + 1)));
      misreadBytes++;
      i++;
    } else {
      // CESU-8: two surrogates, three bytes each. A lone one is no character.
      const low = surrogateAt(buffer, i + 3);
      const pair = surrogate < 0xdc00 && low !== null && low >= 0xdc00;
      pieces.push(pair ? String.fromCharCode(surrogate, low) : '\uFFFD');
      misreadBytes += pair ? 6 : 3;
      i += pair ? 6 : 3;
    }
    from = i;
  }
  pieces.push(buffer.toString('utf8', from));
  return { text: withoutMark(pieces.join('')), misreadBytes };
}

/** Bytes of the valid UTF-8 sequence at `i` (RFC 3629 §4), 0 when there is none. */
function sequenceLength(buffer: Buffer, i: number): number {
  const lead = buffer[i] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  return length > 0 && i + length <= buffer.length && isUtf8(buffer.subarray(i, i + length))
    ? length
    : 0;
}

function surrogateAt(buffer: Buffer, i: number): number | null {
  const second = buffer[i + 1] ?? 0;
  const third = buffer[i + 2] ?? 0;
  if (buffer[i] !== 0xed || second < 0xa0 || second > 0xbf || third < 0x80 || third > 0xbf)
    return null;
  return 0xd000 | ((second & 0x3f) << 6) | (third & 0x3f);
}
