import { parentPort, workerData } from 'node:worker_threads';
import type { EngineQuery, WalkQuery } from '../engine.ts';
import { EmbeddedIndex } from './embedded-index.ts';

/** What the pool asks of a worker, and what it gets back. */
export type Question =
  | { readonly id: number; readonly kind: 'search'; readonly query: EngineQuery }
  | { readonly id: number; readonly kind: 'walk'; readonly query: WalkQuery }
  | {
      readonly id: number;
      readonly kind: 'suggest';
      readonly token: string;
      readonly limit: number;
    }
  | { readonly id: number; readonly kind: 'status' };

export type Reply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: string };

const port = parentPort;
if (port !== null) {
  const index = new EmbeddedIndex(String(workerData));
  const answerTo = (question: Question): unknown => {
    switch (question.kind) {
      case 'search':
        return index.search(question.query);
      case 'walk':
        return index.walk(question.query);
      case 'suggest':
        return index.suggest(question.token, question.limit);
      case 'status':
        return index.status();
    }
  };
  port.on('message', (question: Question) => {
    let reply: Reply;
    try {
      reply = { id: question.id, answer: answerTo(question) };
    } catch (error) {
      reply = { id: question.id, error: error instanceof Error ? error.message : 'unknown' };
    }
    port.postMessage(reply);
  });
}
