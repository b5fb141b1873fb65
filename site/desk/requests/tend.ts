import type { Config } from '../../../harvester/config/config.ts';
import { log } from '../../../harvester/log.ts';
import type { Desk } from '../open-desk.ts';
import { sendReminders } from './reminders.ts';
import { applyRetention } from './retention.ts';

const EVERY_MS = 60_000;

/** One round of what time asks for: reminders that are due, and what may be remembered no longer. By the desk's clock. */
export function tend(desk: Desk, config: Config): void {
  const reminders = sendReminders({ desk, config });
  const kept = applyRetention(desk, config.requests);
  if (reminders > 0 || Object.values(kept).some((count) => count > 0))
    log('requests-tended', { reminders, ...kept });
}

/** Tends the desk now and every minute, for as long as the process lives. A round that fails is told and tried again. */
export function keepTending(desk: Desk, config: Config): void {
  const round = (): void => {
    try {
      tend(desk, config);
    } catch (error) {
      log('requests-untended', { error: error instanceof Error ? error.name : 'Error' });
    }
  };
  round();
  setInterval(round, EVERY_MS).unref();
}
