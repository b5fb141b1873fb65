import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { log } from '../../harvester/log.ts';
import type { Condition, EngineAnswer, EngineQuery } from '../engine.ts';
import { FACETS } from '../engine.ts';
import type { VocabularyWord } from '../speller.ts';
import {
  type Columns,
  type Dictionaries,
  loadChanged,
  loadColumns,
  loadDictionaries,
} from './columns.ts';
import { conditionRows, type RowSource } from './condition-rows.ts';
import { countFacets, facetAnswer } from './facet-counts.ts';
import { quote } from './match-expression.ts';
import { pageOf } from './page.ts';
import { RowCache } from './row-cache.ts';
import { intersect, NO_ROWS, parseRows, type Rows, subtract } from './rows.ts';
import { type Meta, openIndexReader, readMeta, SCHEMA_VERSION } from './schema.ts';

const CACHE_BYTES = 26 * 2 ** 20;

export interface ReaderOptions {
  /** Bytes of row lists kept between searches; 0: none. */
  readonly cacheBytes?: number;
}

/**
 * Searches one index file, synchronously and in the thread that calls it. Each search is one read transaction, in which
 * the columns in memory are first brought up to what the file says, so matching and counting see the same moment.
 */
export class IndexReader implements Disposable {
  readonly file: string;
  readonly #db: DatabaseSync;
  readonly #cache: RowCache;
  readonly #textRows: StatementSync;
  readonly #nameRows: StatementSync;
  readonly #uid: StatementSync;
  readonly #change: StatementSync;
  #meta: Meta | null = null;
  #columns: Columns | null = null;
  #dictionaries: Dictionaries | null = null;
  #everything: EngineAnswer['facets'] | null = null;

  constructor(file: string, options: ReaderOptions = {}) {
    this.file = file;
    this.#db = openIndexReader(file);
    this.#cache = new RowCache(options.cacheBytes ?? CACHE_BYTES);
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
    return this.#reading((columns, dictionaries, meta) => {
      const candidates =
        query.match === null
          ? null
          : conditionRows(query.match, this.#source(columns, query.today));
      const plain = candidates === null && query.from === null && query.to === null;
      const unfiltered = plain && FACETS.every((facet) => query.filters[facet] === undefined);
      const { rows, counts } = countFacets(candidates, query, columns, dictionaries);
      const facets = (unfiltered ? this.#everything : null) ?? facetAnswer(counts, dictionaries);
      if (unfiltered) this.#everything = facets;
      const page =
        query.sort === 'relevans' && query.tiers.length > 0
          ? this.#tieredPage(rows, query, columns, meta)
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

  status(): { readonly documents: number; readonly meta: Meta } {
    return this.#reading((columns, _dictionaries, meta) => ({
      documents: columns.documents,
      meta: { ...meta, ...readMeta(this.#db) },
    }));
  }

  /** Tokens of the texts with the number of places they occur in; no names, nothing with digits in it. */
  vocabulary(): VocabularyWord[] {
    const statement = this.#db.prepare(
      `SELECT term, sum(doc) FROM words
       WHERE col IN ('title', 'caseTitle', 'parties', 'place') GROUP BY term`,
    );
    statement.setReturnArrays(true);
    const found: VocabularyWord[] = [];
    for (const row of statement.iterate() as Iterable<unknown>) {
      const [term, count] = row as [string, number];
      if (term.length >= 3 && !/\d/.test(term)) found.push({ token: term, count });
    }
    return found;
  }

  /** Number of the last write this index has seen. */
  changeNumber(): number {
    return Number(this.#change.all()[0]?.value ?? 0);
  }

  [Symbol.dispose](): void {
    this.#cache.clear();
    this.#db.close();
  }

  #reading<T>(work: (columns: Columns, dictionaries: Dictionaries, meta: Meta) => T): T {
    this.#db.exec('BEGIN');
    try {
      const [change, freeze] = this.#change.all().map((row) => Number(row.value));
      if (
        this.#meta === null ||
        this.#columns === null ||
        this.#dictionaries === null ||
        this.#meta.change !== change ||
        this.#meta.freeze !== freeze
      )
        this.#refresh();
      const [columns, dictionaries, meta] = [this.#columns, this.#dictionaries, this.#meta];
      if (columns === null || dictionaries === null || meta === null)
        throw new RangeError(`${this.file} could not be loaded`);
      return work(columns, dictionaries, meta);
    } finally {
      this.#db.exec('COMMIT');
    }
  }

  #refresh(): void {
    const meta = readMeta(this.#db);
    if (meta.schema !== SCHEMA_VERSION) {
      log('index-schema-differs', { found: meta.schema, wanted: SCHEMA_VERSION });
      throw new RangeError(`${this.file} has schema ${meta.schema}, not ${SCHEMA_VERSION}`);
    }
    const known = this.#meta;
    this.#columns =
      this.#columns === null || known === null || known.freeze !== meta.freeze
        ? loadColumns(this.#db)
        : loadChanged(this.#db, this.#columns, known.change);
    this.#dictionaries = loadDictionaries(this.#db);
    this.#meta = meta;
    this.#everything = null;
    this.#cache.clear();
  }

  #source(columns: Columns, today: number): RowSource {
    return {
      text: (match) => this.#cache.get(`t:${match}`, () => rowsFrom(this.#textRows, match)),
      names: (leaf) => this.#namesToday(leaf, columns, today),
      all: () => this.#cache.get('all', () => liveRows(columns)),
    };
  }

  #namesToday(leaf: Condition, columns: Columns, today: number): Rows {
    const match = nameMatch(leaf);
    if (match === null) return NO_ROWS;
    return this.#cache
      .get(`n:${match}`, () => rowsFrom(this.#nameRows, match))
      .filter((row) => (columns.namesUntil[row] ?? 0) >= today);
  }

  /** Tier by tier, each without those before it, until the page is full. */
  #tieredPage(rows: Rows, query: EngineQuery, columns: Columns, meta: Meta): number[] {
    const source = this.#source(columns, query.today);
    const page: number[] = [];
    let rest = rows;
    let skip = query.offset;
    const take = (tier: Rows): void => {
      if (skip >= tier.length) {
        skip -= tier.length;
        return;
      }
      page.push(...pageOf(tier, columns, meta.sorted, 'newest', skip, query.limit - page.length));
      skip = 0;
    };
    for (const condition of query.tiers) {
      if (page.length >= query.limit || rest.length === 0) break;
      const tier = intersect(rest, conditionRows(condition, source));
      take(tier);
      rest = subtract(rest, tier);
    }
    if (page.length < query.limit) take(rest);
    return page;
  }

  #uidOf(row: number): string {
    return String(this.#uid.get(row)?.uid ?? '');
  }
}

function rowsFrom(statement: StatementSync, match: string): Rows {
  const text = statement.get(match)?.rows;
  return parseRows(typeof text === 'string' ? text : null);
}

function liveRows(columns: Columns): Rows {
  const rows = new Uint32Array(columns.documents);
  let count = 0;
  for (let row = 1; row <= columns.size; row++) if (columns.live[row] === 1) rows[count++] = row;
  return rows;
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
