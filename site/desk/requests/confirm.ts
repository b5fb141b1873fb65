import { emptyOrdered } from '../cart.ts';
import { queueMail } from '../mail/queue.ts';
import { orderMail } from '../orders/order-mail.ts';
import { type Limit, municipalityLimit } from './limits.ts';
import { makeOrder } from './make-order.ts';
import { publicEntries } from './public-entries.ts';
import { receiver } from './receiver.ts';
import { findRequest, type Request } from './request.ts';
import type { RequestContext } from './request-context.ts';
import { ordersOfRequest, type RequestOrder } from './request-order.ts';
import { receiptMail } from './requester-mails.ts';

export type Confirmed =
  /** The orders and the receipt are queued, all in one transaction. */
  | { readonly kind: 'confirmed'; readonly request: Request }
  /** It was confirmed before: nothing is sent again. */
  | { readonly kind: 'already'; readonly request: Request }
  /** A municipality has got as many as it takes this hour: the request waits, and can be confirmed later. */
  | { readonly kind: 'limited'; readonly limit: Limit }
  | { readonly kind: 'gone' };

/** Confirms a request: one order per receiver is on its way when this returns, however often it is called. */
export function confirm(context: RequestContext, id: string): Confirmed {
  const { desk, config } = context;
  return desk.transaction(() => {
    const request = findRequest(desk, id);
    if (request === null || request.state === 'anonymised') return { kind: 'gone' };
    if (request.state === 'confirmed') return { kind: 'already', request };
    const orders = ordersOfRequest(desk, id);
    const { perMunicipalityPerHour } = config.requests.limits;
    const limit = municipalityLimit(
      desk,
      orders.map(({ kommunenummer }) => kommunenummer),
      perMunicipalityPerHour,
    );
    if (limit !== null) return { kind: 'limited', limit };
    const at = desk.now().toISOString();
    desk
      .prepare("UPDATE request SET state = 'confirmed', confirmed_at = ?, cart = NULL WHERE id = ?")
      .run(at, id);
    for (const order of orders) place(context, request, order, at);
    if (request.cart !== null) emptyOrdered(desk, request.cart, id);
    const confirmed = findRequest(desk, id);
    if (confirmed === null) throw new Error('a request is gone while it is confirmed');
    queueMail(desk, receiptMail(context, confirmed));
    return { kind: 'confirmed', request: confirmed };
  });
}

/** Queues one order, of what is still public; an order of which nothing is left is not sent. */
function place(
  context: RequestContext,
  request: Request,
  order: RequestOrder,
  orderedAt: string,
): void {
  const { desk, archive, config } = context;
  const asked = order.entries.map(({ entryId }) => entryId);
  const { byAsked, entries } = publicEntries(archive, asked);
  const mark = desk.prepare(
    'UPDATE request_entry SET sent = ? WHERE order_id = ? AND entry_id = ?',
  );
  const to = receiver(order.kommunenummer, order.institution, config);
  for (const id of asked) mark.run(to !== null && byAsked.has(id) ? 1 : 0, order.id, id);
  const nothing = to === null || (entries.length === 0 && order.freeText === null);
  desk
    .prepare('UPDATE request_order SET state = ?, ordered_at = ?, state_at = ? WHERE id = ?')
    .run(nothing ? 'empty' : 'ordered', nothing ? null : orderedAt, orderedAt, order.id);
  if (nothing || request.email === null) return;
  const { id, message, freeText } = order;
  const requester = { email: request.email, name: request.name };
  const about = { id, orderedAt, language: request.language, requester, message, freeText };
  queueMail(desk, {
    ...orderMail(makeOrder(about, to, entries, context), config.region),
    purpose: 'order',
    reference: request.id,
    key: order.id,
    // An institution has no box of the municipality's to be sent to.
    kommunenummer: order.institution === null ? order.kommunenummer : null,
    to: to.municipality.requestEmail,
    replyTo: request.email,
    language: to.municipality.language ?? 'nb',
  });
}
