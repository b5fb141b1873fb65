import type { Bits } from './bits.ts';

/** Rows of one stored piece of a posting list: row numbers with the same upper bits. */
export const CHUNK_BITS = 17;

/**
 * Where a token stands in a document, the best place counts: 0 title, 1 case title, 2 another text, 3 only in a field
 * without order (identifiers, tokens of the analysis).
 */
export type Level = 0 | 1 | 2 | 3;
export const UNSPOKEN: Level = 3;

/**
 * The postings of one token in one chunk. `rows`: one number per row, (distance to the row before << 2) | level; the first
 * distance counts from the start of the chunk. `places`: for each of those rows the places the token has in its texts,
 * (distance to the place before << 1) | another follows, or 0 for none; empty when no row has any. Numbers are in groups of
 * seven bits, the lowest first, the eighth bit set on all but the last.
 */
export interface Postings {
  readonly rows: Uint8Array;
  readonly places: Uint8Array;
}

/** Writes numbers one after the other into a buffer that grows. */
export class NumberWriter {
  #bytes = new Uint8Array(1_024);
  #length = 0;

  put(value: number): void {
    if (this.#length + 5 > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** What was written since the last call, in a buffer of its own. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }
}

/** Writes postings of one chunk, rows ascending. */
export class PostingsWriter {
  readonly #rows = new NumberWriter();
  readonly #places = new NumberWriter();
  #before = 0;
  #placed = false;

  begin(chunk: number): void {
    this.#before = chunk << CHUNK_BITS;
    this.#placed = false;
  }

  /** A row above those before it, and the places of the token in it, ascending, from 1. */
  put(row: number, level: Level, places: readonly number[]): void {
    this.#rows.put(((row - this.#before) << 2) | level);
    this.#before = row;
    if (places.length === 0) this.#places.put(0);
    else this.#placed = true;
    let from = 0;
    for (let i = 0; i < places.length; i++) {
      const place = places[i] ?? 0;
      this.#places.put(((place - from) << 1) | (i + 1 < places.length ? 1 : 0));
      from = place;
    }
  }

  end(): Postings {
    const places = this.#places.take();
    return { rows: this.#rows.take(), places: this.#placed ? places : places.subarray(0, 0) };
  }
}

/** Adds the rows in which the token stands at `level` or better. */
export function addPostings(bits: Bits, chunk: number, rows: Uint8Array, level: Level): void {
  let row = chunk << CHUNK_BITS;
  for (let i = 0; i < rows.length; ) {
    let value = rows[i++] ?? 0;
    if (value > 127) {
      value &= 127;
      for (let shift = 7; ; shift += 7) {
        const next = rows[i++] ?? 0;
        value |= (next & 127) << shift;
        if (next < 128) break;
      }
    }
    row += value >>> 2;
    if ((value & 3) <= level) bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31));
  }
}

/** Adds the rows to the sets of those in which the token stands in a title, in a heading, and anywhere. */
export function addLevels(
  title: Bits,
  heading: Bits,
  any: Bits,
  chunk: number,
  rows: Uint8Array,
): void {
  let row = chunk << CHUNK_BITS;
  for (let i = 0; i < rows.length; ) {
    let value = rows[i++] ?? 0;
    if (value > 127) {
      value &= 127;
      for (let shift = 7; ; shift += 7) {
        const next = rows[i++] ?? 0;
        value |= (next & 127) << shift;
        if (next < 128) break;
      }
    }
    row += value >>> 2;
    const at = row >>> 5;
    const bit = 1 << (row & 31);
    any[at] = (any[at] ?? 0) | bit;
    if ((value & 2) === 0) {
      heading[at] = (heading[at] ?? 0) | bit;
      if ((value & 1) === 0) title[at] = (title[at] ?? 0) | bit;
    }
  }
}

/** Adds the rows in which a place of `first` is followed by one of `second`; both of the same chunk. */
export function addPairs(bits: Bits, chunk: number, first: Postings, second: Postings): void {
  if (first.places.length === 0 || second.places.length === 0) return;
  const a = new PostingsReader(chunk, first);
  const b = new PostingsReader(chunk, second);
  let more = a.next() && b.next();
  while (more) {
    if (a.row < b.row) more = a.next(b.row);
    else if (b.row < a.row) more = b.next(a.row);
    else {
      if (a.isFollowedBy(b)) bits[a.row >>> 5] = (bits[a.row >>> 5] ?? 0) | (1 << (a.row & 31));
      more = a.next() && b.next();
    }
  }
}

/** Reads the postings of one chunk, one row at a time. */
export class PostingsReader {
  row: number;
  level: Level = UNSPOKEN;
  readonly #rows: Uint8Array;
  readonly #places: Uint8Array;
  #at = 0;
  #placesAt = 0;
  /** The places of `row` have not been read past. */
  #pending = false;

  constructor(chunk: number, postings: Postings) {
    this.row = chunk << CHUNK_BITS;
    this.#rows = postings.rows;
    this.#places = postings.places;
  }

  /** Goes to the next row that is `wanted` or above; false at the end. */
  next(wanted = 0): boolean {
    const rows = this.#rows;
    const places = this.#places;
    const placed = places.length > 0;
    let { row } = this;
    let at = this.#at;
    let placesAt = this.#placesAt;
    let pending = this.#pending;
    let value = 0;
    do {
      // Past the places of a row nobody asked for: the first byte of each number says whether another follows.
      while (pending) {
        let byte = places[placesAt++] ?? 0;
        pending = (byte & 1) === 1;
        while (byte > 127) byte = places[placesAt++] ?? 0;
      }
      if (at >= rows.length) return false;
      value = rows[at++] ?? 0;
      if (value > 127) {
        value &= 127;
        for (let shift = 7; ; shift += 7) {
          const byte = rows[at++] ?? 0;
          value |= (byte & 127) << shift;
          if (byte < 128) break;
        }
      }
      row += value >>> 2;
      pending = placed;
    } while (row < wanted);
    this.row = row;
    // Boundary: two bits.
    this.level = (value & 3) as Level;
    this.#at = at;
    this.#placesAt = placesAt;
    this.#pending = pending;
    return true;
  }

  /** The places of this row; can be asked for once. */
  places(): readonly number[] {
    if (!this.#pending) return [];
    this.#pending = false;
    const found: number[] = [];
    for (let place = 0; ; ) {
      const value = this.#number();
      if (value === 0) return found;
      place += value >>> 1;
      found.push(place);
      if ((value & 1) === 0) return found;
    }
  }

  /** Whether a place of this row is followed by one of the other reader's row; reads the places of both. */
  isFollowedBy(other: PostingsReader): boolean {
    if (!this.#pending || !other.#pending) return false;
    this.#pending = false;
    other.#pending = false;
    let mine = this.#number();
    let theirs = other.#number();
    // No places at all is the number 0.
    let place = mine >>> 1;
    let otherPlace = theirs >>> 1;
    let found = false;
    while (mine !== 0 && theirs !== 0 && !found) {
      if (place + 1 === otherPlace) found = true;
      else if (place < otherPlace) {
        if ((mine & 1) === 0) break;
        mine = this.#number();
        place += mine >>> 1;
      } else {
        if ((theirs & 1) === 0) break;
        theirs = other.#number();
        otherPlace += theirs >>> 1;
      }
    }
    // Each list is read to its end, where the next row's places begin.
    while ((mine & 1) === 1) mine = this.#number();
    while ((theirs & 1) === 1) theirs = other.#number();
    return found;
  }

  #number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = this.#places[this.#placesAt++] ?? 0;
      value |= (next & 127) << shift;
      if (next < 128) return value;
    }
  }
}
