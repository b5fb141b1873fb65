import { forgetMails } from '../mail/queue.ts';
import type { Desk } from '../open-desk.ts';

/**
 * Erases who asked and what was said, in the request and in its mails; what is not sent yet is not sent any more. Which entries
 * were asked for, when, and what came of it stay, tied to nobody. Run it inside a transaction.
 */
export function anonymise(desk: Desk, request: string): void {
  forgetMails(desk, request);
  desk
    .prepare(
      `UPDATE request SET state = 'anonymised', status_hash = NULL, email = NULL, email_key = NULL, name = NULL,
         cart = NULL, reminder = 0 WHERE id = ?`,
    )
    .run(request);
  desk
    .prepare('UPDATE request_order SET message = NULL, free_text = NULL WHERE request = ?')
    .run(request);
}
