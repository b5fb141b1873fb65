import { integer, oneOf } from '../../../harvester/store/column.ts';
import { MAIL_STATES, type MailPlace } from '../mail/outgoing-mail.ts';
import type { Desk } from '../open-desk.ts';

/** How many mails are in each state: numbers only, for whoever sees to operations. */
export function mailQueue(desk: Desk): Readonly<Record<MailPlace, number>> {
  const counts = { queued: 0, sent: 0, retrying: 0, bounced: 0, dead: 0 };
  for (const row of desk.prepare('SELECT state, count(*) AS n FROM mails GROUP BY state').all())
    counts[oneOf(row, 'state', MAIL_STATES)] = integer(row, 'n');
  return counts;
}
