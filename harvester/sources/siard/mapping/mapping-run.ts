import type { SiardArchive } from '../reader/siard-archive.ts';
import { Stage } from '../stage.ts';
import { type CompiledMapping, compileMapping } from './compile-mapping.ts';
import { EntryContext, MappingCounts, type StagedRow } from './entry-context.ts';
import { type EntryOrigin, type Mapped, mapEntry } from './map-entry.ts';
import type { ReadMapping } from './read-mapping.ts';
import { type StagedTable, stageTables } from './stage-tables.ts';

export interface MappedRow {
  /** Row of the base table, from 1, in the archive's own order. */
  readonly row: number;
  readonly mapped: Mapped;
}

/** An archive staged for one mapping. Holds unshielded data until it is disposed. */
export class MappingRun implements Disposable {
  readonly compiled: CompiledMapping;
  readonly tables: readonly StagedTable[];
  readonly counts = new MappingCounts();
  readonly #stage: Stage;
  readonly #origin: EntryOrigin;

  private constructor(
    stage: Stage,
    compiled: CompiledMapping,
    tables: readonly StagedTable[],
    origin: EntryOrigin,
  ) {
    this.#stage = stage;
    this.compiled = compiled;
    this.tables = tables;
    this.#origin = origin;
  }

  /** Throws ConfigInvalid when the mapping does not fit, SiardUnreadable when a table cannot be trusted. */
  static async open(
    archive: SiardArchive,
    read: ReadMapping,
    origin: Omit<EntryOrigin, 'archivalDate'>,
    options: { onProgress?: (table: string, rows: number) => void; signal?: AbortSignal } = {},
  ): Promise<MappingRun> {
    const compiled = compileMapping(read, archive.metadata);
    const stage = new Stage();
    try {
      const tables = await stageTables(
        archive,
        compiled,
        stage,
        options.onProgress,
        options.signal,
      );
      return new MappingRun(stage, compiled, tables, {
        ...origin,
        archivalDate: archive.metadata.archivalDate,
      });
    } catch (cause) {
      stage[Symbol.dispose]();
      throw cause;
    }
  }

  /** Rows of the base table. */
  get total(): number {
    const name = this.compiled.base.table?.staged;
    return Number(this.#stage.database.prepare(`SELECT count(*) AS n FROM ${name}`).get()?.n);
  }

  /** Every base row after `after`, mapped, in a fixed order. */
  *rows(after = 0): Generator<MappedRow> {
    const { compiled } = this;
    const context = new EntryContext(compiled.lookups, this.counts, compiled.aliases);
    const columns = compiled.base.table?.columns.map((_name, index) => `c${index}`) ?? [];
    const statement = this.#stage.database.prepare(
      `SELECT n, ${columns.join(', ')} FROM ${compiled.base.table?.staged} WHERE n > ? ORDER BY n`,
    );
    statement.setReturnArrays(true);
    for (const found of statement.iterate(after) as unknown as Iterable<[number, ...StagedRow]>) {
      const [row, ...values] = found;
      context.begin(compiled.base, values);
      yield { row, mapped: mapEntry(compiled, context, this.#origin) };
    }
  }

  /** The staged columns of a base row as the archive has them, for an archivist's eyes only. */
  before(row: number): Readonly<Record<string, string | null>> {
    const plan = this.compiled.base.table;
    const columns = plan?.columns.map((_name, index) => `c${index}`).join(', ');
    const found = this.#stage.database
      .prepare(`SELECT ${columns} FROM ${plan?.staged} WHERE n = ?`)
      .get(row);
    return Object.fromEntries(
      (plan?.columns ?? []).map((name, index) => {
        const value = found?.[`c${index}`];
        return [name, typeof value === 'string' ? value : null];
      }),
    );
  }

  [Symbol.dispose](): void {
    this.#stage[Symbol.dispose]();
  }
}
