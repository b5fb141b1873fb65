import type { SourceEvent } from './sources/source.ts';

export interface BatchLimits {
  /** Events after which a batch ends at the next checkpoint, and at twice as many anywhere. */
  readonly events: number;
  /** Characters of raw payloads after which a batch ends anywhere. */
  readonly characters: number;
  /** Milliseconds after which a batch ends at the next checkpoint, so that a slow source loses little. */
  readonly ms: number;
}

export const BATCH: BatchLimits = { events: 2000, characters: 16_000_000, ms: 2000 };

/** Tells for each event whether the batch ends with it; the next event then begins another. */
export function batchEnd(limits: BatchLimits = BATCH): (event: SourceEvent) => boolean {
  let events = 0;
  let characters = 0;
  let begun = performance.now();

  function isFull(event: SourceEvent): boolean {
    if (characters >= limits.characters || events >= 2 * limits.events) return true;
    if (event.kind !== 'checkpoint') return false;
    return events >= limits.events || performance.now() - begun >= limits.ms;
  }

  return (event) => {
    if (events === 0) begun = performance.now();
    events++;
    if (event.kind === 'rejected') characters += event.raw.length;
    if (!isFull(event)) return false;
    events = 0;
    characters = 0;
    return true;
  };
}
