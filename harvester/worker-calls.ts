import type { HttpAnswer, HttpRequest, SourceContext } from './sources/source.ts';
import { packError } from './thread-error.ts';
import type { Call, PlainAnswer, PlainRequest, ToWorker } from './worker-messages.ts';

type Post = (message: ToWorker, transfer?: readonly ArrayBuffer[]) => void;
type AbortableRequest = HttpRequest & { readonly signal?: AbortSignal };
type StreamedAnswer = HttpAnswer & { readonly rest?: AsyncIterable<Uint8Array> };

/** Carries out in this thread what a worker's source asks of its context. */
export function answerCalls(context: SourceContext, post: Post) {
  const requests = new Map<number, AbortController>();
  const rests = new Map<number, AsyncIterator<Uint8Array>>();

  async function http(id: number, request: PlainRequest): Promise<PlainAnswer> {
    const controller = new AbortController();
    requests.set(id, controller);
    const signal = AbortSignal.any([controller.signal, context.signal]);
    const abortable: AbortableRequest = { ...request, signal };
    try {
      const { rest, ...answer }: StreamedAnswer = await context.http.request(abortable);
      if (rest) rests.set(id, rest[Symbol.asyncIterator]());
      return { ...answer, hasRest: rest !== undefined };
    } finally {
      requests.delete(id);
    }
  }

  async function nextOfRest(of: number): Promise<Uint8Array | null> {
    const next = await rests.get(of)?.next();
    if (next && !next.done) return next.value;
    rests.delete(of);
    return null;
  }

  async function cancel(of: number): Promise<null> {
    requests.get(of)?.abort();
    await rests.get(of)?.return?.();
    rests.delete(of);
    return null;
  }

  function carryOut(id: number, call: Call): Promise<unknown> {
    if (call.kind === 'http') return http(id, call.request);
    if (call.kind === 'rest') return nextOfRest(call.of);
    if (call.kind === 'cancel') return cancel(call.of);
    return context.sleep(call.ms);
  }

  return {
    async answer(id: number, call: Call): Promise<void> {
      try {
        const value = await carryOut(id, call);
        post({ kind: 'reply', id, value, nowMs: +context.now() }, wholeBuffers(value));
      } catch (error) {
        post({ kind: 'refusal', id, error: packError(error), nowMs: +context.now() });
      }
    },
    /** Ends what is under way; the worker is gone. */
    stop(): void {
      for (const controller of requests.values()) controller.abort();
      for (const rest of rests.values()) rest.return?.().catch(() => undefined);
    },
  };
}

/** The bytes that can be handed over without copying; a Buffer cut from Node's pool shares its memory and cannot. */
function wholeBuffers(value: unknown): readonly ArrayBuffer[] {
  if (value instanceof Uint8Array) {
    const { buffer } = value;
    return buffer instanceof ArrayBuffer && buffer.byteLength === value.byteLength ? [buffer] : [];
  }
  if (typeof value === 'object' && value !== null && 'body' in value)
    return wholeBuffers(value.body);
  return [];
}
