import { Worker } from 'node:worker_threads';
import type { Committed } from './committed.ts';
import { StoreUnusable } from './errors.ts';
import type { PackedEvents } from './packed-events.ts';
import type { Run } from './store/batch.ts';
import { unpackError } from './thread-error.ts';
import type { FromWriter, ToWriter, WriterJob } from './writer-messages.ts';

/** The archive's writer in a thread of its own, for one run. */
export interface Writer extends AsyncDisposable {
  /** Writes the batches in the order they are given. Rejects with what `Archive.commit` throws, and so do those after it. */
  commit(batch: PackedEvents, now: Date): Promise<Committed>;
}

/** Starts it; trouble with the file comes out of the first `commit`. */
export function startWriter(file: string, run: Run, now: Date): Writer {
  const job: WriterJob = { file, run, nowMs: now.getTime() };
  const worker = new Worker(new URL('./archive-writer.ts', import.meta.url), {
    workerData: job,
    name: `writer ${run.source.id}`,
    resourceLimits: { maxYoungGenerationSizeMb: 18, maxOldGenerationSizeMb: 128 },
  });
  const waiting: PromiseWithResolvers<Committed>[] = [];
  const { promise: gone, resolve: leave } = Promise.withResolvers<void>();
  let failure: Error | null = null;

  function fail(error: Error): void {
    failure ??= error;
    for (const reply of waiting.splice(0)) reply.reject(failure);
  }

  worker.on('message', (message: FromWriter) => {
    if (message.kind === 'committed') waiting.shift()?.resolve(message.committed);
    else fail(unpackError(message.error));
  });
  worker.on('error', (cause) =>
    fail(new StoreUnusable('the thread that writes failed', { cause })),
  );
  worker.on('exit', () => {
    fail(new StoreUnusable('the thread that writes has ended'));
    leave();
  });

  return {
    commit(batch, at) {
      const reply = Promise.withResolvers<Committed>();
      // Whoever waits for an earlier batch hears of it first.
      reply.promise.catch(() => undefined);
      if (failure) reply.reject(failure);
      else {
        waiting.push(reply);
        const message: ToWriter = { kind: 'commit', batch, nowMs: at.getTime() };
        worker.postMessage(message, [batch.bytes.buffer, batch.ends.buffer]);
      }
      return reply.promise;
    },
    async [Symbol.asyncDispose]() {
      const message: ToWriter = { kind: 'end' };
      worker.postMessage(message);
      await gone;
    },
  };
}
