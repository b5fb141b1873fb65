import { defineMiddleware } from 'astro:middleware';
import { log } from '../harvester/log.ts';
import { openedPortal } from './portal.ts';
import { nbFormat } from './texts/format.ts';
import { nb } from './texts/nb.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Search words and entry addresses stay with us when a reader follows a link to a source.
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
/** Pages that show journal entries: a withdrawal must be seen at the next reading, and search engines stay away. */
const ENTRIES = /^\/(sok|post|sak|kommune)(\/|$)/;
/** Answered also when there is nothing to read from. */
const ALWAYS = /^\/(health|robots\.txt)$/;

/** Language, portal and headers of every answer. */
export const onRequest = defineMiddleware(async ({ locals, url }, next) => {
  locals.text = nb;
  locals.format = nbFormat;
  if (locals.portal === undefined) {
    const portal = await openedPortal();
    if (portal !== null) locals.portal = portal;
  }
  const ready = locals.portal !== undefined || ALWAYS.test(url.pathname);
  const started = performance.now();
  const response = await (ready ? next() : next('/utilgjengelig'));
  const { headers } = response;
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  if (url.protocol === 'https:') headers.set('Strict-Transport-Security', 'max-age=31536000');
  if (headers.get('Content-Type') === 'text/html') {
    headers.set('Content-Type', 'text/html; charset=utf-8');
    headers.set('Content-Language', nb.language);
  }
  if (!headers.has('Content-Security-Policy'))
    headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  if (ENTRIES.test(url.pathname)) headers.set('X-Robots-Tag', 'noindex, noarchive');
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache');
  if (response.status >= 500)
    log('page-failed', { status: response.status, ms: Math.round(performance.now() - started) });
  return response;
});
