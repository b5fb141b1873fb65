import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Bits } from './bits.ts';
import { addPairs, addPostings, type Level, type Postings } from './postings.ts';

/** After every token that begins with the prefix: tokens are `[a-z0-9]+`. */
const PAST_LETTERS = '~';

/** Reads the posting lists of one index file. */
export class FrozenPostings {
  readonly #token: StatementSync;
  readonly #prefix: StatementSync;
  readonly #places: StatementSync;

  constructor(db: DatabaseSync) {
    this.#token = db.prepare('SELECT chunk, rows FROM post WHERE term = ?');
    this.#prefix = db.prepare('SELECT chunk, rows FROM post WHERE term >= ? AND term < ?');
    this.#places = db.prepare('SELECT chunk, rows, places FROM post WHERE term = ?');
    for (const statement of [this.#token, this.#prefix, this.#places])
      statement.setReturnArrays(true);
  }

  addToken(bits: Bits, token: string, level: Level): void {
    // Boundary: the columns as the table declares them.
    for (const [chunk, rows] of this.#token.all(token) as unknown as [number, Uint8Array][])
      addPostings(bits, chunk, rows, level);
  }

  addPrefix(bits: Bits, prefix: string, level: Level): void {
    if (prefix === '') return;
    const lists = this.#prefix.iterate(prefix, prefix + PAST_LETTERS);
    for (const [chunk, rows] of lists as unknown as Iterable<[number, Uint8Array]>)
      addPostings(bits, chunk, rows, level);
  }

  addPair(bits: Bits, first: string, second: string): void {
    const seconds = this.#postings(second);
    for (const [chunk, postings] of this.#postings(first)) {
      const following = seconds.get(chunk);
      if (following !== undefined) addPairs(bits, chunk, postings, following);
    }
  }

  #postings(token: string): Map<number, Postings> {
    const lists = this.#places.all(token) as unknown as [number, Uint8Array, Uint8Array][];
    return new Map(lists.map(([chunk, rows, places]) => [chunk, { rows, places }]));
  }
}
