import { conditional } from '../conditional.ts';
import { refuseUnknown } from '../data-parameters.ts';
import type { DataAnswer, DataRequest } from '../data-route.ts';
import { openApi } from './openapi.ts';

export function openApiAnswer({ request, url, portal, text }: DataRequest): DataAnswer {
  const refused = refuseUnknown(url.searchParams, [], text);
  if (refused !== null) return refused;
  return conditional(request, `${JSON.stringify(openApi(portal, text), null, 2)}\n`, {
    contentType: 'application/json; charset=utf-8',
    keep: 'an-hour',
  });
}
