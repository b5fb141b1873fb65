import type { HttpAnswer, HttpClient, HttpRequest } from './sources/source.ts';
import { unpackError } from './thread-error.ts';
import type { Call, FromWorker, PlainAnswer, ToWorker } from './worker-messages.ts';

type AbortableRequest = HttpRequest & { readonly signal?: AbortSignal };
type StreamedAnswer = HttpAnswer & { readonly rest?: AsyncIterable<Uint8Array> };
type Settled = Extract<ToWorker, { kind: 'reply' | 'refusal' }>;

/** The main thread as a worker's source sees it: network, waiting and the clock are over there. */
export function mainThread(post: (message: FromWorker) => void, nowMs: number) {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let nextId = 1;
  let clock = { main: nowMs, here: performance.now() };

  function call(what: Call): { readonly id: number; readonly value: Promise<unknown> } {
    const id = nextId++;
    const reply = Promise.withResolvers<unknown>();
    waiting.set(id, reply);
    post({ kind: 'call', id, call: what });
    return { id, value: reply.promise };
  }

  const cancel = (of: number): Promise<unknown> => call({ kind: 'cancel', of }).value;

  async function request(asked: HttpRequest): Promise<HttpAnswer> {
    const { signal, ...plain }: AbortableRequest = asked;
    const { id, value } = call({ kind: 'http', request: plain });
    const abort = () => void cancel(id);
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      // Posted by worker-calls.ts, which answers an `http` call with nothing else.
      const { hasRest, ...answer } = (await value) as PlainAnswer;
      if (!hasRest) return answer;
      const streamed: StreamedAnswer = { ...answer, rest: restOf(id) };
      return streamed;
    } catch (error) {
      // The reason of an abort is this thread's own; what comes back is only its echo.
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  async function* restOf(of: number): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      while (true) {
        const piece = await call({ kind: 'rest', of }).value;
        if (!(piece instanceof Uint8Array)) return;
        yield piece;
      }
    } finally {
      await cancel(of);
    }
  }

  const http: HttpClient = { request };

  return {
    http,
    now: () => new Date(clock.main + performance.now() - clock.here),
    sleep: async (ms: number): Promise<void> => {
      await call({ kind: 'sleep', ms }).value;
    },
    setClock(main: number): void {
      clock = { main, here: performance.now() };
    },
    settle(message: Settled): void {
      const reply = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.kind === 'reply') reply?.resolve(message.value);
      else reply?.reject(unpackError(message.error));
    },
  };
}
