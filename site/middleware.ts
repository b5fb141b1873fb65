import { defineMiddleware } from 'astro:middleware';
import { LANGUAGES, type Language } from '../harvester/config/config.ts';
import { log } from '../harvester/log.ts';
import './data/response-in-progress.ts';
import { cartKey } from './desk/cart-cookie.ts';
import { readerCart } from './desk/reader-cart.ts';
import { isStaffPath } from './desk/staff/access.ts';
import { enterStaffRoom } from './enter-staff-room.ts';
import { hrefIn, readLanguage } from './links.ts';
import { openedPortal, portalIn } from './portal.ts';
import { isForeignForm } from './same-origin.ts';
import { fallbackMarkup } from './texts/fallback-markup.ts';
import { pageFormatOf, pageTextsOf } from './texts/languages.ts';

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
const ENTRIES = /^\/(sok|forslag|post|sak|kommune)(\/|$)/;
/** Pages that are one reader's: kept nowhere, not even where the reader's own back button would look after an erasure. */
const OWN = /^\/(kurv|innsyn|abonner)(\/|$)/;
/** Answered also when there is nothing to read from, each in its own way. */
const ALWAYS = /^\/(health|robots\.txt|api\/.*|oai(\/.*)?|sok\.(csv|json|atom)|sak\/[^/]+\.atom)$/;

/** Language, portal and headers of every answer. */
export const onRequest = defineMiddleware(async (context, next) => {
  const { cookies, locals, request, url } = context;
  if (isForeignForm(request, url))
    return new Response('Forms from other sites are not taken.\n', { status: 403 });
  const started = performance.now();
  // A page that hands over to another (`/404`) or fails comes through here again: the language of the address stays.
  const response = await (locals.language === undefined ? arrive() : next());
  const { language } = locals;
  dress(response, language, locals.here.split('?')[0] ?? '');
  if (url.protocol === 'https:')
    response.headers.set('Strict-Transport-Security', 'max-age=31536000');
  if (response.status >= 500)
    log('page-failed', { status: response.status, ms: Math.round(performance.now() - started) });
  return wholePage(response, language);

  async function arrive(): Promise<Response> {
    const portal = await openedPortal();
    const offered = portal?.config.region.languages ?? LANGUAGES;
    const { language, path } = readLanguage(url.pathname, offered);
    locals.language = language;
    locals.text = pageTextsOf(language);
    locals.format = pageFormatOf(language);
    locals.href = hrefIn(language);
    locals.here = path + url.search.replaceAll('%20', '+');
    locals.cartKey = cartKey(cookies, url);
    locals.cart = readerCart(portal, locals.cartKey);
    if (portal !== null) locals.portal = portalIn(portal, language);
    else if (!ALWAYS.test(path)) return next('/utilgjengelig');
    if (isStaffPath(path)) return enterStaffRoom(context, path, next);
    return path === url.pathname ? next() : next(path + url.search);
  }
});

function dress({ headers }: Response, language: Language, path: string): void {
  for (const [name, value] of Object.entries(HEADERS))
    if (!headers.has(name)) headers.set(name, value);
  if (headers.get('Content-Type') === 'text/html') {
    headers.set('Content-Type', 'text/html; charset=utf-8');
    headers.set('Content-Language', language);
  }
  if (!headers.has('Content-Security-Policy'))
    headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  if (ENTRIES.test(path) || OWN.test(path)) headers.set('X-Robots-Tag', 'noindex, noarchive');
  if (OWN.test(path)) headers.set('Cache-Control', 'no-store');
  if (isStaffPath(path)) {
    headers.set('Cache-Control', 'no-store');
    headers.set('X-Robots-Tag', 'noindex, nofollow, noarchive');
  }
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache');
}

/** A page in one piece: it is made in a few milliseconds, and sending its hundreds of parts takes longer than making them. */
async function wholePage(response: Response, language: Language): Promise<Response> {
  const { status, headers } = response;
  if (response.body === null || !(headers.get('Content-Type') ?? '').startsWith('text/html'))
    return response;
  const html = await response.text();
  return new Response(language === 'sma' ? fallbackMarkup(html, language) : html, {
    status,
    headers,
  });
}
