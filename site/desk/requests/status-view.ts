import type { PublicEntry } from '../../../harvester/record/public-entry.ts';
import { type AnswerDeadline, answerDeadline } from '../deadline/working-days.ts';
import { type MailState, mailsOf } from '../mail/queue.ts';
import { publicEntries } from './public-entries.ts';
import { type Receiver, receiver } from './receiver.ts';
import type { Request } from './request.ts';
import type { RequestContext } from './request-context.ts';
import { isSettled, ordersOfRequest, type RequestOrder } from './request-order.ts';

/** One order as its requester sees it. */
export interface OrderView {
  readonly order: RequestOrder;
  /** null: the receiver has left the region. */
  readonly receiver: Receiver | null;
  /** Those that were sent and are public today. */
  readonly entries: readonly PublicEntry[];
  /** Taken out of the journal before the order went, and after. */
  readonly goneBefore: number;
  readonly goneSince: number;
  readonly mail: MailState | null;
  /** null: nothing was sent. */
  readonly deadline: (AnswerDeadline & { readonly passed: boolean }) | null;
  readonly settled: boolean;
}

/** What becomes of a request, receiver by receiver. */
export function statusView(context: RequestContext, request: Request): readonly OrderView[] {
  const { desk, archive, config } = context;
  const mails = new Map(mailsOf(desk, request.id).map((mail) => [mail.key, mail]));
  const today = desk.now();
  return ordersOfRequest(desk, request.id).map((order) => {
    const sent = order.entries.filter((entry) => entry.sent !== false).map((one) => one.entryId);
    const { entries, gone } = publicEntries(archive, sent);
    const deadline = order.orderedAt === null ? null : answerDeadline(new Date(order.orderedAt));
    return {
      order,
      receiver: receiver(order.kommunenummer, order.institution, config),
      entries,
      goneBefore: order.entries.length - sent.length,
      goneSince: gone.length,
      mail: mails.get(order.id) ?? null,
      deadline: deadline && { ...deadline, passed: deadline.remindAt <= today },
      settled: isSettled(order),
    };
  });
}
