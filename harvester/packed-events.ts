import type { Gatherer } from './event-batches.ts';
import type { Journalpost } from './record/journalpost.ts';
import type { SourceEvent } from './sources/source.ts';
import type { KeptEvent } from './store/keep-events.ts';

/** Events on their way to another thread: JSON in bytes, one after the other. */
export interface PackedEvents {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each ends; a record is marked by the number being negative. */
  readonly ends: Int32Array<ArrayBuffer>;
}

const FIRST_SIZE = 4_194_304;

/**
 * Packs events as they come. Bytes lie outside the heap and are handed over without copying, so that a batch that waits costs the
 * garbage collector nothing.
 */
export function packEvents(): Gatherer<PackedEvents> {
  let bytes = Buffer.alloc(0);
  let used = 0;
  let ends: number[] = [];

  function room(size: number): void {
    if (used + size <= bytes.length) return;
    const larger = Buffer.from(
      new ArrayBuffer(Math.max(FIRST_SIZE, 2 * bytes.length, used + size)),
    );
    bytes.copy(larger, 0, 0, used);
    bytes = larger;
  }

  return {
    add(event) {
      const isRecord = event.kind === 'record';
      const json = JSON.stringify(isRecord ? event.record : event);
      // UTF-8 takes three bytes at most for what JavaScript counts as one.
      room(3 * json.length);
      used += bytes.write(json, used);
      ends.push(isRecord ? -used : used);
    },
    take() {
      if (ends.length === 0) return null;
      const { buffer } = bytes;
      const taken = { bytes: new Uint8Array(buffer, 0, used), ends: Int32Array.from(ends) };
      bytes = Buffer.alloc(0);
      used = 0;
      ends = [];
      return taken;
    },
  };
}

/** The events again; a record comes with the JSON it was packed as. */
export function unpackEvents({ bytes, ends }: PackedEvents): KeptEvent[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = 0;
  return Array.from(ends, (end): KeptEvent => {
    const json = buffer.toString('utf8', start, Math.abs(end));
    start = Math.abs(end);
    // packEvents wrote it, from a value of the type.
    if (end < 0) return { kind: 'record', record: JSON.parse(json) as Journalpost, raw: json };
    return JSON.parse(json) as SourceEvent;
  });
}
