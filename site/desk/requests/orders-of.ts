import type { Desk } from '../open-desk.ts';
import { type Request, requestOf } from './request.ts';
import {
  ORDER_COLUMNS,
  type OrderState,
  orderOf,
  type RequestOrder,
  setState,
} from './request-order.ts';
import { settle } from './settle.ts';

/** An order with the request it is part of, as the receiver's staff see it. */
export interface StaffOrder {
  readonly order: RequestOrder;
  /** Whom to answer; e-mail and name are null when they are erased. */
  readonly requester: Pick<Request, 'id' | 'email' | 'name' | 'language'>;
}

export interface StaffOrders {
  readonly orders: readonly StaffOrder[];
  readonly total: number;
}

const PAGE_SIZE = 50;
/** Sent to the municipality itself: what an archive institution is asked for is not the municipality's to see. */
const OWN = 'kommunenummer = ? AND institution IS NULL AND ordered_at IS NOT NULL';

/** The orders one municipality has got, newest first, 50 a page; `page` from 1. */
export function ordersOf(desk: Desk, kommunenummer: string, page: number): StaffOrders {
  const total = desk
    .prepare(`SELECT count(*) AS total FROM request_order WHERE ${OWN}`)
    .get(kommunenummer);
  const rows = desk
    .prepare(
      `SELECT ${ORDER_COLUMNS} FROM request_order WHERE ${OWN} ORDER BY ordered_at DESC, id LIMIT ? OFFSET ?`,
    )
    .all(kommunenummer, PAGE_SIZE, (Math.max(1, page) - 1) * PAGE_SIZE);
  return {
    orders: rows.map((row) => withRequester(desk, orderOf(desk, row))),
    total: Number(total?.total ?? 0),
  };
}

/** One order that was sent to a municipality; null: there is none. The caller checks that it is the staff member's own. */
export function order(desk: Desk, id: string): StaffOrder | null {
  const row = desk
    .prepare(
      `SELECT ${ORDER_COLUMNS} FROM request_order
       WHERE id = ? AND institution IS NULL AND ordered_at IS NOT NULL`,
    )
    .get(id);
  return row === undefined ? null : withRequester(desk, orderOf(desk, row));
}

/** What staff may say of an order. */
export type StaffState = Extract<OrderState, 'ordered' | 'received' | 'answered'>;

/**
 * Keeps what a staff member says of an order; `by`: the member's id. False: there is no such order, or the requester has withdrawn
 * it. Run it inside a transaction, with the line in the audit log.
 */
export function setOrderState(desk: Desk, id: string, state: StaffState, by: string): boolean {
  const found = order(desk, id);
  if (found === null || found.order.state === 'withdrawn') return false;
  setState(desk, id, state, by);
  settle(desk, found.order.request);
  return true;
}

function withRequester(desk: Desk, found: RequestOrder): StaffOrder {
  const row = desk.prepare('SELECT * FROM request WHERE id = ?').get(found.request);
  if (row === undefined) throw new Error('an order without a request');
  const { id, email, name, language } = requestOf(row);
  return { order: found, requester: { id, email, name, language } };
}
