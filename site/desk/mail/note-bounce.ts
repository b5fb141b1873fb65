import type { Desk } from '../open-desk.ts';
import type { BounceReport } from './bounce-report.ts';

/**
 * Notes what a report says: a mail that came back is `bounced`, whatever else was believed of it; a delay is told and nothing more.
 * `unknown`: no mail of ours, one that has been sent again since, or no report at all.
 */
export function noteBounce(desk: Desk, report: BounceReport): 'bounced' | 'delayed' | 'unknown' {
  const { kind, token, messageId, status } = report;
  if (kind === 'other') return 'unknown';
  // The mark is the better word: it is new for each sending, the Message-ID is not.
  const [column, value] = token === null ? ['message_id', messageId] : ['bounce_token', token];
  if (value === null) return 'unknown';
  const changed =
    kind === 'failed'
      ? desk
          .prepare(
            `UPDATE mails SET state = 'bounced', problem = ?, lease = NULL WHERE ${column} = ? AND problem IS NOT 'forgotten'`,
          )
          .run(`bounced-${status ?? 'unsaid'}`, value)
      : desk
          .prepare(`UPDATE mails SET problem = 'delayed' WHERE ${column} = ? AND state = 'sent'`)
          .run(value);
  if (changed.changes === 0) return 'unknown';
  return kind === 'failed' ? 'bounced' : 'delayed';
}
