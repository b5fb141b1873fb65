import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { log } from '../../harvester/log.ts';
import { EngineFailed } from '../engine-failed.ts';
import { ownFile } from '../own-file.ts';
import type { IndexSearcher } from './embedded-engine.ts';
import type { Question, Reply } from './search-worker.ts';

const MOST_WORKERS = 2;

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

/** A question without the number the pool gives it. */
type Unnumbered = Question extends infer Q ? (Q extends Question ? Omit<Q, 'id'> : never) : never;

/**
 * Searches in worker threads, so that no search, however large, keeps the thread that serves pages waiting. A thread that
 * dies fails what it was asked and is started again at the next question.
 */
export function searchInWorkers(
  directory: string,
  count = Math.max(1, Math.min(MOST_WORKERS, availableParallelism() - 1)),
): IndexSearcher {
  const threads: (Thread | null)[] = Array.from({ length: count }, () => null);
  let asked = 0;

  const start = (slot: number): Thread => {
    const worker = new Worker(ownFile('embedded/search-worker.ts'), { workerData: directory });
    const thread: Thread = { worker, waiting: new Map() };
    const failAll = (cause: unknown): void => {
      if (threads[slot] === thread) threads[slot] = null;
      for (const { reject } of thread.waiting.values())
        reject(new EngineFailed('a search thread ended while it was searching', { cause }));
      thread.waiting.clear();
    };
    worker.on('message', (reply: Reply) => {
      const waiting = thread.waiting.get(reply.id);
      thread.waiting.delete(reply.id);
      if (thread.waiting.size === 0) worker.unref();
      if ('error' in reply) waiting?.reject(new EngineFailed(`search failed: ${reply.error}`));
      else waiting?.resolve(reply.answer);
    });
    worker.on('error', (error) => {
      log('search-thread-failed', { error: error instanceof Error ? error.name : 'unknown' });
      failAll(error);
    });
    worker.on('exit', failAll);
    threads[slot] = thread;
    return thread;
  };

  /** The thread with the least to do. */
  const least = (): Thread => {
    let slot = 0;
    for (let i = 1; i < count; i++) if (load(threads[i]) < load(threads[slot])) slot = i;
    return threads[slot] ?? start(slot);
  };

  const ask = (question: Unnumbered): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const thread = least();
      const id = ++asked;
      thread.waiting.set(id, { resolve, reject });
      // Only while it works does a thread keep the process alive.
      thread.worker.ref();
      thread.worker.postMessage({ id, ...question });
    });

  return {
    // Boundary: search-worker.ts answers each kind of question with what EmbeddedIndex gives for it.
    search: (query) => ask({ kind: 'search', query }) as ReturnType<IndexSearcher['search']>,
    walk: (query) => ask({ kind: 'walk', query }) as ReturnType<IndexSearcher['walk']>,
    suggest: (token, limit) =>
      ask({ kind: 'suggest', token, limit }) as ReturnType<IndexSearcher['suggest']>,
    status: () => ask({ kind: 'status' }) as ReturnType<IndexSearcher['status']>,
    async [Symbol.asyncDispose]() {
      await Promise.all(threads.map((thread) => thread?.worker.terminate()));
    },
  };
}

const load = (thread: Thread | null | undefined): number => thread?.waiting.size ?? 0;
