import type { MailConfig } from '../../../harvester/config/mail.ts';
import type { Delivery, ReadyMail } from './transport.ts';

/** A no may come from a server in disorder: it is tested over a working day, each wait longer by this, before a mail is given up. */
const REFUSALS = 8;
const REFUSED_LONGER = 8;
/** While the way out is closed everything waits, and goes soon after it opens. */
const CLOSED_MS = 600_000;
/** The link in it is dead by then. */
const VERIFICATION_MS = 48 * 3_600_000;

/**
 * When a mail that failed is tried again; null: it is given up. Waits double from the first to the longest, each a quarter
 * shorter or longer by chance, so that mails that failed together do not come back together. `chance`: 0 up to 1.
 */
export function nextTry(
  mail: ReadyMail & { readonly refusals: number },
  failure: Exclude<Delivery, { kind: 'sent' }>,
  retry: MailConfig['retry'],
  now: Date,
  chance: () => number,
): Date | null {
  const age = now.getTime() - mail.queuedAt.getTime();
  if (mail.purpose === 'verification' && age >= VERIFICATION_MS) return null;
  if (failure.kind === 'refused' && mail.refusals + 1 >= REFUSALS) return null;
  if (failure.kind === 'later' && age >= retry.giveUpDays * 86_400_000) return null;
  const longest = retry.longestMinutes * 60_000;
  const first = retry.firstSeconds * (failure.kind === 'refused' ? REFUSED_LONGER : 1) * 1_000;
  const wait = Math.min(first * 2 ** Math.min(mail.attempts - 1, 30), longest);
  const limited = failure.kind === 'closed' ? Math.min(wait, CLOSED_MS) : wait;
  return new Date(now.getTime() + Math.round(limited * (0.75 + chance() / 2)));
}
