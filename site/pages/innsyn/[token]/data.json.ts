import type { APIRoute } from 'astro';
import { requestByToken } from '../../../desk/requests/request.ts';
import { requestExport } from '../../../desk/requests/request-export.ts';
import { portalOf } from '../../../portal.ts';

/** All the portal has about one request, for the one who made it. */
export const GET: APIRoute = ({ locals, params }) => {
  const { desk } = portalOf(locals);
  if (desk === null) return new Response(null, { status: 503 });
  const request = requestByToken(desk, params.token ?? '');
  if (request === null) return new Response(null, { status: 404 });
  return new Response(`${JSON.stringify(requestExport(desk, request), null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="innsynskrav.json"',
    },
  });
};
