import { log } from '../../../harvester/log.ts';
import type { Portal } from '../../portal.ts';
import { dayInOslo } from '../../texts/format.ts';
import { queueMail } from '../mail/queue.ts';
import type { Desk } from '../open-desk.ts';
import { forgetAsks } from './limits.ts';
import { newHits } from './new-hits.ts';
import { stop } from './stop.ts';
import { followed } from './subject-of.ts';
import { dueOn, noteRound, type Subscription } from './subscription.ts';
import { digestMail, renewalMail } from './subscription-mails.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Mails go out in the morning, after the journals of the night have been fetched. */
const HOUR_OF_DAY = 6;
/** How long a link may wait to be confirmed. */
export const CONFIRM_HOURS = 48;
const RENEW_DAYS = 30;
const EVERY_MS = 60_000;

const osloHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  hourCycle: 'h23',
});

/**
 * One round: forgets what is over, and once a day, from six in the morning, mails each subscription what is new. The mail and the
 * note that it was made are one transaction, so that nothing is told twice or lost, whoever else makes the round. By the desk's clock.
 */
export async function round(desk: Desk, portal: Portal): Promise<void> {
  const ended = endOver(desk);
  const day = dayInOslo(desk.now());
  const due = Number(osloHour.format(desk.now())) < HOUR_OF_DAY ? [] : dueOn(desk, day);
  if (due.length === 0) {
    if (ended > 0) log('subscriptions', { ended, digests: 0 });
    return;
  }
  const until = portal.archive.lastSeq();
  const at = desk.now().toISOString();
  const hits = await newHits(due, portal, until);
  let digests = 0;
  for (const subscription of due) {
    const what = followed(subscription, portal);
    const found = hits.get(subscription.id);
    desk.transaction(() => {
      if (!noteRound(desk, subscription.id, until, at, day)) return;
      if (what === null) return;
      if (found !== undefined) {
        queueMail(desk, digestMail(desk, portal, subscription, what, found));
        digests++;
      }
      if (endsSoon(desk, subscription))
        queueMail(desk, renewalMail(desk, portal, subscription, what));
    });
  }
  log('subscriptions', { ended, due: due.length, digests });
}

/** Ends those nobody confirmed in time, those whose term is over, and those whose mails come back. Returns how many. */
function endOver(desk: Desk): number {
  forgetAsks(desk);
  const now = desk.now().getTime();
  const over = desk
    .prepare(
      `SELECT id FROM subscription
       WHERE (confirmed_at IS NULL AND created_at < ?) OR expires_at < ?
          OR id IN (SELECT reference FROM mails WHERE state = 'bounced')`,
    )
    .all(new Date(now - CONFIRM_HOURS * HOUR_MS).toISOString(), new Date(now).toISOString());
  for (const { id } of over) stop(desk, String(id));
  return over.length;
}

const endsSoon = (desk: Desk, { expiresAt }: Subscription): boolean =>
  expiresAt !== null && Date.parse(expiresAt) - desk.now().getTime() < RENEW_DAYS * DAY_MS;

/** Makes the round now and every minute, for as long as the process lives. One that fails is told and tried again. */
export function keepSubscribing(desk: Desk, portal: () => Portal | null): void {
  let under = false;
  const next = async (): Promise<void> => {
    const open = portal();
    if (under || open === null) return;
    under = true;
    try {
      await round(desk, open);
    } catch (error) {
      log('subscriptions-failed', { error: error instanceof Error ? error.name : 'Error' });
    } finally {
      under = false;
    }
  };
  setInterval(() => void next(), EVERY_MS).unref();
}
