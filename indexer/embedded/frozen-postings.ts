import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Bits, noBits, uniteBits } from './bits.ts';
import { addLevels, addPairs, addPostings, type Level, type Postings } from './postings.ts';

/** After every token that begins with the prefix: tokens are `[a-z0-9]+`. */
const PAST_LETTERS = '~';
/** Lists of more bytes are read once in a search, at all levels, and kept as sets of rows till its end. */
const LARGE = 8_192;

/** One piece of a posting list, without its places. */
type Piece = readonly [chunk: number, rows: Uint8Array];
type Sets = readonly [title: Bits, heading: Bits, any: Bits];

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

  // Boundary, in all three: the columns as the table declares them.
  token(token: string): readonly Piece[] {
    return this.#token.all(token) as unknown as Piece[];
  }

  prefix(prefix: string): readonly Piece[] {
    return this.#prefix.all(prefix, prefix + PAST_LETTERS) as unknown as Piece[];
  }

  places(token: string): ReadonlyMap<number, Postings> {
    const pieces = this.#places.all(token) as unknown as [number, Uint8Array, Uint8Array][];
    return new Map(pieces.map(([chunk, rows, places]) => [chunk, { rows, places }]));
  }
}

/** The posting lists as one search uses them: its tiers ask for the same tokens again and again, at other levels. */
export class SearchPostings {
  readonly #postings: FrozenPostings;
  readonly #highest: number;
  readonly #lists = new Map<string, readonly Piece[] | Sets>();
  readonly #pairs = new Map<string, Bits>();

  constructor(postings: FrozenPostings, highest: number) {
    this.#postings = postings;
    this.#highest = highest;
  }

  addToken(bits: Bits, token: string, level: Level): void {
    this.#add(bits, token, level, () => this.#postings.token(token));
  }

  addPrefix(bits: Bits, prefix: string, level: Level): void {
    if (prefix !== '') this.#add(bits, `${prefix}*`, level, () => this.#postings.prefix(prefix));
  }

  addPair(bits: Bits, first: string, second: string): void {
    const key = `${first} ${second}`;
    let pairs = this.#pairs.get(key);
    if (pairs === undefined) {
      pairs = noBits(this.#highest);
      const seconds = this.#postings.places(second);
      for (const [chunk, postings] of this.#postings.places(first)) {
        const following = seconds.get(chunk);
        if (following !== undefined) addPairs(pairs, chunk, postings, following);
      }
      this.#pairs.set(key, pairs);
    }
    uniteBits(bits, pairs);
  }

  #add(bits: Bits, key: string, level: Level, read: () => readonly Piece[]): void {
    let list = this.#lists.get(key);
    if (list === undefined) {
      const pieces = read();
      const bytes = pieces.reduce((sum, [, rows]) => sum + rows.length, 0);
      list = bytes > LARGE ? this.#sets(pieces) : pieces;
      this.#lists.set(key, list);
    }
    if (isSets(list)) uniteBits(bits, list[level === 0 ? 0 : level === 1 ? 1 : 2]);
    else for (const [chunk, rows] of list) addPostings(bits, chunk, rows, level);
  }

  #sets(pieces: readonly Piece[]): Sets {
    const sets: Sets = [noBits(this.#highest), noBits(this.#highest), noBits(this.#highest)];
    for (const [chunk, rows] of pieces) addLevels(...sets, chunk, rows);
    return sets;
  }
}

const isSets = (list: readonly Piece[] | Sets): list is Sets => list[0] instanceof Uint32Array;
