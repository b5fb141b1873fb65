import { oneOf, text, textOrNull } from '../../../harvester/store/column.ts';
import { answerDeadline, workingDaysBetween } from '../deadline/working-days.ts';
import { resend } from '../mail/queue.ts';
import type { Desk } from '../open-desk.ts';
import { order, type StaffOrder, type StaffState, setOrderState } from '../requests/orders-of.ts';
import type { OrderState, RequestOrder } from '../requests/request-order.ts';
import { audit } from './audit.ts';

/** What archivists can say of an order. A refusal and a passing on are answers too (offentleglova §§ 29 and 31). */
export const HANDLINGS = ['ordered', 'received', 'answered', 'refused', 'forwarded'] as const;
export type Handling = (typeof HANDLINGS)[number];
export type ShownState = OrderState | Handling;

const STATE: Readonly<Record<Handling, StaffState>> = {
  ordered: 'ordered',
  received: 'received',
  answered: 'answered',
  refused: 'answered',
  forwarded: 'answered',
};
export const LONGEST_NOTE = 2_000;

export interface OrderHandling {
  readonly handling: Handling;
  readonly note: string | null;
}

export function handlingOf(desk: Desk, orderId: string): OrderHandling | null {
  const row = desk.prepare('SELECT * FROM order_handling WHERE order_id = ?').get(orderId);
  return row
    ? { handling: oneOf(row, 'handling', HANDLINGS), note: textOrNull(row, 'note') }
    : null;
}

/** The state to show: what the requester did counts over what the archivists said. */
export function shownState(desk: Desk, { id, state }: RequestOrder): ShownState {
  const handling = handlingOf(desk, id)?.handling;
  return handling !== undefined && STATE[handling] === state ? handling : state;
}

/** An order of that municipality; null: there is none, or it is another's. */
export function ownOrder(desk: Desk, kommunenummer: string, id: string): StaffOrder | null {
  const found = order(desk, id);
  return found !== null && found.order.kommunenummer === kommunenummer ? found : null;
}

/** Keeps what was said of an order, with its lines in the log. False: it is not the municipality's, or it was withdrawn. */
export function handleOrder(
  desk: Desk,
  kommunenummer: string,
  id: string,
  { handling, note }: OrderHandling,
  by: string,
): boolean {
  return desk.transaction(() => {
    const found = ownOrder(desk, kommunenummer, id);
    if (found === null) return false;
    const before = handlingOf(desk, id);
    const from = shownState(desk, found.order);
    if (!setOrderState(desk, id, STATE[handling], by)) return false;
    // Erased already: nothing new is kept about somebody who is forgotten.
    const kept = found.requester.email === null ? null : note?.slice(0, LONGEST_NOTE) || null;
    desk
      .prepare('INSERT OR REPLACE INTO order_handling VALUES (?, ?, ?, ?, ?)')
      .run(id, handling, kept, desk.now().toISOString(), by);
    const row = { chain: kommunenummer, staff: by, subject: id };
    if (from !== handling)
      audit(desk, { ...row, action: 'request-state', detail: { from, to: handling } });
    if ((before?.note ?? null) !== kept) audit(desk, { ...row, action: 'request-note' });
    return true;
  });
}

/** Sends the order's mail once more; false: it cannot be sent, or is on its way. */
export function resendOrder(desk: Desk, kommunenummer: string, id: string, by: string): boolean {
  return desk.transaction(() => {
    if (ownOrder(desk, kommunenummer, id) === null || !resend(desk, id)) return false;
    audit(desk, { chain: kommunenummer, staff: by, action: 'mail-resent', subject: id });
    return true;
  });
}

/** Working days left of the answer's deadline (0: today is the last), or how many have gone since. Null: nothing is waited for. */
export type TimeLeft = { readonly left: number } | { readonly over: number } | null;

export function timeLeft({ state, orderedAt }: RequestOrder, now: Date): TimeLeft {
  return orderedAt === null || (state !== 'ordered' && state !== 'received')
    ? null
    : untilDeadline(orderedAt, now);
}

function untilDeadline(orderedAt: string, now: Date): NonNullable<TimeLeft> {
  // Noon, so that the day is the same in Norway and in UTC.
  const last = new Date(`${answerDeadline(new Date(orderedAt)).lastDay}T12:00:00Z`);
  const over = workingDaysBetween(last, now);
  return over > 0 ? { over } : { left: workingDaysBetween(now, last) };
}

/** What waits for the archivists of one municipality. */
export interface OrderTasks {
  readonly fresh: number;
  readonly late: number;
  /** Orders whose mail came back or was given up. */
  readonly bounced: number;
}

export function orderTasks(desk: Desk, kommunenummer: string, now: Date): OrderTasks {
  const open = desk
    .prepare(
      `SELECT o.state, o.ordered_at, m.state AS mail FROM request_order o LEFT JOIN mails m ON m.key = o.id
       WHERE o.kommunenummer = ? AND o.institution IS NULL AND o.ordered_at IS NOT NULL
         AND o.state IN ('ordered', 'received')`,
    )
    .all(kommunenummer);
  return {
    fresh: open.filter(({ state }) => state === 'ordered').length,
    late: open.filter((row) => 'over' in untilDeadline(text(row, 'ordered_at'), now)).length,
    bounced: open.filter(({ mail }) => mail === 'bounced' || mail === 'dead').length,
  };
}
