import type { Gatherer } from './event-batches.ts';
import type { Journalpost } from './record/journalpost.ts';
import type { SourceEvent } from './sources/source.ts';
import type { KeptEvent, PreparedEvent } from './store/keep-events.ts';
import {
  type PreparedRecord,
  prepareRecord,
  type ScreenedRecord,
  screenRecord,
} from './store/prepared-record.ts';

/** Events on their way to another thread: JSON in bytes, one after the other. */
export interface PackedEvents {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each ends. A negative end is that of what was prepared of a record; the record itself comes next. */
  readonly ends: Int32Array<ArrayBuffer>;
}

interface Prepared {
  readonly record: PreparedRecord;
  /** null: left to the other thread. */
  readonly screened: ScreenedRecord | null;
}

const FIRST_SIZE = 4_194_304;

/**
 * Packs events as they come, and works out here what the other thread would else have to; `screens` says for each record whether
 * that goes for its screening as well. Bytes lie outside the heap and are handed over without copying, so that a batch that
 * waits costs the garbage collector nothing.
 */
export function packEvents(screens: () => boolean): Gatherer<PackedEvents> {
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

  function write(json: string): number {
    // UTF-8 takes three bytes at most for what JavaScript counts as one.
    room(3 * json.length);
    used += bytes.write(json, used);
    return used;
  }

  return {
    add(event) {
      if (event.kind !== 'record') {
        ends.push(write(JSON.stringify(event)));
        return;
      }
      const raw = JSON.stringify(event.record);
      const prepared = prepare(event.record, raw, screens());
      if (prepared === null) ends.push(write(JSON.stringify(event)));
      else ends.push(-write(JSON.stringify(prepared)), write(raw));
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

/** null: the record is one that rules stop at; it is rejected with the reason where it is written. */
function prepare(record: Journalpost, raw: string, isScreened: boolean): Prepared | null {
  try {
    return {
      record: prepareRecord(record),
      screened: isScreened ? screenRecord(record, raw) : null,
    };
  } catch {
    return null;
  }
}

/** The events again. */
export function unpackEvents({ bytes, ends }: PackedEvents): KeptEvent[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const events: KeptEvent[] = [];
  let start = 0;
  let prepared: Prepared | null = null;
  // packEvents wrote them, from values of the types.
  for (const end of ends) {
    const part = buffer.subarray(start, Math.abs(end));
    start = Math.abs(end);
    if (end < 0) prepared = JSON.parse(part.toString()) as Prepared;
    else if (prepared === null) events.push(JSON.parse(part.toString()) as SourceEvent);
    else {
      events.push(preparedEvent(prepared, part));
      prepared = null;
    }
  }
  return events;
}

function preparedEvent({ record, screened }: Prepared, raw: Buffer): PreparedEvent {
  return {
    kind: 'prepared',
    sourceKey: record.sourceKey,
    prepared: () => record,
    screened() {
      if (screened !== null) return screened;
      const json = raw.toString();
      return screenRecord(JSON.parse(json) as Journalpost, json);
    },
    raw: () => raw,
  };
}
