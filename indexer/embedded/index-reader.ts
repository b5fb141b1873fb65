import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Condition, EngineAnswer, EngineQuery, WalkPage, WalkQuery } from '../engine.ts';
import { FACETS } from '../engine.ts';
import type { VocabularyWord } from '../speller.ts';
import { type PlacedHit, walkPage } from '../walk-page.ts';
import { beyond } from './beyond.ts';
import {
  type Columns,
  type Dictionaries,
  loadChanged,
  loadColumns,
  loadDictionaries,
} from './columns.ts';
import { conditionRows, type RowSource } from './condition-rows.ts';
import { countFacets, facetAnswer } from './facet-counts.ts';
import { matchExpression, quote } from './match-expression.ts';
import { pageOf } from './page.ts';
import { RowCache } from './row-cache.ts';
import { intersect, NO_ROWS, parseRows, type Rows, subtract, union } from './rows.ts';
import { type Meta, OtherSchema, openIndexReader, readMeta, SCHEMA_VERSION } from './schema.ts';
import { fulfils, readStored, type StoredTokens } from './stored-tokens.ts';

const CACHE_BYTES = 26 * 2 ** 20;
/** Rows of a tier read from the newest before the whole of it is. */
const MOST_READ_BACKWARDS = 400;
/** So few rows are judged by their stored tokens; walking posting lists for them would cost more. */
const MOST_JUDGED = 400;

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
  readonly #lateRows: StatementSync;
  readonly #earlyRows: StatementSync;
  readonly #tokens: StatementSync;
  readonly #uid: StatementSync;
  readonly #change: StatementSync;
  #meta: Meta | null = null;
  #columns: Columns | null = null;
  #dictionaries: Dictionaries | null = null;
  #everything: EngineAnswer['facets'] | null = null;
  #judged: { readonly rows: Rows; readonly tokens: readonly StoredTokens[] } | null = null;

  constructor(file: string, options: ReaderOptions = {}) {
    this.file = file;
    this.#db = openIndexReader(file);
    const { schema } = readMeta(this.#db);
    if (schema !== SCHEMA_VERSION) {
      this.#db.close();
      throw new OtherSchema(`${file} has schema ${schema}, not ${SCHEMA_VERSION}`);
    }
    this.#cache = new RowCache(options.cacheBytes ?? CACHE_BYTES);
    this.#textRows = this.#db.prepare(
      'SELECT group_concat(rowid) AS rows FROM text WHERE text MATCH ?',
    );
    this.#nameRows = this.#db.prepare(
      'SELECT group_concat(rowid) AS rows FROM name WHERE name MATCH ?',
    );
    this.#lateRows = this.#db.prepare(
      'SELECT group_concat(rowid) AS rows FROM text WHERE text MATCH ? AND rowid > ?',
    );
    this.#earlyRows = this.#db.prepare(
      `SELECT group_concat(rowid) AS rows FROM
       (SELECT rowid FROM text WHERE text MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT ?)`,
    );
    this.#tokens = this.#db.prepare('SELECT tokens FROM doc WHERE row = ?');
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

  /** See Engine.walk. */
  walk(query: WalkQuery): WalkPage {
    return this.#reading((columns, dictionaries, meta) => {
      const candidates =
        query.match === null
          ? null
          : conditionRows(query.match, this.#source(columns, query.today));
      const { rows } = countFacets(candidates, query, columns, dictionaries);
      // One more than asked for tells whether anything follows; more are needed only where sort keys coincide.
      for (let wanted = query.limit + 1; ; wanted *= 2) {
        const hits = this.#hitsAfter(rows, query, wanted, columns, meta.sorted);
        const page = walkPage(hits, query.limit, hits.length < wanted);
        if (page !== null) return page;
      }
    });
  }

  #hitsAfter(
    rows: Rows,
    query: WalkQuery,
    wanted: number,
    columns: Columns,
    sorted: number,
  ): PlacedHit[] {
    const direction = query.sort === 'eldste' ? 'oldest' : 'newest';
    const hits: PlacedHit[] = [];
    for (const [tier, all] of this.#segments(rows, query, columns)) {
      if (hits.length >= wanted) break;
      if (tier < (query.after?.tier ?? 0)) continue;
      const left =
        query.after?.tier === tier ? beyond(all, columns, sorted, direction, query.after.key) : all;
      for (const row of pageOf(left, columns, sorted, direction, 0, wanted - hits.length))
        hits.push({ id: this.#uidOf(row), tier, key: columns.orden[row] ?? 0 });
    }
    return hits;
  }

  /** The hits by tier, each without those before it, found only as far as they are asked for. */
  *#segments(
    rows: Rows,
    query: WalkQuery,
    columns: Columns,
  ): Generator<readonly [tier: number, rows: Rows]> {
    const source = this.#source(columns, query.today);
    let rest = rows;
    let tier = 0;
    for (const condition of query.sort === 'relevans' ? query.tiers : []) {
      if (rest.length === 0) return;
      const found = intersect(rest, conditionRows(condition, source));
      yield [tier++, found];
      rest = subtract(rest, found);
    }
    yield [tier, rest];
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
      if (rest.length <= MOST_JUDGED) {
        const judged = this.#judge(rest);
        const tier = rest.filter((_, i) => fulfils(judged[i] ?? [], condition));
        take(tier);
        rest = subtract(rest, tier);
        continue;
      }
      const wanted = skip + query.limit - page.length;
      const newest = this.#newestOf(condition, wanted, meta.sorted);
      let tier = newest === null ? null : intersect(rest, newest.rows);
      if (tier === null || !newest?.complete) {
        if (tier !== null && countUpTo(tier, meta.sorted) >= wanted) {
          take(tier);
          break;
        }
        tier = intersect(rest, conditionRows(condition, source));
      }
      take(tier);
      rest = subtract(rest, tier);
    }
    if (page.length < query.limit) take(rest);
    this.#judged = null;
    return page;
  }

  /** The tokens of a few rows, kept until other rows are judged. */
  #judge(rows: Rows): readonly StoredTokens[] {
    if (this.#judged?.rows === rows) return this.#judged.tokens;
    const known = this.#judged;
    const tokens = Array.from(rows, (row) => {
      const at = known?.rows.indexOf(row) ?? -1;
      return known?.tokens[at] ?? readStored(String(this.#tokens.get(row)?.tokens ?? ''));
    });
    this.#judged = { rows, tokens };
    return tokens;
  }

  /**
   * The newest rows of a tier, without walking all of it: FTS5 reads backwards and stops. Holds every row past `sorted`, whose
   * order it cannot know. null: the whole tier must be read.
   */
  #newestOf(
    condition: Condition,
    wanted: number,
    sorted: number,
  ): { readonly rows: Rows; readonly complete: boolean } | null {
    if (wanted > MOST_READ_BACKWARDS / 4) return null;
    const expression = matchExpression(condition);
    if (expression.kind === 'nothing') return { rows: NO_ROWS, complete: true };
    if (expression.kind === 'beyond') return null;
    const late = this.#cache.get(`l:${expression.text}`, () =>
      parseRows(textOf(this.#lateRows.get(expression.text, sorted)?.rows)),
    );
    const early = this.#cache.get(`e:${expression.text}`, () =>
      parseRows(textOf(this.#earlyRows.get(expression.text, sorted, MOST_READ_BACKWARDS)?.rows)),
    );
    return { rows: union(early, late), complete: early.length < MOST_READ_BACKWARDS };
  }

  #uidOf(row: number): string {
    return String(this.#uid.get(row)?.uid ?? '');
  }
}

const rowsFrom = (statement: StatementSync, match: string): Rows =>
  parseRows(textOf(statement.get(match)?.rows));

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** How many of the ascending rows are not above the bound. */
function countUpTo(rows: Rows, bound: number): number {
  let count = rows.length;
  while (count > 0 && (rows[count - 1] ?? 0) > bound) count--;
  return count;
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
