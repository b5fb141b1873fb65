import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Condition } from '../engine.ts';
import { type Bits, intersectBits, noBits } from './bits.ts';
import type { Columns } from './columns.ts';
import { conditionRows, type RowSource } from './condition-rows.ts';
import { FrozenPostings, SearchPostings } from './frozen-postings.ts';
import { type FrozenSource, frozenRows } from './frozen-rows.ts';
import { quote } from './match-expression.ts';
import { firstAbove, NO_ROWS, parseRows, type Rows } from './rows.ts';
import type { Matching } from './tiers.ts';

/** What a search sees of the rows. */
export interface RowsNow {
  readonly columns: Columns;
  /** Highest frozen row. */
  readonly sorted: number;
  /** Frozen rows that are documents (`liveBits`). */
  readonly live: Bits;
}

/** Finds the rows that a condition matches: frozen ones in the posting lists, later ones with FTS5, names with FTS5 for both. */
export class RowFinder {
  readonly #postings: FrozenPostings;
  readonly #textRows: StatementSync;
  readonly #nameRows: StatementSync;

  constructor(db: DatabaseSync) {
    this.#postings = new FrozenPostings(db);
    this.#textRows = db.prepare('SELECT group_concat(rowid) AS rows FROM text WHERE text MATCH ?');
    this.#nameRows = db.prepare('SELECT group_concat(rowid) AS rows FROM name WHERE name MATCH ?');
  }

  /** What a condition matches at this moment: among the frozen rows, and among the later ones. */
  matching({ columns, sorted, live }: RowsNow, today: number): Matching {
    const postings = new SearchPostings(this.#postings, sorted);
    const names = new Map<string, Rows>();
    const namesToday = (leaf: Condition): Rows => {
      const match = nameMatch(leaf);
      if (match === null) return NO_ROWS;
      const known = names.get(match);
      if (known !== undefined) return known;
      const rows = rowsFrom(this.#nameRows, match).filter(
        (row) => (columns.namesUntil[row] ?? 0) >= today,
      );
      names.set(match, rows);
      return rows;
    };
    const frozenSource: FrozenSource = {
      highest: sorted,
      live,
      addToken: (bits, token, level) => postings.addToken(bits, token, level),
      addPrefix: (bits, prefix, level) => postings.addPrefix(bits, prefix, level),
      addPair: (bits, first, second) => postings.addPair(bits, first, second),
      names: (leaf) => {
        const rows = namesToday(leaf);
        return rows.subarray(0, firstAbove(rows, sorted));
      },
    };
    const lateSource: RowSource = {
      text: (match) => rowsFrom(this.#textRows, match),
      names: (leaf) => {
        const rows = namesToday(leaf);
        return rows.subarray(firstAbove(rows, sorted));
      },
      all: () => liveRows(columns, sorted + 1),
    };
    return (condition) => {
      const frozen = intersectBits(frozenRows(condition, frozenSource), live);
      return {
        frozen,
        late: columns.size > sorted ? conditionRows(condition, lateSource) : NO_ROWS,
      };
    };
  }
}

const rowsFrom = (statement: StatementSync, match: string): Rows => {
  const rows = statement.get(match)?.rows;
  return parseRows(typeof rows === 'string' ? rows : null);
};

export function liveBits(columns: Columns, highest: number): Bits {
  const bits = noBits(highest);
  for (let row = 1; row <= highest; row++)
    if (columns.live[row] === 1) bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31));
  return bits;
}

function liveRows(columns: Columns, first: number): Rows {
  const rows = new Uint32Array(Math.max(0, columns.size - first + 1));
  let count = 0;
  for (let row = first; row <= columns.size; row++)
    if (columns.live[row] === 1) rows[count++] = row;
  return rows.subarray(0, count);
}

function nameMatch(leaf: Condition): string | null {
  switch (leaf.kind) {
    case 'token':
      return leaf.token === '' ? null : quote(leaf.token);
    case 'prefix':
      return leaf.prefix === '' ? null : `${quote(leaf.prefix)} *`;
    case 'pair':
      return quote(`${leaf.first} ${leaf.second}`);
    default:
      return null;
  }
}
