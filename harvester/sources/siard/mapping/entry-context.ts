import type { StatementSync } from 'node:sqlite';
import type { Alias } from './plan.ts';
import { keyOf, type Normalise, UNREADABLE } from './plan.ts';

export type StagedRow = readonly (string | null)[];
export type Value = (context: EntryContext) => string | null;
export type Holds = (context: EntryContext) => boolean;

/** How the rows of an alias are found from the rows before it. */
export interface Lookup {
  readonly alias: Alias;
  readonly left: readonly Value[];
  readonly normalise: readonly Normalise[];
  readonly where: Holds | null;
  statement: StatementSync | null;
}

/** Counts over a whole run. Names of tables, fields and rules are keys; no value of a row but short codes. */
export class MappingCounts {
  readonly unresolved = new Map<string, number>();
  readonly multiple = new Map<string, number>();
  readonly unreadableDates = new Map<string, number>();
  readonly unknownCodes = new Map<string, number>();
  readonly shielded = new Map<string, number>();
  readonly filled = new Map<string, number>();
}

export function count(counts: Map<string, number>, key: string): void {
  // A broken column must not fill the memory with its values.
  const known = counts.get(key);
  if (known === undefined && counts.size >= 500) return;
  counts.set(key, (known ?? 0) + 1);
}

/** Rows kept per look-up: some 10 MB each at most. */
const MAX_CACHED = 20_000;

/** The rows one entry is made of while it is made. */
export class EntryContext {
  readonly rows: (StagedRow | null)[];
  readonly counts: MappingCounts;
  /** Why the entry cannot be made; set by the value that could not be read. */
  problem: string | null = null;
  /** Field being made, for the counts. */
  field = '';
  readonly #lookups: readonly Lookup[];
  readonly #cached = new Map<Lookup, Map<string, readonly StagedRow[]>>();

  constructor(lookups: readonly Lookup[], counts: MappingCounts, aliases: number) {
    this.#lookups = lookups;
    this.counts = counts;
    this.rows = new Array<StagedRow | null>(aliases).fill(null);
  }

  begin(base: Alias, row: StagedRow): void {
    this.rows.fill(null);
    this.problem = null;
    this.set(base, row);
  }

  /** Makes `row` the current row of the alias, with all that hangs on it one to one. */
  set(alias: Alias, row: StagedRow | null): void {
    this.rows[alias.index] = row;
    for (const lookup of this.#lookups) {
      if (lookup.alias.parent !== alias || lookup.alias.many) continue;
      this.set(lookup.alias, row === null ? null : this.#one(lookup));
    }
  }

  column(alias: Alias, index: number): string | null {
    const value = this.rows[alias.index]?.[index] ?? null;
    if (value !== UNREADABLE) return value;
    this.problem ??= `a value of ${alias.table?.table.name}.${alias.table?.columns[index]} could not be read`;
    return null;
  }

  /** The children now, each with its own look-ups in place while `each` runs. */
  children(alias: Alias, each: () => void): void {
    const lookup = this.#lookups.find((known) => known.alias === alias);
    const key = lookup === undefined ? null : this.#key(lookup);
    if (lookup?.statement == null || key === null) return;
    const before = this.rows[alias.index] ?? null;
    for (const row of lookup.statement.all(key) as unknown as StagedRow[]) {
      this.rows[alias.index] = row;
      if (lookup.where !== null && !lookup.where(this)) continue;
      this.set(alias, row);
      each();
    }
    this.set(alias, before);
  }

  #one(lookup: Lookup): StagedRow | null {
    if (lookup.statement === null) return null;
    const key = this.#key(lookup);
    if (key === null) return null;
    const found = this.#found(lookup, lookup.statement, key);
    const rows =
      lookup.where === null
        ? found
        : found.filter((row) => {
            this.rows[lookup.alias.index] = row;
            return lookup.where?.(this) ?? true;
          });
    const [row] = rows;
    if (row === undefined) count(this.counts.unresolved, lookup.alias.name);
    else if (rows.length > 1) count(this.counts.multiple, lookup.alias.name);
    return row ?? null;
  }

  /** Rows by key, kept while they are few: cases, units and codes are looked up again and again. */
  #found(lookup: Lookup, statement: StatementSync, key: string): readonly StagedRow[] {
    const cache = this.#cached.get(lookup) ?? new Map<string, readonly StagedRow[]>();
    const known = cache.get(key);
    if (known !== undefined) return known;
    const found = statement.all(key) as unknown as StagedRow[];
    if (cache.size >= MAX_CACHED) cache.clear();
    cache.set(key, found);
    this.#cached.set(lookup, cache);
    return found;
  }

  #key(lookup: Lookup): string | null {
    return keyOf(
      lookup.left.map((value) => value(this)),
      lookup.normalise,
    );
  }
}
