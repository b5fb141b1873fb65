import { Worker } from 'node:worker_threads';
import type { SourceConfig } from './config/config.ts';
import { InnsynError, RunAborted } from './errors.ts';
import type { Checkpoint, SourceContext, SourceEvent } from './sources/source.ts';
import { packError, unpackError } from './thread-error.ts';
import { answerCalls } from './worker-calls.ts';
import type { FromWorker, ToWorker, WorkerJob } from './worker-messages.ts';

export interface WorkerOptions {
  readonly registry: URL;
  readonly source: SourceConfig;
  readonly checkpoint: Checkpoint | null;
  readonly context: SourceContext;
}

/**
 * The events of a source that reads and parses in a thread of its own. It is a few batches ahead at most. Errors come out with
 * class and message as if the source ran here; network and waiting go through this thread's context.
 */
export async function* eventsFromWorker(
  options: WorkerOptions,
): AsyncGenerator<SourceEvent, void, undefined> {
  const { context } = options;
  const worker = new Worker(new URL('./source-worker.ts', import.meta.url), {
    workerData: jobFor(options),
    name: `source ${context.sourceId}`,
  });
  const post = (message: ToWorker, transfer: readonly ArrayBuffer[] = []) =>
    worker.postMessage(message, transfer);
  const calls = answerCalls(context, post);
  const arrived: FromWorker[] = [];
  let wake = () => {};
  const arrive = (message: FromWorker) => {
    if (message.kind === 'call') {
      calls.answer(message.id, message.call);
      return;
    }
    arrived.push(message);
    wake();
  };
  // The thread is ended, not asked to end: a source that hangs would not hear it.
  const abort = () =>
    arrive({ kind: 'error', error: packError(new RunAborted('the run was stopped')) });
  worker.on('message', arrive);
  worker.on('error', (error) => arrive({ kind: 'error', error: packError(error) }));
  worker.on('exit', () => arrive({ kind: 'error', error: packError(new WorkerDied()) }));
  context.signal.addEventListener('abort', abort, { once: true });
  if (context.signal.aborted) abort();
  try {
    while (true) {
      const message = arrived.shift();
      if (message === undefined) {
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        await promise;
        continue;
      }
      if (message.kind === 'end') return;
      if (message.kind === 'error') throw unpackError(message.error);
      if (message.kind === 'events') {
        post({ kind: 'more', nowMs: +context.now() });
        yield* readEvents(message.json);
      }
    }
  } finally {
    context.signal.removeEventListener('abort', abort);
    calls.stop();
    await worker.terminate();
  }
}

class WorkerDied extends InnsynError {
  override name = 'WorkerDied';
  constructor() {
    super('the thread of the source ended before the source did');
  }
}

const jobFor = ({ registry, source, checkpoint, context }: WorkerOptions): WorkerJob => ({
  registry: registry.href,
  source,
  checkpoint,
  kommunenummer: context.kommunenummer,
  organisasjonsnummer: context.organisasjonsnummer,
  nowMs: +context.now(),
});

/** The worker wrote the JSON itself, from events of the type. */
const readEvents = (json: string): readonly SourceEvent[] =>
  JSON.parse(json) as readonly SourceEvent[];
