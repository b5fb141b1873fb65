import { log } from '../../harvester/log.ts';
import { type Desk, type DeskOptions, openDesk } from './open-desk.ts';

const RETRY_AFTER_MS = 2_000;

/**
 * The desk in `file`, opened at the first call; null while it cannot be opened, and then tried again at a later call.
 * `opened` is called once, with the desk.
 */
export function reopenedDesk(
  file: string,
  options: DeskOptions,
  opened: (desk: Desk) => void = () => {},
): () => Desk | null {
  let desk: Desk | null = null;
  let nextTry = 0;
  return () => {
    if (desk !== null || Date.now() < nextTry) return desk;
    nextTry = Date.now() + RETRY_AFTER_MS;
    try {
      // Pages wait for this: a lock that stays is met with a page that says so, not with a browser that gives up.
      desk = openDesk(file, { patienceMs: 5_000, ...options });
      opened(desk);
    } catch (error) {
      log('desk-closed', { error: error instanceof Error ? error.name : 'Error' });
      if (error instanceof Error) process.stderr.write(`${error.message}\n`);
    }
    return desk;
  };
}
