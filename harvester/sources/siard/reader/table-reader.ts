import { type Row, RowProblems } from './cell.ts';
import { FastRows } from './fast-rows.ts';
import { type RowTarget, SaxRows } from './sax-rows.ts';
import type { SiardTable } from './siard-metadata.ts';
import { XmlDecoder } from './xml-decoder.ts';

export interface TableReadOptions {
  /** Names of the columns wanted, in the order wanted; others are not even put together. Default: all. */
  readonly columns?: readonly string[];
  /** `sax`: every row through the XML parser. Default `fast`: the same rows, sooner. */
  readonly path?: 'fast' | 'sax';
}

/** One pass over one table. `batches` may be walked once; its rows are to be trusted only when it ended without a throw. */
export interface TableReader {
  batches(): AsyncGenerator<readonly Row[]>;
  /** Rows so far; when `batches` has ended, all of them. */
  readonly rows: number;
  readonly problems: RowProblems;
}

const SLICE = 16 * 1024;
/** Cells that may wait for their reader at one time. */
const MAX_CELLS = 1 << 20;

export function tableReader(
  table: SiardTable,
  where: string,
  version1: boolean,
  blocks: () => AsyncIterable<Buffer>,
  options: TableReadOptions = {},
): TableReader {
  const places = new Int32Array(table.columns.length).fill(-1);
  const wanted = options.columns ?? table.columns.map((column) => column.name);
  if (options.columns === undefined)
    places.forEach((_place, index) => {
      places[index] = index;
    });
  else
    wanted.forEach((name, place) => {
      const index = table.columns.findIndex((column) => column.name === name);
      if (index < 0) throw new RangeError(`${where}: no column ${name}`);
      places[index] = place;
    });
  const target: RowTarget = {
    where,
    version1,
    places,
    width: wanted.length,
    problems: new RowProblems(),
    rows: 0,
    out: [],
  };
  // The shortest row is 6 characters: with many columns a small slice already makes many cells.
  const slice = Math.max(
    1024,
    Math.min(64 * SLICE, Math.floor((6 * MAX_CELLS) / (target.width + 1))),
  );
  return {
    get rows() {
      return target.rows;
    },
    problems: target.problems,
    async *batches() {
      const decoder = new XmlDecoder();
      let rows: FastRows | SaxRows | null = null;
      for await (const block of blocks()) {
        const step = options.path === 'sax' ? Math.min(slice, SLICE) : slice;
        for (let at = 0; at < block.length; at += step) {
          const text = decoder.decode(block.subarray(at, at + step));
          if (text === '') continue;
          rows ??=
            options.path === 'sax' || !decoder.utf8 ? new SaxRows(target) : new FastRows(target);
          rows.write(text);
          if (target.out.length > 0) yield target.out.splice(0);
        }
      }
      rows ??= new SaxRows(target);
      rows.write(decoder.end());
      rows.end();
      if (target.out.length > 0) yield target.out.splice(0);
    },
  };
}
