type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Gives each host one request at a time, in the order asked, with a pause between them. */
export class HostTurns {
  readonly #last = new Map<string, Promise<number>>();
  readonly #now: () => Date;
  readonly #sleep: Sleep;

  constructor(now: () => Date, sleep: Sleep) {
    this.#now = now;
    this.#sleep = sleep;
  }

  /**
   * Waits for the turn, and until `delayMs` after the last turn ended. The returned function gives the turn back.
   * Throws the signal's reason when it is aborted while waiting.
   */
  async take(host: string, delayMs: number, signal?: AbortSignal): Promise<() => void> {
    const before = this.#last.get(host);
    const { promise, resolve } = Promise.withResolvers<number>();
    this.#last.set(host, promise);
    try {
      if (before !== undefined) {
        const ended = await orAborted(before, signal);
        const wait = ended + delayMs - this.#now().getTime();
        if (wait > 0) await this.#sleep(wait, signal);
      }
      signal?.throwIfAborted();
    } catch (error) {
      // The next in line still waits for the one before us.
      if (before === undefined) resolve(0);
      else before.then(resolve);
      throw error;
    }
    return () => resolve(this.#now().getTime());
  }
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', stop));
}
