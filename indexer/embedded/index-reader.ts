import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Condition, EngineAnswer, EngineQuery, WalkPage, WalkQuery } from '../engine.ts';
import { FACETS } from '../engine.ts';
import type { VocabularyWord } from '../speller.ts';
import { walkPage } from '../walk-page.ts';
import { rowsOfBits } from './bits.ts';
import { type Dictionaries, loadChanged, loadColumns, loadDictionaries } from './columns.ts';
import { countFacets, facetAnswer } from './facet-counts.ts';
import { pageOf } from './page.ts';
import { RowCache } from './row-cache.ts';
import { liveBits, RowFinder, type RowsNow } from './row-finder.ts';
import { type Rows, rowsOfBoth, subtract } from './rows.ts';
import { type Meta, OtherSchema, openIndexReader, readMeta, SCHEMA_VERSION } from './schema.ts';
import { hitsAfter, inTiers, type Matching, tieredPage } from './tiers.ts';
import { vocabularyOf } from './vocabulary.ts';

const CACHE_BYTES = 26 * 2 ** 20;
const EVERYTHING: Condition = { kind: 'all', of: [] };

export interface ReaderOptions {
  /** Bytes of row lists kept between searches; 0: none. */
  readonly cacheBytes?: number;
}

/** What a search sees: the columns and the file at the same moment. */
interface Moment extends RowsNow {
  readonly meta: Meta;
  readonly dictionaries: Dictionaries;
}

/**
 * Searches one index file, synchronously and in the thread that calls it. Each search is one read transaction, in which
 * the columns in memory are first brought up to what the file says, so matching and counting see the same moment.
 */
export class IndexReader implements Disposable {
  readonly file: string;
  readonly #db: DatabaseSync;
  readonly #cache: RowCache;
  readonly #finder: RowFinder;
  readonly #uid: StatementSync;
  readonly #row: StatementSync;
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
    this.#finder = new RowFinder(this.#db);
    this.#uid = this.#db.prepare('SELECT uid FROM doc WHERE row = ?');
    this.#row = this.#db.prepare('SELECT row FROM doc WHERE uid = ?');
    this.#change = this.#db.prepare(
      "SELECT value FROM meta WHERE key IN ('change', 'freeze') ORDER BY key",
    );
  }

  search(query: EngineQuery): EngineAnswer {
    return this.#reading((moment) => {
      const { columns, sorted } = moment;
      const { matching, rows, facets } = this.#found(moment, query);
      const page =
        query.sort === 'relevans' && query.tiers.length > 0
          ? tieredPage(inTiers(rows, query.tiers, sorted, matching), query, columns, sorted)
          : pageOf(
              rows,
              columns,
              sorted,
              query.sort === 'eldste' ? 'oldest' : 'newest',
              query.offset,
              query.limit,
            );
      return { ids: page.map((row) => this.#uidOf(row)), total: rows.length, facets: facets() };
    });
  }

  /** See Engine.walk. */
  walk(query: WalkQuery): WalkPage {
    return this.#reading((moment) => {
      const { columns, sorted } = moment;
      const { matching, rows } = this.#found(moment, query);
      const tiers = query.sort === 'relevans' ? query.tiers : [];
      // One more than asked for tells whether anything follows; more are needed only where sort keys coincide.
      for (let wanted = query.limit + 1; ; wanted *= 2) {
        const inOrder = inTiers(rows, tiers, sorted, matching);
        const hits = hitsAfter(inOrder, query, wanted, columns, sorted, (row) => this.#uidOf(row));
        const page = walkPage(hits, query.limit, hits.length < wanted);
        if (page !== null) return page;
      }
    });
  }

  status(): { readonly documents: number; readonly later: number; readonly meta: Meta } {
    return this.#reading(({ columns, meta }) => ({
      documents: columns.documents,
      later: columns.size - meta.sorted,
      meta: { ...meta, ...readMeta(this.#db) },
    }));
  }

  /** See `vocabularyOf`. */
  vocabulary(): VocabularyWord[] {
    return vocabularyOf(this.#db);
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
    this.#moment = {
      meta,
      sorted: meta.sorted,
      columns,
      dictionaries: loadDictionaries(this.#db),
      live: liveBits(columns, meta.sorted),
    };
    this.#everything = null;
    this.#cache.clear();
    return this.#moment;
  }

  /** The rows of a search, ascending, with the facets that belong to them. */
  #found(moment: Moment, query: Omit<EngineQuery, 'offset'>): Found {
    const { match, today, without = [] } = query;
    const matching = this.#finder.matching(moment, today);
    if (match === null && without.length === 0 && isUnfiltered(query)) {
      this.#everything ??= counted(null, query, moment);
      return { matching, ...this.#everything };
    }
    const rowsOf = (condition: Condition): Rows => {
      const { frozen, late } = matching(condition);
      return rowsOfBoth(rowsOfBits(frozen), late);
    };
    const candidates =
      match === null
        ? null
        : this.#cache.get(`${today} ${JSON.stringify(match)}`, () => rowsOf(match));
    const shown =
      without.length === 0
        ? candidates
        : subtract(candidates ?? rowsOf(EVERYTHING), this.#rowsWith(without));
    return { matching, ...counted(shown, query, moment) };
  }

  /** Rows of the documents with these ids, ascending. */
  #rowsWith(ids: readonly string[]): Rows {
    const rows = ids.flatMap((id) => {
      const row = this.#row.get(id)?.row;
      return typeof row === 'number' ? row : [];
    });
    return Uint32Array.from(rows).sort();
  }

  #uidOf(row: number): string {
    return String(this.#uid.get(row)?.uid ?? '');
  }
}

interface Counts {
  readonly rows: Rows;
  /** Made when asked for, once. */
  readonly facets: () => EngineAnswer['facets'];
}

interface Found extends Counts {
  readonly matching: Matching;
}

function counted(
  candidates: Rows | null,
  query: Pick<EngineQuery, 'filters' | 'from' | 'to'>,
  { columns, dictionaries }: Moment,
): Counts {
  const { rows, counts } = countFacets(candidates, query, columns, dictionaries);
  let facets: EngineAnswer['facets'] | null = null;
  return {
    rows,
    facets: () => {
      facets ??= facetAnswer(counts, dictionaries);
      return facets;
    },
  };
}

const isUnfiltered = ({ filters, from, to }: Omit<EngineQuery, 'offset'>): boolean =>
  from === null && to === null && FACETS.every((facet) => filters[facet] === undefined);
