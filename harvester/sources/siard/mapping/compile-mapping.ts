import { ConfigInvalid } from '../../../errors.ts';
import { withoutSuffix } from '../known-systems.ts';
import type { SiardMetadata, SiardTable } from '../reader/siard-metadata.ts';
import { compileCondition, compileExpression, type Scope } from './compile-expression.ts';
import type { Holds, Lookup, Value } from './entry-context.ts';
import type { Access, Expression, Join, Mapping, Released } from './mapping-schema.ts';
import { suggest } from './nearest-names.ts';
import type { Alias, PlanTable } from './plan.ts';
import type { MappingPath, ReadMapping } from './read-mapping.ts';

export interface CompiledReleased {
  readonly value: Value;
  readonly release: Holds;
  readonly replacement: string | null;
}

export interface CompiledAccess {
  readonly code: Value;
  readonly open: ReadonlySet<string>;
  readonly restricted: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
  readonly legalBasis: Value | null;
  readonly opensOn: Value | null;
}

/** A mapping tied to one archive: every column found, every expression a function. */
export interface CompiledMapping {
  readonly mapping: Mapping;
  readonly digest: string;
  readonly base: Alias;
  readonly aliases: number;
  readonly tables: readonly PlanTable[];
  readonly lookups: readonly (Lookup & {
    readonly keyIndex: number;
    readonly orderBy: readonly number[];
  })[];
  readonly key: readonly Value[];
  readonly organisation: Value | null;
  readonly include: readonly { readonly rule: string; readonly when: Holds }[];
  readonly exclude: readonly { readonly rule: string; readonly when: Holds }[];
  readonly access: readonly CompiledAccess[];
  /** Values by field path, e.g. `journaldato`, `saksmappe.saksaar`. */
  readonly values: ReadonlyMap<string, Value>;
  readonly released: ReadonlyMap<string, CompiledReleased>;
  readonly parties: { readonly alias: Alias; readonly person: Holds | null } | null;
  readonly documents: { readonly alias: Alias } | null;
}

/** Ties the mapping to the archive. Throws ConfigInvalid that names line, missing table or column, and the nearest there are. */
export function compileMapping(read: ReadMapping, metadata: SiardMetadata): CompiledMapping {
  return new Compiler(read, metadata).compile();
}

class Compiler {
  readonly #read: ReadMapping;
  readonly #mapping: Mapping;
  readonly #tables: readonly SiardTable[];
  readonly #planned = new Map<SiardTable, PlanTable>();
  readonly #aliases = new Map<string, Alias>();
  readonly #problems: string[] = [];

  constructor(read: ReadMapping, metadata: SiardMetadata) {
    this.#read = read;
    this.#mapping = read.mapping;
    this.#tables = metadata.schemas.flatMap(({ tables }) => tables);
    const wanted = read.mapping.appliesTo.producer;
    if (
      wanted !== undefined &&
      !metadata.producerApplication.toLowerCase().includes(wanted.toLowerCase())
    )
      this.#problem(
        ['appliesTo', 'producer'],
        `the archive was written by another program than ${wanted}`,
      );
  }

  compile(): CompiledMapping {
    const mapping = this.#mapping;
    this.#checkApplies();
    const base = this.#addAlias(mapping.from.as, mapping.from, null, false, ['from'], false);
    const lookups = mapping.joins.flatMap((join, index) => this.#join(join, ['joins', index]));
    const entry = this.#scope(null);
    const values = new Map<string, Value>();
    const released = new Map<string, CompiledReleased>();
    const section = (
      name: string,
      fields: Readonly<Record<string, unknown>>,
      scope: Scope,
    ): void => {
      for (const [field, given] of Object.entries(fields)) {
        if (given === undefined || field === 'each' || field === 'person') continue;
        const path = [...(name === '' ? ['entry'] : [name]), field];
        const key = name === '' ? field : `${name}.${field}`;
        if (isReleased(given)) released.set(key, this.#released(given, path, scope));
        else values.set(key, compileExpression(given as Expression, path, scope));
      }
    };
    section('', mapping.entry, entry);
    section('klasse', mapping.klasse ?? {}, entry);
    section('saksmappe', mapping.saksmappe ?? {}, entry);
    const each = (name: 'korrespondanseparter' | 'dokumenter') => {
      const given = mapping[name];
      if (given === undefined) return null;
      const inner = this.#childScope(given.each, [name, 'each'], null);
      if (inner === null) return null;
      section(name, given, inner.scope);
      return inner;
    };
    const parties = each('korrespondanseparter');
    const documents = each('dokumenter');
    const person = mapping.korrespondanseparter?.person;
    const rules = (name: 'include' | 'exclude') =>
      mapping[name].map(({ rule, when }, i) => ({
        rule,
        when: compileCondition(when, [name, i, 'when'], entry),
      }));
    const compiled: CompiledMapping = {
      mapping,
      digest: this.#read.digest,
      base,
      aliases: this.#aliases.size,
      tables: [...this.#planned.values()],
      lookups,
      key: mapping.key.map((part, i) => compileExpression(part, ['key', i], entry)),
      organisation:
        mapping.organisation === undefined
          ? null
          : compileExpression(mapping.organisation, ['organisation'], entry),
      include: rules('include'),
      exclude: rules('exclude'),
      access: mapping.access.map((given, i) => this.#access(given, ['access', i], entry)),
      values,
      released,
      parties:
        parties === null
          ? null
          : {
              alias: parties.alias,
              person:
                person === undefined
                  ? null
                  : compileCondition(person, ['korrespondanseparter', 'person'], parties.scope),
            },
      documents: documents === null ? null : { alias: documents.alias },
    };
    if (this.#problems.length > 0) throw new ConfigInvalid(this.#problems);
    return compiled;
  }

  #checkApplies(): void {
    for (const [name, columns] of Object.entries(this.#mapping.appliesTo.tables)) {
      const names = name.split('|');
      const table = this.#findTable(names, undefined);
      const path = ['appliesTo', 'tables', name];
      if (table === null) this.#problem(path, this.#noTable(names));
      else
        for (const [i, column] of columns.entries())
          if (this.#findColumn(table, column) === null)
            this.#problem([...path, i], noColumn(table, column));
    }
  }

  #addAlias(
    name: string,
    given: { readonly table: string | readonly string[]; readonly schema?: string | undefined },
    parent: Alias | null,
    many: boolean,
    path: MappingPath,
    optional: boolean,
  ): Alias {
    const names = typeof given.table === 'string' ? [given.table] : given.table;
    const table = this.#findTable(names, given.schema);
    if (table === null && !optional) this.#problem([...path, 'table'], this.#noTable(names));
    if (this.#aliases.has(name)) this.#problem([...path, 'as'], `the alias ${name} is used twice`);
    const alias: Alias = {
      name,
      index: this.#aliases.size,
      table: table === null ? null : this.#plan(table),
      parent,
      many,
    };
    this.#aliases.set(name, alias);
    return alias;
  }

  #plan(table: SiardTable): PlanTable {
    const known = this.#planned.get(table);
    if (known !== undefined) return known;
    const made: PlanTable = { table, staged: `t${this.#planned.size}`, columns: [], keys: [] };
    this.#planned.set(table, made);
    return made;
  }

  #join(join: Join, path: MappingPath): CompiledMapping['lookups'] {
    const entries = Object.entries(join.on);
    if (entries.length === 0) this.#problem([...path, 'on'], 'a join needs at least one column');
    const references = entries.flatMap(([, value]) => aliasesIn(value));
    const parents = references.flatMap((name) => this.#aliases.get(name) ?? []);
    // The parent is the one furthest out: its row is what the look-up waits for.
    const parent = parents.sort((a, b) => depth(b) - depth(a))[0] ?? null;
    if (parent === null) {
      this.#problem(
        [...path, 'on'],
        `refers to no alias before it${suggest(references[0] ?? '', this.#aliases.keys())}`,
      );
      return [];
    }
    const leftScope = this.#scope(manyAbove(parent));
    const left = entries.map(([column, value]) =>
      compileExpression(value, [...path, 'on', column], leftScope),
    );
    const alias = this.#addAlias(join.as, join, parent, join.many, path, join.optional);
    if (alias.table === null) return [];
    const planned = alias.table;
    const columns = entries.map(([column]) => this.#need(planned, column, [...path, 'on', column]));
    const orderBy = join.orderBy.map((column, i) =>
      this.#need(planned, column, [...path, 'orderBy', i]),
    );
    planned.keys.push({ columns, normalise: join.key });
    const own = this.#scope(alias, true);
    return [
      {
        alias,
        left,
        normalise: join.key,
        where:
          join.where === undefined ? null : compileCondition(join.where, [...path, 'where'], own),
        statement: null,
        keyIndex: planned.keys.length - 1,
        orderBy,
      },
    ];
  }

  /** Place of the column in the staged table; -1 when it is missing, which is then a problem. */
  #need(planned: PlanTable, column: string, path: MappingPath): number {
    const found = this.#findColumn(planned.table, column);
    if (found === null) {
      this.#problem(path, noColumn(planned.table, column));
      return -1;
    }
    const known = planned.columns.indexOf(found);
    return known >= 0 ? known : planned.columns.push(found) - 1;
  }

  /** Columns of the base, of what hangs on it one to one, and of the child `inside` with its own; `only`: of that alone. */
  #scope(inside: Alias | null, only = false): Scope {
    return {
      codes: this.#mapping.codes,
      dates: this.#mapping.dates,
      problem: (path, message) => this.#problem(path, message),
      column: (reference, path) => {
        const dot = reference.indexOf('.');
        const name = reference.slice(0, dot);
        const alias = this.#aliases.get(name);
        if (alias === undefined) {
          this.#problem(path, `no alias ${name}${suggest(name, this.#aliases.keys())}`);
          return null;
        }
        const many = manyAbove(alias);
        if (only ? alias !== inside : many !== null && many !== inside) {
          this.#problem(
            path,
            only
              ? `only columns of ${inside?.name} may be used here`
              : `${name} has several rows here: use "children" with "pick"`,
          );
          return null;
        }
        // An optional table that is absent has no columns to find.
        if (alias.table === null) return { alias, index: 0 };
        const column = reference.slice(dot + 1);
        // `alias.COLUMN?`: a column some versions of the system lack.
        const bare = column.replace(/\?$/, '');
        if (bare !== column && this.#findColumn(alias.table.table, bare) === null) return null;
        const index = this.#need(alias.table, bare, path);
        return index < 0 ? null : { alias, index };
      },
      children: (name, path) => this.#childScope(name, path, inside),
    };
  }

  #childScope(
    name: string,
    path: MappingPath,
    inside: Alias | null,
  ): { alias: Alias; scope: Scope } | null {
    const alias = this.#aliases.get(name);
    if (alias === undefined || !alias.many) {
      const many = [...this.#aliases.values()]
        .filter((known) => known.many)
        .map((known) => known.name);
      this.#problem(path, `${name} is no join with "many: true"${suggest(name, many)}`);
      return null;
    }
    const above = alias.parent === null ? null : manyAbove(alias.parent);
    if (above !== null && above !== inside) {
      this.#problem(path, `${name} hangs on ${above.name}, which has several rows here`);
      return null;
    }
    return { alias, scope: this.#scope(alias) };
  }

  #released(given: Released, path: MappingPath, scope: Scope): CompiledReleased {
    return {
      value: compileExpression(given.value, [...path, 'value'], scope),
      release: compileCondition(given.releaseWhen, [...path, 'releaseWhen'], scope),
      replacement: given.replacement ?? null,
    };
  }

  #access(given: Access, path: MappingPath, scope: Scope): CompiledAccess {
    const codes = (list: readonly string[]): ReadonlySet<string> =>
      new Set(list.map((code) => code.trim().toUpperCase()));
    const optional = (part: Expression | undefined, name: string): Value | null =>
      part === undefined ? null : compileExpression(part, [...path, name], scope);
    return {
      code: compileExpression(given.code, [...path, 'code'], scope),
      open: codes(given.open),
      restricted: codes(given.restricted),
      hidden: codes(given.hidden),
      legalBasis: optional(given.legalBasis, 'legalBasis'),
      opensOn: optional(given.opensOn, 'opensOn'),
    };
  }

  #findTable(names: readonly string[], schema: string | undefined): SiardTable | null {
    const wanted = names.map((name) => name.toUpperCase());
    return (
      this.#tables.find(
        (table) =>
          wanted.includes(table.name.toUpperCase()) &&
          (schema === undefined || table.schema.toUpperCase() === schema.toUpperCase()),
      ) ?? null
    );
  }

  #findColumn(table: SiardTable, column: string): string | null {
    const wanted = column.toUpperCase();
    const names = table.columns.map(({ name }) => name);
    const exact = names.find((name) => name.toUpperCase() === wanted);
    if (exact !== undefined || !this.#mapping.columnSuffixes) return exact ?? null;
    return names.find((name) => withoutSuffix(name)?.toUpperCase() === wanted) ?? null;
  }

  #noTable(names: readonly string[]): string {
    return `the archive has no table ${names.join(' or ')}${suggest(
      names[0] ?? '',
      this.#tables.map(({ name }) => name),
    )}`;
  }

  #problem(path: MappingPath, message: string): void {
    this.#problems.push(this.#read.problem(path, message));
  }
}

const noColumn = (table: SiardTable, column: string): string =>
  `table ${table.name} has no column ${column}${suggest(
    column,
    table.columns.map(({ name }) => name),
  )}`;

const isReleased = (given: unknown): given is Released =>
  typeof given === 'object' && given !== null && 'releaseWhen' in given;

const depth = (alias: Alias): number => (alias.parent === null ? 0 : 1 + depth(alias.parent));

/** The nearest alias with several rows at or above `alias`. */
function manyAbove(alias: Alias): Alias | null {
  if (alias.many) return alias;
  return alias.parent === null ? null : manyAbove(alias.parent);
}

/** Names of the aliases an expression refers to. */
function aliasesIn(given: unknown): string[] {
  if (typeof given === 'string')
    return given.includes('.') ? [given.slice(0, given.indexOf('.'))] : [];
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given).flatMap(([key, part]) =>
    ['const', 'pattern', 'format', 'separator', 'table', 'values'].includes(key)
      ? []
      : aliasesIn(part),
  );
}
