import { forgetMails } from '../mail/queue.ts';
import type { Desk } from '../open-desk.ts';

/** Stops a subscription: nothing of it is kept, and mails that wait are not sent. Safe to repeat. */
export function stop(desk: Desk, id: string): void {
  desk.transaction(() => {
    forgetMails(desk, id);
    desk.prepare('DELETE FROM subscription WHERE id = ?').run(id);
  });
}
