import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { MailConfig } from '../../../harvester/config/mail.ts';
import { log } from '../../../harvester/log.ts';
import type { Desk } from '../open-desk.ts';
import { giveBack, type LeasedMail, leaseMails, markFailed, markSent } from './due-mails.ts';
import { nextTry } from './next-try.ts';
import type { Delivery, Transport } from './transport.ts';

export interface MailerOptions {
  readonly desk: Desk;
  readonly transport: Transport;
  readonly retry: MailConfig['retry'];
  /** 0 up to 1. */
  readonly chance?: () => number;
}

/**
 * Sends what is due from the desk's queue, a few at a time. Several may work on one desk, in one process or many: each mail is
 * leased to one of them. Between handing a mail over and marking it a crash can come; then it is handed over again, with the
 * Message-ID it had.
 */
export class Mailer implements AsyncDisposable {
  readonly #desk: Desk;
  readonly #transport: Transport;
  readonly #retry: MailConfig['retry'];
  readonly #chance: () => number;
  readonly #lease = randomUUID();
  readonly #leaseMs: number;
  readonly #underWay = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  #stopping = false;

  constructor({ desk, transport, retry, chance = Math.random }: MailerOptions) {
    this.#desk = desk;
    this.#transport = transport;
    this.#retry = retry;
    this.#chance = chance;
    this.#leaseMs = 2 * transport.patienceMs;
  }

  /** Starts on as many due mails as there is room for, and goes on with more as each is done; returns at once. */
  wake(): void {
    const free = this.#transport.connections - this.#underWay.size;
    if (this.#stopping || free < 1) return;
    for (const mail of leaseMails(this.#desk, free, this.#lease, this.#leaseMs)) {
      const work = this.#try(mail).finally(() => {
        this.#underWay.delete(work);
        this.#wakeQuietly();
      });
      this.#underWay.add(work);
    }
  }

  /** Resolves when nothing is under way and nothing is due any more. */
  async untilIdle(): Promise<void> {
    this.wake();
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** Takes nothing new and lets what is under way be finished; what takes longer than `patienceMs` is cut off and due again. */
  async stop(patienceMs = 8_000): Promise<void> {
    this.#stopping = true;
    const waited = new AbortController();
    await Promise.race([
      Promise.all(this.#underWay),
      pause(patienceMs, undefined, { signal: waited.signal }).catch(() => {}),
    ]);
    waited.abort();
    this.#stop.abort();
    await Promise.all(this.#underWay);
    await this.#transport[Symbol.asyncDispose]();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop(0);
  }

  async #try(mail: LeasedMail): Promise<void> {
    try {
      const delivery = await this.#deliver(mail);
      if (delivery.kind === 'sent') {
        markSent(this.#desk, mail);
        return;
      }
      if (this.#stop.signal.aborted) {
        giveBack(this.#desk, mail);
        return;
      }
      const again = nextTry(mail, delivery, this.#retry, this.#desk.now(), this.#chance);
      markFailed(this.#desk, mail, {
        problem: delivery.problem,
        refused: delivery.kind === 'refused',
        nextTry: again,
      });
      log(again === null ? 'mail-dead' : 'mail-failed', {
        purpose: mail.purpose,
        kommune: mail.kommunenummer,
        problem: delivery.problem,
        attempts: mail.attempts,
      });
    } catch (error) {
      // Store trouble: the lease runs out, and the mail is due again.
      log('mail-not-marked', { error: error instanceof Error ? error.name : 'Error' });
    }
  }

  async #deliver(mail: LeasedMail): Promise<Delivery> {
    const signal = AbortSignal.any([
      this.#stop.signal,
      AbortSignal.timeout(this.#transport.patienceMs),
    ]);
    try {
      return await this.#transport.send(mail, signal);
    } catch (error) {
      // A mail that cannot be written at all must not stop the others, nor be lost.
      log('mail-broken', { error: error instanceof Error ? error.name : 'Error' });
      return { kind: 'later', problem: 'cannot-be-written' };
    }
  }

  #wakeQuietly(): void {
    try {
      this.wake();
    } catch (error) {
      log('mail-not-leased', { error: error instanceof Error ? error.name : 'Error' });
    }
  }
}
