import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Condition, EngineAnswer, EngineQuery } from '../engine.ts';
import { FACETS } from '../engine.ts';
import type { VocabularyWord } from '../speller.ts';
import { type Bits, noBits, rowsOfBits } from './bits.ts';
import { isWord } from './chunk-postings.ts';
import {
  type Columns,
  type Dictionaries,
  loadChanged,
  loadColumns,
  loadDictionaries,
} from './columns.ts';
import { conditionRows, type RowSource } from './condition-rows.ts';
import { countFacets, facetAnswer } from './facet-counts.ts';
import { FrozenPostings } from './frozen-postings.ts';
import { type FrozenSource, frozenRows } from './frozen-rows.ts';
import { quote } from './match-expression.ts';
import { pageOf } from './page.ts';
import { RowCache } from './row-cache.ts';
import { firstAbove, NO_ROWS, parseRows, type Rows, rowsOfBoth } from './rows.ts';
import { type Meta, OtherSchema, openIndexReader, readMeta, SCHEMA_VERSION } from './schema.ts';
import { tieredPage } from './tiered-page.ts';

const CACHE_BYTES = 26 * 2 ** 20;

export interface ReaderOptions {
  /** Bytes of row lists kept between searches; 0: none. */
  readonly cacheBytes?: number;
}

/** What a search sees: the columns and the file at the same moment. */
interface Moment {
  readonly meta: Meta;
  readonly columns: Columns;
  readonly dictionaries: Dictionaries;
  /** Frozen rows that are documents. */
  readonly live: Bits;
}

/**
 * Searches one index file, synchronously and in the thread that calls it. Each search is one read transaction, in which
 * the columns in memory are first brought up to what the file says, so matching and counting see the same moment.
 */
export class IndexReader implements Disposable {
  readonly file: string;
  readonly #db: DatabaseSync;
  readonly #cache: RowCache;
  readonly #postings: FrozenPostings;
  readonly #textRows: StatementSync;
  readonly #nameRows: StatementSync;
  readonly #uid: StatementSync;
  readonly #change: StatementSync;
  #moment: Moment | null = null;
  /** The answer to no question at all, which the front page and every empty search ask. */
  #everything: Counts | null = null;

  constructor(file: string, options: ReaderOptions = {}) {
    this.file = file;
    this.#db = openIndexReader(file);
    const { schema } = readMeta(this.#db);
    if (schema !== SCHEMA_VERSION) {
      this.#db.close();
      throw new OtherSchema(`${file} has schema ${schema}, not ${SCHEMA_VERSION}`);
    }
    this.#cache = new RowCache(options.cacheBytes ?? CACHE_BYTES);
    this.#postings = new FrozenPostings(this.#db);
    this.#textRows = this.#db.prepare(
      'SELECT group_concat(rowid) AS rows FROM text WHERE text MATCH ?',
    );
    this.#nameRows = this.#db.prepare(
      'SELECT group_concat(rowid) AS rows FROM name WHERE name MATCH ?',
    );
    this.#uid = this.#db.prepare('SELECT uid FROM doc WHERE row = ?');
    this.#change = this.#db.prepare(
      "SELECT value FROM meta WHERE key IN ('change', 'freeze') ORDER BY key",
    );
  }

  search(query: EngineQuery): EngineAnswer {
    return this.#reading((moment) => {
      const { columns, dictionaries, meta } = moment;
      const { match } = query;
      const matching = this.#matching(moment, query.today);
      const candidates =
        match === null
          ? null
          : this.#cache.get(`${query.today} ${JSON.stringify(match)}`, () => {
              const { frozen, late } = matching(match);
              return rowsOfBoth(rowsOfBits(frozen), late);
            });
      const { rows, facets } =
        candidates === null && isUnfiltered(query)
          ? this.#all(moment)
          : counted(candidates, query, columns, dictionaries);
      const page =
        query.sort === 'relevans' && query.tiers.length > 0
          ? tieredPage(rows, query, columns, meta.sorted, matching)
          : pageOf(
              rows,
              columns,
              meta.sorted,
              query.sort === 'eldste' ? 'oldest' : 'newest',
              query.offset,
              query.limit,
            );
      return { ids: page.map((row) => this.#uidOf(row)), total: rows.length, facets };
    });
  }

  status(): { readonly documents: number; readonly later: number; readonly meta: Meta } {
    return this.#reading(({ columns, meta }) => ({
      documents: columns.documents,
      later: columns.size - meta.sorted,
      meta: { ...meta, ...readMeta(this.#db) },
    }));
  }

  /** Tokens of the texts with the number of documents they occur in; no names, nothing with digits in it. */
  vocabulary(): VocabularyWord[] {
    const counts = new Map<string, number>();
    const add = (statement: StatementSync): void => {
      statement.setReturnArrays(true);
      for (const row of statement.iterate() as Iterable<unknown>) {
        const [term, count] = row as [string, number];
        if (isWord(term)) counts.set(term, (counts.get(term) ?? 0) + count);
      }
    };
    add(this.#db.prepare('SELECT term, count FROM vocabulary'));
    add(
      this.#db.prepare(
        `SELECT term, sum(doc) FROM words
         WHERE col IN ('title', 'caseTitle', 'parties', 'place') GROUP BY term`,
      ),
    );
    return Array.from(counts, ([token, count]) => ({ token, count }));
  }

  /** Number of the last write this index has seen. */
  changeNumber(): number {
    return Number(this.#change.all()[0]?.value ?? 0);
  }

  [Symbol.dispose](): void {
    this.#cache.clear();
    this.#db.close();
  }

  #reading<T>(work: (moment: Moment) => T): T {
    this.#db.exec('BEGIN');
    try {
      const [change, freeze] = this.#change.all().map((row) => Number(row.value));
      const known = this.#moment?.meta;
      const moment =
        this.#moment !== null && known?.change === change && known?.freeze === freeze
          ? this.#moment
          : this.#refreshed();
      return work(moment);
    } finally {
      this.#db.exec('COMMIT');
    }
  }

  #refreshed(): Moment {
    const known = this.#moment;
    const meta = readMeta(this.#db);
    const columns =
      known === null || known.meta.freeze !== meta.freeze
        ? loadColumns(this.#db)
        : loadChanged(this.#db, known.columns, known.meta.change);
    const live = liveBits(columns, meta.sorted);
    this.#moment = { meta, columns, dictionaries: loadDictionaries(this.#db), live };
    this.#everything = null;
    this.#cache.clear();
    return this.#moment;
  }

  /** What a condition matches at this moment: among the frozen rows, and among the later ones. */
  #matching({ columns, meta, live }: Moment, today: number) {
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
    const { sorted } = meta;
    const frozenSource: FrozenSource = {
      highest: sorted,
      live,
      addToken: (bits, token, level) => this.#postings.addToken(bits, token, level),
      addPrefix: (bits, prefix, level) => this.#postings.addPrefix(bits, prefix, level),
      addPair: (bits, first, second) => this.#postings.addPair(bits, first, second),
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
    return (condition: Condition): { readonly frozen: Bits; readonly late: Rows } => {
      const frozen = frozenRows(condition, frozenSource);
      for (let i = 0; i < frozen.length; i++) frozen[i] = (frozen[i] ?? 0) & (live[i] ?? 0);
      return {
        frozen,
        late: columns.size > sorted ? conditionRows(condition, lateSource) : NO_ROWS,
      };
    };
  }

  #all({ columns, dictionaries }: Moment): Counts {
    this.#everything ??= counted(
      null,
      { filters: {}, from: null, to: null },
      columns,
      dictionaries,
    );
    return this.#everything;
  }

  #uidOf(row: number): string {
    return String(this.#uid.get(row)?.uid ?? '');
  }
}

interface Counts {
  readonly rows: Rows;
  readonly facets: EngineAnswer['facets'];
}

function counted(
  candidates: Rows | null,
  query: Pick<EngineQuery, 'filters' | 'from' | 'to'>,
  columns: Columns,
  dictionaries: Dictionaries,
): Counts {
  const { rows, counts } = countFacets(candidates, query, columns, dictionaries);
  return { rows, facets: facetAnswer(counts, dictionaries) };
}

const isUnfiltered = ({ filters, from, to }: EngineQuery): boolean =>
  from === null && to === null && FACETS.every((facet) => filters[facet] === undefined);

const rowsFrom = (statement: StatementSync, match: string): Rows => {
  const rows = statement.get(match)?.rows;
  return parseRows(typeof rows === 'string' ? rows : null);
};

function liveBits(columns: Columns, highest: number): Bits {
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
