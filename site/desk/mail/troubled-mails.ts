import { integer, oneOf, text } from '../../../harvester/store/column.ts';
import type { Desk } from '../open-desk.ts';
import {
  MAIL_PURPOSES,
  MAIL_STATES,
  type MailPlace,
  type MailPurpose,
  type MailState,
} from './outgoing-mail.ts';
import { mailOf } from './queue.ts';

/** A mail staff should look at, with what it belongs to. */
export interface TroubledMail extends MailState {
  readonly reference: string;
}

/** Mails that were given up, came back, or wait after `tries` failures; newest first. `kommunenummer` null: of everyone. */
export function troubledMails(
  desk: Desk,
  kommunenummer: string | null,
  options: { readonly limit: number; readonly tries?: number },
): TroubledMail[] {
  return desk
    .prepare(
      `SELECT key, reference FROM mails
       WHERE (state IN ('bounced', 'dead') AND problem IS NOT 'forgotten' OR state = 'retrying' AND attempts >= ?1)
         AND (?2 IS NULL OR kommunenummer = ?2)
       ORDER BY n DESC LIMIT ?3`,
    )
    .all(options.tries ?? 3, kommunenummer, options.limit)
    .flatMap((row) => {
      const state = mailOf(desk, text(row, 'key'));
      return state === null ? [] : [{ ...state, reference: text(row, 'reference') }];
    });
}

/** How many mails of each purpose are in each state: what operations need to see, and nobody's address. */
export function mailCounts(
  desk: Desk,
): { readonly purpose: MailPurpose; readonly state: MailPlace; readonly count: number }[] {
  return desk
    .prepare(
      'SELECT purpose, state, count(*) AS count FROM mails GROUP BY purpose, state ORDER BY 1, 2',
    )
    .all()
    .map((row) => ({
      purpose: oneOf(row, 'purpose', MAIL_PURPOSES),
      state: oneOf(row, 'state', MAIL_STATES),
      count: integer(row, 'count'),
    }));
}
