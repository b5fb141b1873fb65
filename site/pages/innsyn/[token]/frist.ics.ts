import type { APIRoute } from 'astro';
import { calendarFile } from '../../../desk/deadline/calendar-file.ts';
import { deadlineTexts } from '../../../desk/deadline/ready-letters.ts';
import { receiverName } from '../../../desk/requests/receiver-name.ts';
import { requestByToken } from '../../../desk/requests/request.ts';
import { statusLink } from '../../../desk/requests/requester-mails.ts';
import { statusView } from '../../../desk/requests/status-view.ts';
import { portalOf } from '../../../portal.ts';
import { textsOf } from '../../../texts/languages.ts';

/** The days on which silence can be complained about, as a calendar file; `?krav=`: of one order only. */
export const GET: APIRoute = ({ locals, params, url }) => {
  const { archive, config, desk, now } = portalOf(locals);
  if (desk === null) return new Response(null, { status: 503 });
  const request = requestByToken(desk, params.token ?? '');
  if (request === null) return new Response(null, { status: 404 });
  const { language } = request;
  const { calendar } = deadlineTexts(language);
  const only = url.searchParams.get('krav');
  const link = statusLink(desk, config, request);
  const days = statusView({ desk, archive, config }, request).flatMap(({ order, deadline }) => {
    if (deadline === null || (only !== null && order.id !== only)) return [];
    const municipality = receiverName(order, config, language, textsOf(language));
    return {
      uid: `${order.id}@${desk.mailDomain}`,
      day: deadline.complainFrom,
      summary: calendar.summary(municipality),
      description: calendar.description({ municipality, url: link }),
      url: link,
    };
  });
  if (days.length === 0) return new Response(null, { status: 404 });
  return new Response(calendarFile(days, now()), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="innsynsfrist.ics"',
    },
  });
};
