import { UndecodableBody } from './decompress.ts';
import { networkError } from './network-error.ts';

/**
 * The rest of a long answer; `done` is called when it ends, fails or is left.
 * An iterator of its own, because `return()` on a generator that never started would not give the turn back.
 */
export function restOfAnswer(
  rest: AsyncGenerator<Uint8Array>,
  done: () => void,
  translate: (error: unknown) => unknown,
): AsyncIterable<Uint8Array> {
  const iterator: AsyncIterator<Uint8Array> = {
    async next() {
      try {
        const next = await rest.next();
        if (next.done === true) done();
        return next;
      } catch (error) {
        done();
        const known = translate(error);
        throw known instanceof UndecodableBody ? networkError(known, 'the answer') : known;
      }
    },
    async return() {
      await rest.return(undefined);
      done();
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}
