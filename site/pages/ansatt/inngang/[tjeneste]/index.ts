import type { APIRoute } from 'astro';
import { log } from '../../../../../harvester/log.ts';
import { beginOidc } from '../../../../desk/staff/oidc.ts';
import { callbackAddress, providerOf } from '../../../../desk/staff/oidc-provider.ts';
import { safeReturn } from '../../../../desk/staff/return-address.ts';
import { cookiesOf } from '../../../../enter-staff-room.ts';
import { portalOf } from '../../../../portal.ts';

/** Sends the browser to a sign-in service. Changes nothing but a flow that is over in ten minutes. */
export const GET: APIRoute = async (context) => {
  const { locals, params, rewrite, url } = context;
  const { config, desk } = portalOf(locals);
  const provider = providerOf(config, params.tjeneste);
  if (provider === null || desk === null) return rewrite('/404');
  const returnTo = safeReturn(url.searchParams.get('til'), locals.href('ansatt'));
  try {
    const begun = await beginOidc(desk, provider, callbackAddress(config, provider).href, returnTo);
    cookiesOf(context).setFlow(begun.flow);
    return context.redirect(begun.url.href, 303);
  } catch (error) {
    log('oidc-unreachable', {
      provider: provider.id,
      error: error instanceof Error ? error.name : 'Error',
    });
    return context.redirect(`${locals.href('ansatt', 'logg-inn')}?feil=borte`, 303);
  }
};
