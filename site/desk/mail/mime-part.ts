/** One part of a mail, as far as a report of failed delivery has to be understood. */
export interface MimePart {
  /** Names in lower case, the last of several, continued lines joined. */
  readonly headers: ReadonlyMap<string, string>;
  /** `text/plain` when nothing is said. */
  readonly type: string;
  /** Decoded from its transfer encoding, bytes as latin1; empty for a part that has parts. */
  readonly text: string;
  readonly parts: readonly MimePart[];
}

/** Deeper than any report; a mail that nests on is read as text from there. */
const DEPTH = 8;
const PARTS = 50;

/** Takes a mail apart (RFC 2045, 2046). `raw`: bytes as latin1. Never throws; what is malformed is read as far as it goes. */
export function readMime(raw: string, depth = 0): MimePart {
  const text = raw.replace(/\r\n?/g, '\n');
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  const headers = readHeaders(end < 0 ? text : text.slice(0, end));
  const body = end < 0 ? '' : text.slice(end + (end === 0 ? 1 : 2));
  const contentType = headers.get('content-type') ?? 'text/plain';
  const type = /^[^;\s]+/.exec(contentType)?.[0]?.toLowerCase() ?? 'text/plain';
  const [, inQuotes, plain] = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = inQuotes ?? plain;
  if (type.startsWith('multipart/') && boundary !== undefined && depth < DEPTH)
    return {
      headers,
      type,
      text: '',
      parts: split(body, boundary).map((part) => readMime(part, depth + 1)),
    };
  return {
    headers,
    type,
    text: decoded(body, headers.get('content-transfer-encoding')),
    parts: [],
  };
}

function readHeaders(block: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0)
      headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

function split(body: string, boundary: string): string[] {
  const parts: string[] = [];
  let part: string[] | null = null;
  for (const line of body.split('\n')) {
    const trimmed = line.trimEnd();
    const ends = trimmed === `--${boundary}--`;
    if (ends || trimmed === `--${boundary}`) {
      if (part !== null) parts.push(part.join('\n'));
      if (ends || parts.length >= PARTS) return parts;
      part = [];
    } else part?.push(line);
  }
  if (part !== null) parts.push(part.join('\n'));
  return parts;
}

function decoded(body: string, encoding = '7bit'): string {
  if (/^base64$/i.test(encoding)) return Buffer.from(body, 'base64').toString('latin1');
  if (!/^quoted-printable$/i.test(encoding)) return body;
  return body
    .replace(/[ \t]*=\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
