import { integer, oneOf, type Row, text, textOrNull } from '../../../harvester/store/column.ts';
import type { Desk } from '../open-desk.ts';
import { parseContent } from './mail-content.ts';
import { MAIL_PURPOSES } from './outgoing-mail.ts';
import type { ReadyMail } from './transport.ts';

/** A mail that this process alone may try until its lease ends. */
export interface LeasedMail extends ReadyMail {
  readonly n: number;
  readonly lease: string;
  /** How often the receiving side has said no already. */
  readonly refusals: number;
}

const WAITING = "state IN ('queued', 'retrying')";

/** Takes up to `count` mails that are due, the longest waiting first. Who dies with them leaves them due again after `leaseMs`. */
export function leaseMails(
  desk: Desk,
  count: number,
  lease: string,
  leaseMs: number,
): LeasedMail[] {
  const now = desk.now();
  const due = desk.prepare(`SELECT 1 FROM mails WHERE ${WAITING} AND next_try <= ? LIMIT 1`);
  // Looked at first: most of the time nothing is due, and no write lock is taken.
  if (count < 1 || due.get(now.toISOString()) === undefined) return [];
  const rows = desk
    .prepare(
      `UPDATE mails SET lease = ?1, next_try = ?2, attempts = attempts + 1
       WHERE n IN (SELECT n FROM mails WHERE ${WAITING} AND next_try <= ?3 ORDER BY next_try, n LIMIT ?4)
       RETURNING n, purpose, reference, kommunenummer, message_id, bounce_token, queued_at, attempts, refusals, content`,
    )
    .all(lease, new Date(now.getTime() + leaseMs).toISOString(), now.toISOString(), count);
  return rows.map((row) => leased(row, lease)).toSorted((a, b) => a.n - b.n);
}

/** The receiving side has it. True even when the lease has run out: it is sent, whoever holds it. */
export function markSent(desk: Desk, mail: LeasedMail): void {
  desk
    .prepare(
      `UPDATE mails SET state = 'sent', sent_at = ?, problem = NULL, lease = NULL WHERE n = ? AND ${WAITING}`,
    )
    .run(desk.now().toISOString(), mail.n);
}

/** Not this time; `nextTry` null: given up. Changes nothing when another process has taken the mail over. */
export function markFailed(
  desk: Desk,
  mail: LeasedMail,
  failure: { readonly problem: string; readonly refused: boolean; readonly nextTry: Date | null },
): void {
  desk
    .prepare(
      `UPDATE mails SET state = ?1, problem = ?2, refusals = refusals + ?3, next_try = coalesce(?4, next_try), lease = NULL
       WHERE n = ?5 AND lease = ?6 AND ${WAITING}`,
    )
    .run(
      failure.nextTry === null ? 'dead' : 'retrying',
      failure.problem,
      failure.refused ? 1 : 0,
      failure.nextTry?.toISOString() ?? null,
      mail.n,
      mail.lease,
    );
}

/** Gives back a mail that was not tried after all: it is due at once, for anyone. */
export function giveBack(desk: Desk, mail: LeasedMail): void {
  desk
    .prepare(
      `UPDATE mails SET lease = NULL, next_try = ?, attempts = attempts - 1 WHERE n = ? AND lease = ? AND ${WAITING}`,
    )
    .run(desk.now().toISOString(), mail.n, mail.lease);
}

const leased = (row: Row, lease: string): LeasedMail => ({
  n: integer(row, 'n'),
  lease,
  purpose: oneOf(row, 'purpose', MAIL_PURPOSES),
  reference: text(row, 'reference'),
  kommunenummer: textOrNull(row, 'kommunenummer'),
  messageId: text(row, 'message_id'),
  bounceToken: text(row, 'bounce_token'),
  queuedAt: new Date(text(row, 'queued_at')),
  attempts: integer(row, 'attempts'),
  refusals: integer(row, 'refusals'),
  content: parseContent(text(row, 'content')),
});
