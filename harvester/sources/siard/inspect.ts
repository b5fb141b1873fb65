import { ColumnProfile } from './column-profile.ts';
import { guessSystem, type SystemGuess } from './known-systems.ts';
import type { Cell } from './reader/cell.ts';
import { type Deviation, openSiard, type SiardArchive } from './reader/siard-archive.ts';
import type { SiardTable } from './reader/siard-metadata.ts';
import { SiardUnreadable } from './reader/siard-unreadable.ts';
import { Stage } from './stage.ts';

export interface InspectOptions {
  /** Also show the beginning of texts: names of people will be among them. */
  readonly textSamples?: boolean;
  readonly lobRoots?: readonly string[];
  readonly onProgress?: (table: string, done: number, total: number) => void;
}

/** What an archive holds. Serialises to JSON as it stands. */
export interface Inspection {
  readonly file: string;
  readonly version: string;
  readonly dbname: string;
  readonly dataOwner: string;
  readonly period: string;
  readonly producer: string;
  readonly archivalDate: string | null;
  readonly entries: number;
  readonly deviations: readonly Deviation[];
  /** null: no digest stated, or the order of files does not allow the check. */
  readonly digestHolds: boolean | null;
  readonly systems: readonly SystemGuess[];
  readonly tables: readonly InspectedTable[];
}

export interface InspectedTable {
  readonly schema: string;
  readonly name: string;
  readonly rows: number;
  readonly statedRows: number | null;
  readonly primaryKey: readonly string[];
  readonly references: readonly {
    readonly columns: readonly string[];
    readonly to: string;
    /** Rows whose key is not in the table referred to; null: that table or column is not there. */
    readonly broken: number | null;
  }[];
  readonly problems: readonly {
    readonly code: string;
    readonly rows: number;
    readonly first: readonly number[];
  }[];
  /** Why the table could not be read to its end; its counts then mean nothing. */
  readonly unreadable: string | null;
  readonly columns: readonly {
    readonly name: string;
    readonly type: string | null;
    readonly description: string;
    readonly filled: number;
    readonly empty: number;
    readonly inFiles: number;
    readonly codes: readonly (readonly [string, number])[] | null;
    readonly samples: readonly string[];
  }[];
}

/** Reads every table once and counts. Nothing but codes is taken out of the rows unless `textSamples` asks for it. */
export async function inspect(file: string, options: InspectOptions = {}): Promise<Inspection> {
  using archive = await openSiard(
    file,
    options.lobRoots === undefined ? {} : { lobRoots: options.lobRoots },
  );
  using stage = new Stage();
  const links = new Links(archive.tables, stage);
  const tables: InspectedTable[] = [];
  for (const [index, table] of archive.tables.entries()) {
    options.onProgress?.(table.name, index, archive.tables.length);
    tables.push(await inspectTable(archive, table, links, options.textSamples === true));
  }
  const { metadata } = archive;
  return {
    file,
    version: metadata.version,
    dbname: metadata.dbname,
    dataOwner: metadata.dataOwner,
    period: metadata.dataOriginTimespan,
    producer: metadata.producerApplication,
    archivalDate: metadata.archivalDate,
    entries: archive.entries,
    deviations: archive.deviations,
    digestHolds: await archive.checkDigests(),
    systems: guessSystem(archive.tables),
    tables: tables.map((table, index) => ({
      ...table,
      references: links.counted(archive.tables[index]),
    })),
  };
}

async function inspectTable(
  archive: SiardArchive,
  table: SiardTable,
  links: Links,
  withText: boolean,
): Promise<InspectedTable> {
  const profiles = table.columns.map((column) => new ColumnProfile(column, withText));
  const reader = archive.openTable(table);
  let unreadable: string | null = null;
  try {
    for await (const batch of reader.batches()) {
      for (const row of batch)
        for (let i = 0; i < profiles.length; i++) profiles[i]?.add(row[i] ?? null);
      links.add(table, batch);
    }
  } catch (error) {
    if (!(error instanceof SiardUnreadable)) throw error;
    unreadable = error.message;
  }
  return {
    schema: table.schema,
    name: table.name,
    rows: reader.rows,
    statedRows: table.rows,
    primaryKey: table.primaryKey,
    references: [],
    problems: [...reader.problems.counts].map(([code, { count, rows }]) => ({
      code,
      rows: count,
      first: rows,
    })),
    unreadable,
    columns: table.columns.map((column, index) => ({
      name: column.name,
      type: column.type,
      description: column.description,
      filled: profiles[index]?.filled ?? 0,
      empty: profiles[index]?.empty ?? 0,
      inFiles: profiles[index]?.inFiles ?? 0,
      codes: profiles[index]?.codes ?? null,
      samples: profiles[index]?.samples ?? [],
    })),
  };
}

interface Side {
  readonly name: string;
  readonly columns: readonly number[];
}

/** Keys on both sides of each stated foreign key, staged so that broken references can be counted. */
class Links {
  readonly #stage: Stage;
  readonly #sides = new Map<SiardTable, Side[]>();
  readonly #references = new Map<
    SiardTable,
    { columns: readonly string[]; to: string; child: string; parent: string | null }[]
  >();
  readonly #inserts = new Map<string, (key: string) => void>();

  constructor(tables: readonly SiardTable[], stage: Stage) {
    this.#stage = stage;
    for (const table of tables)
      for (const key of table.foreignKeys) {
        const parent = tables.find(
          (other) =>
            other.name === key.referencedTable &&
            (other.schema === key.referencedSchema || key.referencedSchema === ''),
        );
        const child = this.#side(
          table,
          key.references.map(({ column }) => column),
        );
        if (child === null) continue;
        const other =
          parent === undefined
            ? null
            : this.#side(
                parent,
                key.references.map(({ referenced }) => referenced),
              );
        const known = this.#references.get(table) ?? [];
        known.push({
          columns: key.references.map(({ column }) => column),
          to: key.referencedTable,
          child,
          parent: other,
        });
        this.#references.set(table, known);
      }
  }

  add(table: SiardTable, rows: readonly (readonly Cell[])[]): void {
    const sides = this.#sides.get(table);
    if (sides === undefined) return;
    this.#stage.transaction(() => {
      for (const { name, columns } of sides) {
        const insert = this.#inserts.get(name);
        for (const row of rows) {
          const parts = columns.map((column) => row[column] ?? null);
          if (parts.some((part) => typeof part !== 'string')) continue;
          insert?.(parts.join('\u001f'));
        }
      }
    });
  }

  counted(table: SiardTable | undefined): InspectedTable['references'] {
    const references = table === undefined ? [] : (this.#references.get(table) ?? []);
    return references.map(({ columns, to, child, parent }) => {
      if (parent === null) return { columns, to, broken: null };
      this.#stage.database.exec(`CREATE INDEX IF NOT EXISTS ${parent}_k ON ${parent} (c0)`);
      const found = this.#stage.database
        .prepare(
          `SELECT count(*) AS broken FROM ${child} AS c WHERE NOT EXISTS (SELECT 1 FROM ${parent} AS p WHERE p.c0 = c.c0)`,
        )
        .get();
      return { columns, to, broken: Number(found?.broken) };
    });
  }

  #side(table: SiardTable, names: readonly string[]): string | null {
    const columns = names.map((name) => table.columns.findIndex((column) => column.name === name));
    if (columns.length === 0 || columns.includes(-1)) return null;
    const sides = this.#sides.get(table) ?? [];
    const same = sides.find((side) => side.columns.join() === columns.join());
    if (same !== undefined) return same.name;
    const name = `k${this.#inserts.size}`;
    const insert = this.#stage.createTable(name, 1);
    this.#inserts.set(name, (key) => void insert.run(null, key));
    sides.push({ name, columns });
    this.#sides.set(table, sides);
    return name;
  }
}
