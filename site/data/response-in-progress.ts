import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';

const inProgress = new AsyncLocalStorage<ServerResponse>();

// Astro hands out no response, and writes a streamed body without waiting for a slow reader: all of it would gather in memory.
subscribe('http.server.request.start', (message) => {
  if (hasResponse(message)) inProgress.enterWith(message.response);
});

/**
 * A wait for the reader of the request that is being answered: resolves when what was written has been taken off our hands, or
 * the reader has gone. Call while the request is handled; the wait may be used later.
 */
export function readerOfThisRequest(): () => Promise<void> {
  const response = inProgress.getStore();
  return async () => {
    if (response === undefined || !response.writableNeedDrain || response.closed) return;
    await new Promise<void>((resolve) => {
      // A compressor in between answers `drain` for itself; what counts is the connection, so its own listeners are used.
      const { on, off } = EventEmitter.prototype;
      const settle = (): void => {
        off.call(response, 'drain', settle);
        off.call(response, 'close', settle);
        resolve();
      };
      on.call(response, 'drain', settle);
      on.call(response, 'close', settle);
    });
  };
}

const hasResponse = (message: unknown): message is { readonly response: ServerResponse } =>
  typeof message === 'object' && message !== null && 'response' in message;
