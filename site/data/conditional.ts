import { createHash } from 'node:crypto';

/** How long others may keep an answer. Answers with journal entries are asked about each time: a withdrawal shows at the next reading. */
export type Keep = 'ask-each-time' | 'five-minutes' | 'an-hour';

const CACHE_CONTROL: Readonly<Record<Keep, string>> = {
  'ask-each-time': 'public, no-cache',
  'five-minutes': 'public, max-age=300',
  'an-hour': 'public, max-age=3600',
};

export interface Sent {
  readonly contentType: string;
  readonly keep: Keep;
  /** UTC second of the last change to what is described; left out when it cannot be said exactly. */
  readonly lastModified?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A whole answer with its validators; 304 when the asker has it already (RFC 9110 § 13). */
export function conditional(request: Request, body: string, sent: Sent): Response {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = new Headers({ ...validators(tag, sent), ...sent.headers });
  if (isKnown(request, tag, sent.lastModified)) return new Response(null, { status: 304, headers });
  headers.set('Content-Type', sent.contentType);
  headers.set('Content-Length', String(Buffer.byteLength(body)));
  return new Response(request.method === 'HEAD' ? null : body, { headers });
}

/** The headers that let an asker come back with what it has. */
export const validators = (
  tag: string,
  { keep, lastModified }: Pick<Sent, 'keep' | 'lastModified'>,
): Record<string, string> => ({
  ETag: tag,
  'Cache-Control': CACHE_CONTROL[keep],
  Vary: 'Accept-Encoding',
  ...(lastModified === undefined ? {} : { 'Last-Modified': new Date(lastModified).toUTCString() }),
});

/** If-None-Match rules; If-Modified-Since counts only without it (RFC 9110 § 13.1.3). Weak comparison: proxies weaken tags. */
export function isKnown(request: Request, tag: string, lastModified?: string): boolean {
  const tags = request.headers.get('If-None-Match');
  if (tags !== null)
    return tags.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')));
  const since = Date.parse(request.headers.get('If-Modified-Since') ?? '');
  return lastModified !== undefined && Date.parse(lastModified) <= since;
}
