import type { DatabaseSync } from 'node:sqlite';
import { TEXT_BREAK } from '../document.ts';
import type { SearchDocument } from '../engine.ts';
import { CHUNK_BITS, type Level, PostingsWriter, UNSPOKEN } from './postings.ts';
import { prepareWrite } from './schema.ts';
import { isWord } from './vocabulary.ts';

/** Fields whose tokens follow on each other, with the level of each; a place is a number over all of them. */
const SPOKEN: readonly (readonly ['title' | 'caseTitle' | 'parties' | 'place', Level])[] = [
  ['title', 0],
  ['caseTitle', 1],
  ['parties', 2],
  ['place', 2],
];
const PLACE_SHIFT = 2;

/**
 * Gathers the tokens of documents whose rows ascend, and writes them as postings chunk by chunk, so that memory holds one
 * chunk at most. A token in one document is one number here: `term`, `row` and (place << 2 | level) stand in three lists.
 */
export class ChunkPostings {
  readonly #db: DatabaseSync;
  readonly #put;
  readonly #numbers = new Map<string, number>();
  /** Documents in which each word stands in a text, over all chunks; nothing short or with digits in it. */
  readonly #vocabulary = new Map<string, number>();
  #terms: string[] = [];
  #term = new Uint32Array(2 ** 20);
  #row = new Uint32Array(2 ** 20);
  #at = new Uint32Array(2 ** 20);
  #count = 0;
  #chunk = 0;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#put = prepareWrite(db, 'INSERT INTO post(term, chunk, rows, places) VALUES (?, ?, ?, ?)');
  }

  add(document: SearchDocument, row: number): void {
    const chunk = row >>> CHUNK_BITS;
    if (chunk !== this.#chunk) {
      this.writeChunk();
      this.#chunk = chunk;
    }
    let place = 0;
    for (const [field, level] of SPOKEN) {
      place++;
      for (const token of tokensOf(document[field])) {
        place++;
        if (token !== TEXT_BREAK) this.#note(token, row, (place << PLACE_SHIFT) | level);
      }
    }
    for (const token of tokensOf(document.ids)) this.#note(token, row, UNSPOKEN);
    for (const token of tokensOf(document.extra)) this.#note(token, row, UNSPOKEN);
  }

  /** Writes what has been gathered. Call inside a transaction. */
  writeChunk(): void {
    const { list, start } = this.#byTerm();
    const order = this.#terms.map((_, number) => number);
    order.sort((a, b) => ((this.#terms[a] ?? '') < (this.#terms[b] ?? '') ? -1 : 1));
    const writer = new PostingsWriter();
    for (const number of order) {
      const term = this.#terms[number] ?? '';
      const postings = list.subarray(start[number], start[number + 1]);
      const spoken = this.#writePostings(writer, postings);
      const { rows, places } = writer.end();
      this.#put.run(term, this.#chunk, rows, places);
      if (spoken > 0 && isWord(term))
        this.#vocabulary.set(term, (this.#vocabulary.get(term) ?? 0) + spoken);
    }
    this.#terms = [];
    this.#numbers.clear();
    this.#count = 0;
  }

  /** Writes the words of all chunks. Call inside a transaction, after the last chunk. */
  writeVocabulary(): void {
    const put = prepareWrite(this.#db, 'INSERT INTO vocabulary(term, count) VALUES (?, ?)');
    for (const term of [...this.#vocabulary.keys()].sort())
      put.run(term, this.#vocabulary.get(term) ?? 0);
    this.#vocabulary.clear();
  }

  #note(token: string, row: number, at: number): void {
    let number = this.#numbers.get(token);
    if (number === undefined) {
      number = this.#terms.length;
      this.#terms.push(token);
      this.#numbers.set(token, number);
    }
    if (this.#count === this.#term.length) {
      this.#term = doubled(this.#term);
      this.#row = doubled(this.#row);
      this.#at = doubled(this.#at);
    }
    this.#term[this.#count] = number;
    this.#row[this.#count] = row;
    this.#at[this.#count++] = at;
  }

  /** Positions in the three lists, those of one term together, in the order they came; a term's begin at `start`. */
  #byTerm(): { readonly list: Uint32Array; readonly start: Uint32Array } {
    const terms = this.#terms.length;
    const start = new Uint32Array(terms + 1);
    for (let i = 0; i < this.#count; i++) {
      const next = (this.#term[i] ?? 0) + 1;
      start[next] = (start[next] ?? 0) + 1;
    }
    for (let term = 0; term < terms; term++)
      start[term + 1] = (start[term + 1] ?? 0) + (start[term] ?? 0);
    const free = start.slice();
    const list = new Uint32Array(this.#count);
    for (let i = 0; i < this.#count; i++) {
      const term = this.#term[i] ?? 0;
      const to = free[term] ?? 0;
      list[to] = i;
      free[term] = to + 1;
    }
    return { list, start };
  }

  /** Writes one term's postings, a row at a time; gives the number of rows in whose texts it stands. */
  #writePostings(writer: PostingsWriter, list: Uint32Array): number {
    writer.begin(this.#chunk);
    const places: number[] = [];
    let spoken = 0;
    for (let i = 0; i < list.length; ) {
      const row = this.#row[list[i] ?? 0] ?? 0;
      let level: Level = UNSPOKEN;
      places.length = 0;
      do {
        const at = this.#at[list[i] ?? 0] ?? 0;
        // Boundary: two bits.
        const here = (at & 3) as Level;
        if (here < level) level = here;
        if (here !== UNSPOKEN) places.push(at >>> PLACE_SHIFT);
        i++;
      } while (i < list.length && this.#row[list[i] ?? 0] === row);
      writer.put(row, level, places);
      if (level !== UNSPOKEN) spoken++;
    }
    return spoken;
  }
}

const tokensOf = (text: string): readonly string[] => (text === '' ? [] : text.split(' '));

function doubled(list: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(list.length * 2);
  larger.set(list);
  return larger;
}
