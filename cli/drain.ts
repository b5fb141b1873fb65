import type { Server, ServerResponse } from 'node:http';
import { Server as Listener } from 'node:net';

const PATIENCE_MS = 10_000;

/**
 * Takes no new connections and resolves when those there are have ended. Answers under way are finished. A connection that is kept
 * open gets one more answer, which says that it is the last; idle ones end by the time-out their clients have been told, so that
 * no reader writes to one just as it is closed. What takes longer than `patienceMs` is cut off.
 */
export async function drain(server: Server, patienceMs = PATIENCE_MS): Promise<void> {
  server.prependListener('request', (_request, response: ServerResponse) => {
    response.setHeader('connection', 'close');
  });
  // Server.close of node:http ends idle connections at once.
  const closed = new Promise<void>((resolve) => {
    Listener.prototype.close.call(server, () => resolve());
  });
  const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(timer);
}
