import { randomBytes } from 'node:crypto';
import { integer, oneOf, type Row, text, textOrNull } from '../../../harvester/store/column.ts';
import type { Desk } from '../open-desk.ts';
import { readMailAddress } from './mail-address.ts';
import { contentOf, parseContent } from './mail-content.ts';
import { MAIL_PURPOSES, MAIL_STATES, type MailState, type OutgoingMail } from './outgoing-mail.ts';

export type { MailAttachment, MailState, OutgoingMail } from './outgoing-mail.ts';

const COLUMNS =
  'key, purpose, kommunenummer, message_id, state, attempts, queued_at, sent_at, problem';

/**
 * Queues one mail and returns its Message-ID, for ever the same. Call it inside the transaction that makes the mail due: both
 * are on disk afterwards, or neither. A key that is queued already is left as it is. Throws RangeError for what is no mail.
 */
export function queueMail(desk: Desk, mail: OutgoingMail): string {
  const content = JSON.stringify(contentOf(mail));
  const now = desk.now().toISOString();
  const row = desk
    .prepare(
      `INSERT INTO mails (key, purpose, reference, kommunenummer, message_id, bounce_token, content, queued_at, next_try)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET key = key RETURNING message_id`,
    )
    .get(
      mail.key,
      mail.purpose,
      mail.reference,
      mail.kommunenummer,
      `<${randomToken()}@${desk.mailDomain}>`,
      randomToken(),
      content,
      now,
      now,
    );
  return text(row ?? {}, 'message_id');
}

/** Every mail that belongs to `reference`, in the order they were queued. */
export function mailsOf(desk: Desk, reference: string): MailState[] {
  return desk
    .prepare(`SELECT ${COLUMNS} FROM mails WHERE reference = ? ORDER BY n`)
    .all(reference)
    .map(mailState);
}

/** The mail of one key; null: nothing was queued under it. */
export function mailOf(desk: Desk, key: string): MailState | null {
  const row = desk.prepare(`SELECT ${COLUMNS} FROM mails WHERE key = ?`).get(key);
  return row === undefined ? null : mailState(row);
}

/**
 * Sends a mail that was sent, came back or was given up once more, from now with all its tries left; one that waits for its next
 * try is tried at once. The Message-ID stays, so that a receiver who has it already sees the repeat. `to` corrects the address.
 * False: there is nothing to send (unknown key, forgotten content, or somebody is sending it at this moment).
 * Throws RangeError when `to` is no address.
 */
export function resend(desk: Desk, key: string, to?: string): boolean {
  const now = desk.now().toISOString();
  const address = to === undefined ? null : readMailAddress(to);
  if (address !== null && 'problem' in address)
    throw new RangeError(`the recipient of a mail is no address (${address.problem})`);
  return (
    desk
      .prepare(
        // A new token: reports about the earlier sending no longer count.
        `UPDATE mails SET state = 'queued', attempts = 0, refusals = 0, problem = NULL, sent_at = NULL, lease = NULL,
           queued_at = ?1, next_try = ?1, bounce_token = ?2,
           content = CASE WHEN ?3 IS NULL THEN content ELSE json_set(content, '$.to', ?3) END
         WHERE key = ?4 AND content IS NOT NULL
           AND (state NOT IN ('queued', 'retrying') OR lease IS NULL OR next_try <= ?1)`,
      )
      .run(now, randomToken(), address === null ? null : address.ok.address, key).changes === 1
  );
}

/**
 * Takes back a mail nobody has sent or is sending: it never goes, and its content is forgotten. False: it has gone, or may be going.
 * Call it inside the transaction of what makes it needless.
 */
export function cancelMail(desk: Desk, key: string): boolean {
  return (
    desk
      .prepare(
        `UPDATE mails SET content = NULL, lease = NULL, state = 'dead', problem = 'cancelled'
         WHERE key = ? AND state IN ('queued', 'retrying') AND lease IS NULL`,
      )
      .run(key).changes === 1
  );
}

/** The text, subject and recipient of a mail, for the one it was written for or by; null: unknown, or forgotten. */
export function contentOfMail(desk: Desk, key: string): ReturnType<typeof parseContent> | null {
  const row = desk.prepare('SELECT content FROM mails WHERE key = ?').get(key);
  const content = row === undefined ? null : textOrNull(row, 'content');
  return content === null ? null : parseContent(content);
}

/** Forgets whom and what the mails of `reference` were about, and sends none of them any more. What was counted stays. */
export function forgetMails(desk: Desk, reference: string): number {
  return Number(
    desk
      .prepare(
        `UPDATE mails SET content = NULL, lease = NULL,
           problem = CASE WHEN state IN ('queued', 'retrying') THEN 'forgotten' ELSE problem END,
           state = CASE WHEN state IN ('queued', 'retrying') THEN 'dead' ELSE state END
         WHERE reference = ? AND content IS NOT NULL`,
      )
      .run(reference).changes,
  );
}

// 128 bits in letters that survive a server which lowers the case of addresses.
const randomToken = (): string => randomBytes(16).toString('hex');

const mailState = (row: Row): MailState => ({
  key: text(row, 'key'),
  purpose: oneOf(row, 'purpose', MAIL_PURPOSES),
  kommunenummer: textOrNull(row, 'kommunenummer'),
  messageId: text(row, 'message_id'),
  state: oneOf(row, 'state', MAIL_STATES),
  attempts: integer(row, 'attempts'),
  queuedAt: text(row, 'queued_at'),
  sentAt: textOrNull(row, 'sent_at'),
  problem: textOrNull(row, 'problem'),
});
