import type { RequestSettings } from '../../../harvester/config/requests.ts';
import { forgetMails } from '../mail/queue.ts';
import type { Desk } from '../open-desk.ts';
import { anonymise } from './anonymise.ts';
import { forgetNetworks } from './network.ts';
import { deleteUnverified } from './request.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Rows in one transaction, so that nobody who sends a request waits for the cleaning. */
const BATCH = 200;

export interface Kept {
  /** Requests nobody confirmed, deleted. */
  readonly expired: number;
  /** Requests that count as completed because nothing more was heard. */
  readonly completed: number;
  /** Requests whose requester was erased. */
  readonly anonymised: number;
  readonly carts: number;
}

/** Forgets what the retention periods of the config say, as of the desk's clock. Safe to run often and from several processes. */
export function applyRetention(desk: Desk, { retention }: RequestSettings): Kept {
  const now = desk.now().getTime();
  const ago = (ms: number): string => new Date(now - ms).toISOString();
  const expired = inBatches(
    desk,
    "SELECT id FROM request WHERE state = 'unverified' AND created_at <= ? LIMIT ?",
    ago(retention.unverifiedHours * HOUR_MS),
    (id) => {
      forgetMails(desk, id);
      deleteUnverified(desk, id);
    },
  );
  const completed = desk.transaction(() => complete(desk, ago(retention.silentDays * DAY_MS)));
  const anonymised = inBatches(
    desk,
    "SELECT id FROM request WHERE state = 'confirmed' AND completed_at <= ? LIMIT ?",
    ago(retention.requesterDays * DAY_MS),
    (id) => anonymise(desk, id),
  );
  const carts = desk.transaction(() => {
    forgetNetworks(desk);
    return desk
      .prepare('DELETE FROM cart WHERE touched_at <= ?')
      .run(ago(retention.cartDays * DAY_MS)).changes;
  });
  return { expired, completed, anonymised, carts: Number(carts) };
}

/** Completes every confirmed request about which nothing was said since `quietSince`. The period runs from its last event. */
function complete(desk: Desk, quietSince: string): number {
  const { changes } = desk
    .prepare(
      `UPDATE request SET completed_at = last FROM (
         SELECT request.id AS request_id,
                max(confirmed_at, coalesce(max(state_at), ''), coalesce(max(outcome_at), ''), coalesce(max(reminded_at), '')) AS last
         FROM request JOIN request_order ON request_order.request = request.id
         WHERE request.state = 'confirmed' AND completed_at IS NULL GROUP BY request.id)
       WHERE request.id = request_id AND last <= ?`,
    )
    .run(quietSince);
  return Number(changes);
}

function inBatches(
  desk: Desk,
  select: string,
  before: string,
  forget: (id: string) => void,
): number {
  let forgotten = 0;
  for (;;) {
    const ids = desk.transaction(() => {
      const due = desk
        .prepare(select)
        .all(before, BATCH)
        .map((row) => String(row.id));
      for (const id of due) forget(id);
      return due;
    });
    forgotten += ids.length;
    if (ids.length < BATCH) return forgotten;
  }
}
