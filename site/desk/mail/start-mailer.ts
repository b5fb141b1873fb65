import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../../../harvester/config/config.ts';
import { readMailSecrets } from '../../../harvester/config/mail-secrets.ts';
import { log } from '../../../harvester/log.ts';
import type { Desk } from '../open-desk.ts';
import { readBounceFolder } from './bounce-folder.ts';
import { clearOutbox, forgetOldMails } from './forget-old-mails.ts';
import { Mailer } from './mailer.ts';
import { openTransport, outboxFolder } from './open-transport.ts';
import type { Transport } from './transport.ts';

const LOOK_MS = 250;
const BOUNCES_MS = 60_000;
const FORGET_MS = 3_600_000;

const running = new Set<{ stop(): Promise<void> }>();

/**
 * Sends the desk's mails for as long as this process lives: looks four times a second for what is due, each minute for reports of mails
 * that came back, each hour for what may be forgotten. When the way out cannot be opened (a secret is missing) it says so, and the
 * mails wait.
 */
export function startMailer(desk: Desk, config: Config, dataDirectory: string): void {
  const { mail } = config;
  const transport = openedTransport(config, dataDirectory);
  if (transport === null) return;
  const mailer = new Mailer({ desk, transport, retry: mail.retry });
  const outbox = outboxFolder(dataDirectory);
  const timers = [
    every(LOOK_MS, 'mail-not-leased', () => mailer.wake()),
    every(FORGET_MS, 'mail-not-forgotten', () => {
      const forgotten = forgetOldMails(desk, mail.keepDays);
      const cleared = existsSync(outbox) ? clearOutbox(outbox, mail.keepDays, desk.now()) : 0;
      if (forgotten + cleared > 0) log('mails-forgotten', { forgotten, cleared });
    }),
  ];
  const { bounceFolder } = mail;
  if (bounceFolder !== undefined)
    timers.push(
      every(BOUNCES_MS, 'bounces-not-read', () => {
        readBounceFolder(desk, resolve(bounceFolder));
      }),
    );
  const stoppable = {
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      running.delete(stoppable);
      await mailer.stop();
    },
  };
  running.add(stoppable);
  log('mailer-started', { transport: mail.transport, connections: transport.connections });
}

/** Lets what is being sent be finished, and sends no more; called when the process is told to stop. */
export async function stopMailers(): Promise<void> {
  await Promise.all([...running].map((mailer) => mailer.stop()));
}

function openedTransport(config: Config, dataDirectory: string): Transport | null {
  try {
    return openTransport(config, dataDirectory, readMailSecrets());
  } catch (error) {
    log('mailer-not-started', { error: error instanceof Error ? error.name : 'Error' });
    if (error instanceof Error) process.stderr.write(`${error.message}\n`);
    return null;
  }
}

/** Trouble in one round never ends the rounds. */
function every(ms: number, trouble: string, work: () => void): NodeJS.Timeout {
  const round = (): void => {
    try {
      work();
    } catch (error) {
      log(trouble, { error: error instanceof Error ? error.name : 'Error' });
    }
  };
  round();
  return setInterval(round, ms).unref();
}
