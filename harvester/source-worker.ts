import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { eventBatches } from './event-batches.ts';
import { mainThread } from './main-thread.ts';
import { type SourceKinds, sourceKind } from './source-kind.ts';
import type { SourceContext } from './sources/source.ts';
import { packError } from './thread-error.ts';
import { AHEAD, type FromWorker, type ToWorker, type WorkerJob } from './worker-messages.ts';

/** Smaller than what is written at once, so that the other thread has something to do early. */
const BATCH = { events: 200, characters: 4_000_000, ms: 1000 };

if (parentPort) await work(parentPort, workerData as WorkerJob);

/** Runs one source to its end and posts its events; the entry of the thread that `eventsFromWorker` starts. */
async function work(port: MessagePort, job: WorkerJob): Promise<void> {
  const post = (message: FromWorker) => port.postMessage(message);
  const main = mainThread(post, job.nowMs);
  let credit = AHEAD;
  let wake = () => {};
  port.on('message', (message: ToWorker) => {
    main.setClock(message.nowMs);
    if (message.kind === 'more') {
      credit++;
      wake();
    } else main.settle(message);
  });
  try {
    const registry: { readonly sourceKinds: SourceKinds } = await import(job.registry);
    const { kind, settings } = sourceKind(job.source, registry.sourceKinds);
    const context: SourceContext = {
      sourceId: job.source.id,
      kommunenummer: job.kommunenummer,
      organisasjonsnummer: job.organisasjonsnummer,
      http: main.http,
      now: main.now,
      random: Math.random,
      sleep: main.sleep,
      // A run that is stopped ends the whole thread.
      signal: new AbortController().signal,
    };
    for await (const batch of eventBatches(
      kind.harvest(settings, job.checkpoint, context),
      BATCH,
    )) {
      if (credit === 0) {
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        await promise;
      }
      credit--;
      post({ kind: 'events', json: JSON.stringify(batch) });
    }
    post({ kind: 'end' });
  } catch (error) {
    post({ kind: 'error', error: packError(error) });
  }
}
