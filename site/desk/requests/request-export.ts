import { contentOfMail, mailsOf } from '../mail/queue.ts';
import type { Desk } from '../open-desk.ts';
import type { Request } from './request.ts';
import { ordersOfRequest } from './request-order.ts';

/** All the portal has about a request and the one who made it, for that person (GDPR articles 15 and 20). */
export function requestExport(desk: Desk, request: Request): Readonly<Record<string, unknown>> {
  const { cart: _, state, ...about } = request;
  return {
    eksportert: desk.now().toISOString(),
    innsynskrav: { ...about, state },
    krav: ordersOfRequest(desk, request.id).map(({ request: __, ...order }) => order),
    epost: mailsOf(desk, request.id).map((mail) => ({
      ...mail,
      innhold: contentOfMail(desk, mail.key),
    })),
  };
}
