import type { APIContext, MiddlewareNext } from 'astro';
import { gate } from './desk/staff/gate.ts';
import { staffCookies } from './desk/staff/staff-cookies.ts';
import { inLanguage } from './links.ts';
import { portalOf } from './portal.ts';

/** The one way into `/ansatt`: what the gate decides, as an answer. `path`: without the language. */
export async function enterStaffRoom(
  context: APIContext,
  path: string,
  next: MiddlewareNext,
): Promise<Response> {
  const { locals, request, url } = context;
  const portal = portalOf(locals);
  const { desk, config } = portal;
  if (desk === null) return next('/utilgjengelig');
  const publicUrl = new URL(config.region.publicUrl);
  const answer = await gate(desk, config.staff, {
    request,
    path,
    origins: [url.origin, publicUrl.origin],
    sessionCookie: cookiesOf(context).read('session'),
  });
  if ('staff' in answer && answer.staff !== null) locals.staff = answer.staff;
  switch (answer.kind) {
    case 'open':
      return path === url.pathname ? next() : next(path + url.search);
    case 'sign-in':
      return seeOther(locals.href('ansatt', 'logg-inn'), returnTo(context));
    case 'ask-again':
      return seeOther(locals.href('ansatt', 'videre'), returnTo(context));
    case 'missing':
      return next('/404');
    case 'refused':
    case 'forged':
      locals.staffStop = answer.kind;
      return next('/ansatt/stopp');
  }
}

/** The cookies of the staff room; secure when readers come by https, also behind a proxy that ends it. */
export function cookiesOf({
  cookies,
  locals,
  url,
}: Pick<APIContext, 'cookies' | 'locals' | 'url'>) {
  const isHttps =
    url.protocol === 'https:' || portalOf(locals).config.region.publicUrl.startsWith('https:');
  return staffCookies(cookies, isHttps);
}

/** Only what was to be read is gone back to; a form is not sent again. */
const returnTo = ({ request, locals }: APIContext): string | null =>
  request.method === 'GET' ? inLanguage(locals.language, locals.here) : null;

function seeOther(address: string, returnTo: string | null): Response {
  const query = returnTo === null ? '' : `?${new URLSearchParams({ til: returnTo })}`;
  return new Response(null, { status: 303, headers: { Location: address + query } });
}
