import type { Cell, RowProblemCode } from '../reader/cell.ts';
import type { SiardArchive } from '../reader/siard-archive.ts';
import { isBinary, type SiardColumn, type SiardTable } from '../reader/siard-metadata.ts';
import { SiardUnreadable } from '../reader/siard-unreadable.ts';
import type { Stage } from '../stage.ts';
import type { CompiledMapping } from './compile-mapping.ts';
import { keyOf, type PlanTable, UNREADABLE } from './plan.ts';

export interface StagedTable {
  readonly name: string;
  readonly rows: number;
  readonly statedRows: number | null;
  /** Values that could not be read, by reason. */
  readonly unreadable: Readonly<Record<string, number>>;
  readonly problems: readonly (readonly [RowProblemCode, number])[];
}

/**
 * Copies the columns the mapping names into the stage, and indexes the keys. Every checksum is compared on the way, so what
 * is mapped afterwards comes from undamaged tables only. Throws SiardUnreadable.
 */
export async function stageTables(
  archive: SiardArchive,
  compiled: CompiledMapping,
  stage: Stage,
  onProgress: (table: string, rows: number) => void = () => {},
  signal?: AbortSignal,
): Promise<StagedTable[]> {
  const staged: StagedTable[] = [];
  for (const plan of compiled.tables)
    staged.push(await stageTable(archive, plan, stage, onProgress, signal));
  for (const lookup of compiled.lookups) {
    const plan = lookup.alias.table;
    if (plan === null) continue;
    const key = `c${plan.columns.length + lookup.keyIndex}`;
    // Numbers kept as text come in their own order when the shorter come first.
    const order = [...lookup.orderBy.map((index) => `length(c${index}), c${index}`), 'n'].join(
      ', ',
    );
    stage.database.exec(
      `CREATE INDEX IF NOT EXISTS ${plan.staged}_${key} ON ${plan.staged} (${key})`,
    );
    const columns = plan.columns.map((_name, index) => `c${index}`).join(', ');
    const statement = stage.database.prepare(
      `SELECT ${columns} FROM ${plan.staged} WHERE ${key} = ? ORDER BY ${order}${lookup.alias.many ? '' : ' LIMIT 8'}`,
    );
    statement.setReturnArrays(true);
    lookup.statement = statement;
  }
  return staged;
}

async function stageTable(
  archive: SiardArchive,
  plan: PlanTable,
  stage: Stage,
  onProgress: (table: string, rows: number) => void,
  signal?: AbortSignal,
): Promise<StagedTable> {
  const { table } = plan;
  const insert = stage.createTable(plan.staged, plan.columns.length + plan.keys.length);
  const columns = plan.columns.map((name) => columnOf(table, name));
  const unreadable: Record<string, number> = {};
  const text = (cell: Cell, index: number): string | null => {
    if (cell === null || typeof cell === 'string') return cell;
    const value = textOf(cell, columns[index], table, archive);
    if (value.reason === null) return value.text;
    unreadable[value.reason] = (unreadable[value.reason] ?? 0) + 1;
    return UNREADABLE;
  };
  const reader = archive.openTable(table, { columns: plan.columns });
  for await (const batch of reader.batches()) {
    signal?.throwIfAborted();
    stage.transaction(() => {
      for (const row of batch) {
        const values = row.map(text);
        const keys = plan.keys.map((key) =>
          keyOf(
            key.columns.map((index) => values[index] ?? null),
            key.normalise,
          ),
        );
        insert.run(null, ...values, ...keys);
      }
    });
    onProgress(table.name, reader.rows);
  }
  return {
    name: table.name,
    rows: reader.rows,
    statedRows: table.rows,
    unreadable,
    problems: [...reader.problems.counts].map(([code, { count }]) => [code, count] as const),
  };
}

function columnOf(table: SiardTable, name: string): SiardColumn | undefined {
  return table.columns.find((column) => column.name === name);
}

function textOf(
  cell: Exclude<Cell, string | null>,
  column: SiardColumn | undefined,
  table: SiardTable,
  archive: SiardArchive,
): { readonly text: string | null; readonly reason: string | null } {
  if (cell.kind === 'too-long') return { text: null, reason: 'too-long' };
  // A value with parts has no single text; a mapping that needs one part must be told so.
  if (cell.kind === 'nested') return { text: null, reason: 'nested' };
  if (column === undefined || isBinary(column)) return { text: null, reason: 'binary' };
  try {
    return { text: archive.lobs.text(cell, { table, lobFolder: column.lobFolder }), reason: null };
  } catch (error) {
    if (error instanceof SiardUnreadable) return { text: null, reason: error.code };
    throw error;
  }
}
