import { setImmediate as othersFirst } from 'node:timers/promises';

/**
 * A body made piece by piece, no faster than the reader takes it; between pieces other requests have their turn. `ended` runs once,
 * however it ends: read to the end, broken off by the reader, or failed.
 */
export function pacedStream(
  pieces: AsyncGenerator<string>,
  reader: () => Promise<void>,
  ended: () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let done = false;
  const end = (): void => {
    if (!done) ended();
    done = true;
  };
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          await reader();
          await othersFirst();
          const piece = await pieces.next();
          if (piece.done) {
            end();
            controller.close();
          } else controller.enqueue(encoder.encode(piece.value));
        } catch (error) {
          end();
          controller.error(error);
        }
      },
      async cancel() {
        end();
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
