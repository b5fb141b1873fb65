import { readdirSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '../open-desk.ts';

/** Receipts, links and reminders have done their work by then; reports of failed delivery come within five days. */
const OTHER_DAYS = 14;

/**
 * Erases whom and what handled mails were about: orders after `keepDays`, all others after at most 14 days. What waits to be sent
 * is left alone. Returns how many were erased.
 */
export function forgetOldMails(desk: Desk, keepDays: number): number {
  const before = (days: number): string =>
    new Date(desk.now().getTime() - days * 86_400_000).toISOString();
  return Number(
    desk
      .prepare(
        `UPDATE mails SET content = NULL
         WHERE content IS NOT NULL AND state IN ('sent', 'bounced', 'dead')
           AND queued_at < CASE purpose WHEN 'order' THEN ? ELSE ? END`,
      )
      .run(before(keepDays), before(Math.min(keepDays, OTHER_DAYS))).changes,
  );
}

/** Takes away `.eml` files that were laid in the outbox more than `keepDays` ago: they hold the same. */
export function clearOutbox(folder: string, keepDays: number, now: Date): number {
  let cleared = 0;
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.eml'))) {
    const file = join(folder, name);
    const age = now.getTime() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Number.NaN);
    if (!(age > keepDays * 86_400_000)) continue;
    unlinkSync(file);
    cleared++;
  }
  return cleared;
}
