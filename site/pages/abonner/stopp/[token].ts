import type { APIRoute } from 'astro';
import { stop } from '../../../desk/subscriptions/stop.ts';
import { subscriptionOf } from '../../../desk/subscriptions/subscription-of.ts';
import { hrefIn } from '../../../links.ts';
import { portalOf } from '../../../portal.ts';

/** The one click of a mail program (RFC 8058): stops at once, and says the same whether or not there was anything to stop. */
export const POST: APIRoute = ({ locals, params }) => {
  const { desk } = portalOf(locals);
  if (desk === null) return new Response(null, { status: 503, headers: { 'Retry-After': '60' } });
  const subscription = subscriptionOf(desk, params.token ?? '');
  if (subscription !== null) stop(desk, subscription.id);
  return new Response(null, { status: 204 });
};

/** Somebody opens the address as a link: to the page with the button, for opening changes nothing. */
export const GET: APIRoute = ({ locals, params, redirect }) => {
  const { desk } = portalOf(locals);
  const { token = '' } = params;
  const language = desk === null ? 'nb' : (subscriptionOf(desk, token)?.language ?? 'nb');
  return redirect(hrefIn(language)('abonner', token), 303);
};
