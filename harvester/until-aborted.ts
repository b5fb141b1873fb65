import { RunAborted } from './errors.ts';

/** The values of `items` until the signal is aborted; then throws RunAborted, also when the next value never comes. */
export async function* untilAborted<T>(
  items: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const iterator = items[Symbol.asyncIterator]();
  const aborted = Promise.withResolvers<never>();
  // Nobody may be waiting for it when it rejects.
  aborted.promise.catch(() => undefined);
  const stop = () =>
    aborted.reject(new RunAborted('the run was stopped', { cause: signal.reason }));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  let isOver = false;
  try {
    while (true) {
      const next = await Promise.race([iterator.next(), aborted.promise]);
      if (next.done) {
        isOver = true;
        return;
      }
      yield next.value;
    }
  } catch (error) {
    isOver = !signal.aborted;
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    // Not awaited: a source that hangs would hang its closing as well.
    if (!isOver) iterator.return?.().catch(() => undefined);
  }
}
