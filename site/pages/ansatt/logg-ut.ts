import type { APIRoute } from 'astro';
import { audit, REGION } from '../../desk/staff/audit.ts';
import { endSession } from '../../desk/staff/sessions.ts';
import { cookiesOf } from '../../enter-staff-room.ts';
import { staffPage } from '../../staff-page.ts';

/** Ends the session, here and on the server. */
export const POST: APIRoute = (context) => {
  const { desk, staff } = staffPage(context.locals);
  desk.transaction(() => {
    endSession(desk, staff.id, staff.session.n);
    audit(desk, { chain: REGION, staff: staff.id, action: 'signed-out', subject: staff.id });
  });
  cookiesOf(context).forget('session');
  return context.redirect(context.locals.href('ansatt', 'logg-inn'), 303);
};

/** Signing out is a form; an address that was opened changes nothing. */
export const GET: APIRoute = ({ locals, redirect }) => redirect(locals.href('ansatt'), 303);
