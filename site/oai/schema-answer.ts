import { createHash } from 'node:crypto';
import type { APIContext } from 'astro';
import { busy, matches } from './serve-oai.ts';

/** A schema of ours, to be kept for a day. */
export function schemaAnswer(
  { request, locals: { portal } }: Pick<APIContext, 'request' | 'locals'>,
  schema: (publicUrl: string) => string,
): Response {
  if (portal === undefined) return busy(10);
  const xml = schema(portal.oai.publicUrl);
  const tag = `"${createHash('sha256').update(xml).digest('base64url').slice(0, 22)}"`;
  const headers = {
    'Content-Type': 'text/xml; charset=utf-8',
    'Cache-Control': 'public, max-age=86400',
    'Access-Control-Allow-Origin': '*',
    ETag: tag,
  };
  return matches(request.headers.get('If-None-Match'), tag)
    ? new Response(null, { status: 304, headers })
    : new Response(xml, { headers });
}
