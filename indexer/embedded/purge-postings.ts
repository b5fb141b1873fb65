import type { DatabaseSync } from 'node:sqlite';
import { addRows, type Bits, noBits } from './bits.ts';
import { CHUNK_BITS, PostingsReader, PostingsWriter, UNSPOKEN } from './postings.ts';
import { prepareWrite } from './schema.ts';
import { isWord } from './vocabulary.ts';

const LISTS_PER_PAGE = 4_000;

/**
 * Takes the rows that are no documents any more out of the posting lists, and words that nothing else has out of the
 * vocabulary, so that no trace of a withdrawn text is left. Call inside a transaction. Rows above `highest` have no postings.
 */
export function purgePostings(db: DatabaseSync, highest: number): void {
  const dead = db.prepare('SELECT row FROM doc WHERE live = 0 AND row <= ?');
  const rows = Uint32Array.from(dead.all(highest), ({ row }) => Number(row));
  if (rows.length === 0) return;
  const bits = addRows(noBits(highest), rows);
  const chunks = new Set(Array.from(rows, (row) => row >>> CHUNK_BITS));
  // Paged, not iterated: the lists of a page are written while none is being read.
  const page = db.prepare(
    'SELECT term, chunk, rows, places FROM post WHERE (term, chunk) > (?, ?) ORDER BY term, chunk LIMIT ?',
  );
  page.setReturnArrays(true);
  const put = prepareWrite(db, 'UPDATE post SET rows = ?, places = ? WHERE term = ? AND chunk = ?');
  const drop = prepareWrite(db, 'DELETE FROM post WHERE term = ? AND chunk = ?');
  const fewer = prepareWrite(db, 'UPDATE vocabulary SET count = count - ? WHERE term = ?');
  for (let [term, chunk] = ['', -1]; ; ) {
    // Boundary: the columns as the table declares them.
    const lists = page.all(term, chunk, LISTS_PER_PAGE) as unknown as List[];
    for (const [listTerm, listChunk, listRows, listPlaces] of lists) {
      [term, chunk] = [listTerm, listChunk];
      if (!chunks.has(chunk)) continue;
      const left = without(bits, chunk, { rows: listRows, places: listPlaces });
      if (left === null) continue;
      if (left.rows.length === 0) drop.run(term, chunk);
      else put.run(left.rows, left.places, term, chunk);
      if (left.spoken > 0 && isWord(term)) fewer.run(left.spoken, term);
    }
    if (lists.length < LISTS_PER_PAGE) break;
  }
  db.exec('DELETE FROM vocabulary WHERE count <= 0');
}

type List = [term: string, chunk: number, rows: Uint8Array, places: Uint8Array];

/** The postings without the dead rows, and how many of those stood in a text; null: there are none. */
function without(
  dead: Bits,
  chunk: number,
  postings: { readonly rows: Uint8Array; readonly places: Uint8Array },
): { readonly rows: Uint8Array; readonly places: Uint8Array; readonly spoken: number } | null {
  const isDead = (row: number): boolean => (((dead[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
  const look = new PostingsReader(chunk, { ...postings, places: postings.places.subarray(0, 0) });
  let touched = false;
  while (!touched && look.next()) touched = isDead(look.row);
  if (!touched) return null;
  const reader = new PostingsReader(chunk, postings);
  const writer = new PostingsWriter();
  writer.begin(chunk);
  let spoken = 0;
  while (reader.next()) {
    if (!isDead(reader.row)) writer.put(reader.row, reader.level, reader.places());
    else if (reader.level !== UNSPOKEN) spoken++;
  }
  return { ...writer.end(), spoken };
}
