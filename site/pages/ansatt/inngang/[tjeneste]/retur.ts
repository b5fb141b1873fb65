import type { APIRoute } from 'astro';
import { log } from '../../../../../harvester/log.ts';
import { endOidc } from '../../../../desk/staff/oidc.ts';
import { accountFor } from '../../../../desk/staff/oidc-account.ts';
import { callbackAddress, providerOf } from '../../../../desk/staff/oidc-provider.ts';
import { letIn } from '../../../../desk/staff/sign-in.ts';
import type { ProviderProblem } from '../../../../desk/staff/sign-in-problem.ts';
import { visitorOf } from '../../../../desk/staff/visitor.ts';
import { cookiesOf } from '../../../../enter-staff-room.ts';
import { portalOf } from '../../../../portal.ts';

/** Where a sign-in service sends the browser back to. */
export const GET: APIRoute = async (context) => {
  const { clientAddress, locals, params, request, url } = context;
  const { config, desk } = portalOf(locals);
  const provider = providerOf(config, params.tjeneste);
  if (provider === null || desk === null) return context.rewrite('/404');
  const cookies = cookiesOf(context);
  const back = (problem: ProviderProblem): Response =>
    context.redirect(`${locals.href('ansatt', 'logg-inn')}?feil=${problem}`, 303);
  // As the service was told it, whatever the proxy has made of the request since.
  const address = callbackAddress(config, provider);
  address.search = url.search;
  const answer = await endOidc(desk, provider, address, cookies.read('flow'));
  cookies.forget('flow');
  if (answer.kind === 'refused') {
    log('oidc-refused', { provider: provider.id, code: answer.code });
    return back('avbrutt');
  }
  const visitor = visitorOf(request.headers.get('User-Agent'), clientAddress);
  const device = cookies.read('device');
  const entered = desk.transaction(() => {
    const account = accountFor(desk, provider, answer.person);
    return account && letIn(desk, config.staff, account.id, provider.id, { visitor, device });
  });
  if (entered === null) {
    log('oidc-unknown', { provider: provider.id });
    return back('ukjent');
  }
  cookies.setSession(entered.session);
  cookies.setDevice(entered.device);
  const onward = new URLSearchParams({ til: answer.returnTo });
  return context.redirect(`${locals.href('ansatt', 'videre')}?${onward}`, 303);
};
