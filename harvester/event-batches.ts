import { batchEnd } from './batch-limits.ts';
import type { SourceEvent } from './sources/source.ts';

/** Takes events in, and gives them back as one batch. */
export interface Gatherer<Batch> {
  add(event: SourceEvent): void;
  /** What was added since the last time; null: nothing. */
  take(): Batch | null;
}

/**
 * Gathers events into batches that end at a checkpoint when there is one in time. A batch without one is written all the same:
 * the events come again after a crash and change nothing. When the source fails, what it gave before comes out first, then the
 * error.
 */
export async function* eventBatches<Batch>(
  events: AsyncIterable<SourceEvent>,
  gatherer: Gatherer<Batch>,
): AsyncGenerator<Batch, void, undefined> {
  const isEnd = batchEnd();
  try {
    for await (const event of events) {
      gatherer.add(event);
      const batch = isEnd(event) ? gatherer.take() : null;
      if (batch !== null) yield batch;
    }
  } catch (error) {
    const rest = gatherer.take();
    if (rest !== null) yield rest;
    throw error;
  }
  const rest = gatherer.take();
  if (rest !== null) yield rest;
}

/** Keeps the events as they are. */
export function eventList(): Gatherer<readonly SourceEvent[]> {
  let list: SourceEvent[] = [];
  return {
    add: (event) => list.push(event),
    take() {
      const taken = list;
      list = [];
      return taken.length > 0 ? taken : null;
    },
  };
}
