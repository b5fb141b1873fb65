import { type Committed, commitEvents } from './committed.ts';
import { eventBatches, eventList } from './event-batches.ts';
import { packEvents } from './packed-events.ts';
import { screeningShare } from './screening-share.ts';
import type { SourceContext, SourceEvent } from './sources/source.ts';
import type { Archive } from './store/archive.ts';
import type { Run } from './store/batch.ts';
import { untilAborted } from './until-aborted.ts';
import { startWriter } from './writer-thread.ts';

/** Batches the writer may have before it, so that it never waits for the reader. */
const IN_HAND = 1;

/** Reads, parses and writes in this thread. */
export async function* commitsHere(
  archive: Archive,
  run: Run,
  events: AsyncIterable<SourceEvent>,
  signal: AbortSignal,
): AsyncGenerator<Committed, void, undefined> {
  for await (const batch of untilAborted(eventBatches(events, eventList()), signal))
    yield commitEvents(archive, run, batch);
}

/**
 * Reads and parses in this thread and writes in another, which takes what is read while it is busy. What the source gave before it
 * failed is written first, then the error comes out.
 */
export async function* commitsThere(
  archive: Archive,
  run: Run,
  events: AsyncIterable<SourceEvent>,
  { now, signal }: SourceContext,
): AsyncGenerator<Committed, void, undefined> {
  await using writer = startWriter(archive.file, run, now());
  const share = screeningShare();
  const batches = untilAborted(eventBatches(events, packEvents(share.isMine)), signal);
  const inHand: Promise<Committed>[] = [];
  let reading = settled(batches.next());
  try {
    while (true) {
      const [oldest] = inHand;
      const isFull = inHand.length > IN_HAND;
      // A batch is told of as soon as it is written, also while the source is silent.
      if (oldest && (isFull || (await isFirst(oldest, reading)))) {
        yield await oldest;
        inHand.shift();
        continue;
      }
      const read = await reading;
      if ('value' in read && !read.value.done) {
        share.adjust(inHand.length > 0);
        inHand.push(writer.commit(read.value.value, now()));
        reading = settled(batches.next());
        continue;
      }
      for (const written of inHand) yield await written;
      if ('error' in read) throw read.error;
      return;
    }
  } finally {
    // Not awaited, as in untilAborted.
    void settled(batches.return());
  }
}

const isFirst = (one: Promise<unknown>, other: Promise<unknown>): Promise<boolean> =>
  Promise.race([one.then(() => true), other.then(() => false)]);

type Settled<T> = { readonly value: T } | { readonly error: unknown };

/** The promise's end as a value, so that what is in hand can be written before an error comes out. */
const settled = <T>(promise: Promise<T>): Promise<Settled<T>> =>
  promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
