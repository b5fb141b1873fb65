const FORM = /application\/x-www-form-urlencoded|multipart\/form-data|text\/plain/i;
const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
/** Changes nothing and knows no reader, so anybody may post to it: OAI-PMH 2.0 §3.1.1 wants POST from harvesters everywhere. */
const READ_ONLY = /^\/oai(?:\/xml)?$/;
/** Mail programs stop a subscription from outside, with a key nobody else has and no cookie (RFC 8058 § 3.2). */
const ONE_CLICK = /^\/abonner\/stopp\/[^/]+$/;

/**
 * True for a form that another site has sent here with a reader's cookies. Astro has the same check, but for all addresses or none; it is
 * turned off in astro.config.mjs, and this one stands in its place.
 */
export function isForeignForm(request: Request, url: URL): boolean {
  if (SAFE.includes(request.method) || READ_ONLY.test(url.pathname)) return false;
  if (ONE_CLICK.test(url.pathname)) return false;
  const type = request.headers.get('Content-Type');
  if (type !== null && !FORM.test(type)) return false;
  return request.headers.get('Origin') !== url.origin;
}
