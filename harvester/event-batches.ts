import type { SourceEvent } from './sources/source.ts';

export interface BatchLimits {
  /** Events after which a batch ends at the next checkpoint, and at twice as many anywhere. */
  readonly events: number;
  /** Characters of raw payloads after which a batch ends anywhere. */
  readonly characters: number;
  /** Milliseconds after which a batch ends at the next checkpoint, so that a slow source loses little. */
  readonly ms: number;
}

export const BATCH: BatchLimits = { events: 1000, characters: 16_000_000, ms: 2000 };

/**
 * Gathers events into batches that end at a checkpoint when there is one in time. A batch without one is written all the same:
 * the events come again after a crash and change nothing. When the source fails, what it gave before comes out first, then the
 * error.
 */
export async function* eventBatches(
  events: AsyncIterable<SourceEvent>,
  limits: BatchLimits = BATCH,
): AsyncGenerator<readonly SourceEvent[], void, undefined> {
  let batch: SourceEvent[] = [];
  let characters = 0;
  let begun = performance.now();

  function isFull(event: SourceEvent): boolean {
    if (characters >= limits.characters || batch.length >= 2 * limits.events) return true;
    if (event.kind !== 'checkpoint') return false;
    return batch.length >= limits.events || performance.now() - begun >= limits.ms;
  }

  try {
    for await (const event of events) {
      batch.push(event);
      if (event.kind === 'rejected') characters += event.raw.length;
      if (!isFull(event)) continue;
      const full = batch;
      batch = [];
      characters = 0;
      yield full;
      begun = performance.now();
    }
  } catch (error) {
    if (batch.length > 0) yield batch;
    throw error;
  }
  if (batch.length > 0) yield batch;
}
