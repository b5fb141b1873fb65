import { describe, expect, test } from 'vitest';
import { noBits, rowsOfBits } from '../../indexer/embedded/bits.ts';
import {
  addLevels,
  addPairs,
  addPostings,
  CHUNK_BITS,
  type Level,
  type Postings,
  PostingsReader,
  PostingsWriter,
} from '../../indexer/embedded/postings.ts';
import { seededRandom } from '../support/random-search.ts';

interface Posting {
  readonly row: number;
  readonly level: Level;
  readonly places: readonly number[];
}

const LEVELS: readonly Level[] = [0, 1, 2, 3];
const CHUNK = 3;
const FIRST = CHUNK << CHUNK_BITS;
const HIGHEST = ((CHUNK + 1) << CHUNK_BITS) - 1;

/** Postings as a journal has them: dense or sparse, most with one place, some with none, a few with many. */
function randomPostings(random: () => number, density: number): Posting[] {
  const postings: Posting[] = [];
  let row = FIRST + Math.floor(random() * 3);
  while (row <= HIGHEST && postings.length < 3_000) {
    const places: number[] = [];
    let place = 0;
    for (let n = Math.floor(random() * 3); n > 0 || random() < 0.05; n--) {
      place += 1 + Math.floor(random() ** 4 * 400);
      places.push(place);
    }
    postings.push({ row, level: LEVELS[Math.floor(random() * 4)] ?? 3, places });
    row += 1 + Math.floor(random() * density);
  }
  return postings;
}

function written(postings: readonly Posting[]): Postings {
  const writer = new PostingsWriter();
  writer.begin(CHUNK);
  for (const { row, level, places } of postings) writer.put(row, level, places);
  return writer.end();
}

describe('a posting list', () => {
  test('reads back as it was written, whatever the distances', () => {
    const random = seededRandom(3);
    for (const density of [1, 3, 40, 9_000]) {
      const postings = randomPostings(random, density);
      const reader = new PostingsReader(CHUNK, written(postings));
      const read: Posting[] = [];
      while (reader.next())
        read.push({ row: reader.row, level: reader.level, places: reader.places() });
      expect(read).toEqual(postings);
    }
  });

  test('gives the rows at each level', () => {
    const postings = randomPostings(seededRandom(4), 50);
    const { rows } = written(postings);
    const sets = [noBits(HIGHEST), noBits(HIGHEST), noBits(HIGHEST)] as const;
    addLevels(...sets, CHUNK, rows);
    for (const [set, level] of [
      [sets[0], 0],
      [sets[1], 1],
      [sets[2], 3],
    ] as const) {
      const bits = noBits(HIGHEST);
      addPostings(bits, CHUNK, rows, level);
      const wanted = postings.filter((p) => p.level <= level).map((p) => p.row);
      expect([...rowsOfBits(bits)]).toEqual(wanted);
      expect([...rowsOfBits(set)]).toEqual(wanted);
    }
  });

  test('finds where one token follows another, as a count over the places does', () => {
    const random = seededRandom(5);
    let found = 0;
    for (const density of [1, 2, 9]) {
      const [first, second] = [randomPostings(random, density), randomPostings(random, density)];
      const bits = noBits(HIGHEST);
      addPairs(bits, CHUNK, written(first), written(second));
      const places = new Map(second.map((p) => [p.row, p.places]));
      const wanted = first
        .filter((p) => p.places.some((place) => places.get(p.row)?.includes(place + 1)))
        .map((p) => p.row);
      expect([...rowsOfBits(bits)]).toEqual(wanted);
      found += wanted.length;
    }
    expect(found).toBeGreaterThan(20);
  });

  test('keeps no places where none has any', () => {
    const { rows, places } = written([{ row: FIRST + 1, level: 3, places: [] }]);
    expect([rows.length, places.length]).toEqual([1, 0]);
  });
});
