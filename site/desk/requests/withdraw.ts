import { cancelMail, mailOf, queueMail } from '../mail/queue.ts';
import { receiver } from './receiver.ts';
import type { Request } from './request.ts';
import type { RequestContext } from './request-context.ts';
import { type RequestOrder, setState } from './request-order.ts';
import { withdrawalMail } from './requester-mails.ts';
import { settle } from './settle.ts';

/** Mails that reached nobody. */
const LOST = /^(dead|bounced)$/;

/**
 * Withdraws an order: what has not gone yet never goes, and a receiver who has it is told, in the same thread. False: there is
 * nothing to withdraw. Run it inside a transaction.
 */
export function withdraw(
  { desk, config }: Pick<RequestContext, 'desk' | 'config'>,
  request: Request,
  order: RequestOrder,
): boolean {
  if (order.state === 'withdrawn' || order.state === 'empty' || order.state === 'waiting')
    return false;
  const never = cancelMail(desk, order.id) || LOST.test(mailOf(desk, order.id)?.state ?? '');
  setState(desk, order.id, 'withdrawn', null);
  const to = receiver(order.kommunenummer, order.institution, config);
  if (!never && to !== null) queueMail(desk, withdrawalMail(desk, config, request, order, to));
  // What the receiver never got is neither its staff's to see nor to be counted.
  if (never) desk.prepare('UPDATE request_order SET ordered_at = NULL WHERE id = ?').run(order.id);
  settle(desk, request.id);
  return true;
}
