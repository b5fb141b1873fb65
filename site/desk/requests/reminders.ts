import { answerDeadline } from '../deadline/working-days.ts';
import { queueMail } from '../mail/queue.ts';
import { findRequest } from './request.ts';
import type { RequestContext } from './request-context.ts';
import { isSettled, ORDER_COLUMNS, orderOf } from './request-order.ts';
import { reminderMail } from './requester-mails.ts';

const DAY_MS = 86_400_000;
/** Orders this old are past caring: the portal was down for longer than a reminder is worth. */
const LATEST_DAYS = 60;
/** No five working days are shorter. */
const EARLIEST_DAYS = 5;

/** Queues a mail for each order whose five working days are over, to requesters who asked for it. Safe to run often. Returns how many. */
export function sendReminders(context: Pick<RequestContext, 'desk' | 'config'>): number {
  const { desk } = context;
  const now = desk.now();
  const ago = (days: number): string => new Date(now.getTime() - days * DAY_MS).toISOString();
  return desk.transaction(() => {
    const due = desk
      .prepare(
        `SELECT ${ORDER_COLUMNS} FROM request_order
         WHERE reminded_at IS NULL AND ordered_at BETWEEN ? AND ?
           AND request IN (SELECT id FROM request WHERE state = 'confirmed' AND reminder = 1)`,
      )
      .all(ago(LATEST_DAYS), ago(EARLIEST_DAYS))
      .map((row) => orderOf(desk, row))
      .filter((order) => !isSettled(order) && order.outcome === null);
    let sent = 0;
    for (const order of due) {
      const { orderedAt } = order;
      if (orderedAt === null || answerDeadline(new Date(orderedAt)).remindAt > now) continue;
      const request = findRequest(desk, order.request);
      if (request === null) continue;
      queueMail(desk, reminderMail(context, request, order, orderedAt));
      desk
        .prepare('UPDATE request_order SET reminded_at = ? WHERE id = ?')
        .run(now.toISOString(), order.id);
      sent++;
    }
    return sent;
  });
}
