import type { Desk } from '../open-desk.ts';
import { isSettled, ordersOfRequest } from './request-order.ts';

/** Marks a request completed when nothing more is to be waited for, and open again when something is. Run it inside a transaction. */
export function settle(desk: Desk, request: string): void {
  const settled = ordersOfRequest(desk, request).every(isSettled);
  desk
    .prepare(
      `UPDATE request SET completed_at = CASE WHEN ? = 1 THEN coalesce(completed_at, ?) ELSE NULL END
       WHERE id = ? AND state = 'confirmed'`,
    )
    .run(settled ? 1 : 0, desk.now().toISOString(), request);
}
