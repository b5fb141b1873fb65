import type { DatabaseSync } from 'node:sqlite';
import { integer, oneOf, type Row, text, textOrNull } from './column.ts';
import { type RunCounts, readCounts } from './run-counts.ts';

export type RunOutcome = 'ok' | 'incomplete' | 'failed' | 'parked';
export type RunPurpose = 'harvest' | 'retry';

export const OUTCOMES = ['running', 'ok', 'incomplete', 'failed', 'parked'] as const;

/** What went wrong, for the archivist. */
export interface RunProblem {
  /** Name of the error class, e.g. `SourceUnreachable`. */
  readonly code: string;
  /** What and where, without personal data. */
  readonly message: string;
  /** Start of an answer that was not what it should be; kept until the source is well again. */
  readonly sample: string;
}

export interface RunRemark {
  readonly code: string;
  readonly count: number;
  /** Numbers of the last one. */
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

export interface StoredRun {
  readonly run: number;
  readonly sourceId: string;
  readonly purpose: RunPurpose;
  /** UTC seconds. */
  readonly started: string;
  readonly ended: string | null;
  readonly outcome: RunOutcome | 'running';
  readonly problem: RunProblem | null;
  readonly counts: RunCounts;
  readonly remarks: readonly RunRemark[];
}

const SAMPLE_CHARACTERS = 2048;
const MESSAGE_CHARACTERS = 1000;

export type RunsTable = ReturnType<typeof runsTable>;

export function runsTable(db: DatabaseSync) {
  const insert = db.prepare(
    "INSERT INTO runs (source, purpose, started, outcome) VALUES (?, ?, ?, 'running')",
  );
  const setCounts = db.prepare('UPDATE runs SET counts = ? WHERE n = ?');
  const end = db.prepare(
    'UPDATE runs SET ended = ?, outcome = ?, problem = ?, message = ?, sample = ? WHERE n = ?',
  );
  const forgetSamples = db.prepare(
    'UPDATE runs SET sample = NULL WHERE source = ? AND sample IS NOT NULL',
  );
  const addRemark = db.prepare(
    `INSERT INTO run_remarks VALUES (?, ?, 1, ?)
     ON CONFLICT DO UPDATE SET count = count + 1, detail = excluded.detail`,
  );
  const get = db.prepare('SELECT * FROM runs WHERE n = ?');
  const remarks = db.prepare('SELECT * FROM run_remarks WHERE run = ? ORDER BY code');
  const lastStart = db.prepare(
    'SELECT started FROM runs WHERE source = ? AND purpose = ? ORDER BY n DESC LIMIT 1',
  );
  const newest = db.prepare('SELECT * FROM runs WHERE source = ? ORDER BY n DESC LIMIT ?');

  const read = (row: Row): StoredRun => ({
    run: integer(row, 'n'),
    sourceId: text(row, 'source'),
    purpose: oneOf(row, 'purpose', ['harvest', 'retry']),
    started: text(row, 'started'),
    ended: textOrNull(row, 'ended'),
    outcome: oneOf(row, 'outcome', OUTCOMES),
    problem: readProblem(row),
    counts: readCounts(text(row, 'counts')),
    remarks: remarks.all(integer(row, 'n')).map(readRemark),
  });

  return {
    insert: (source: string, purpose: RunPurpose, started: string): number =>
      Number(insert.run(source, purpose, started).lastInsertRowid),
    setCounts: (run: number, counts: RunCounts) => setCounts.run(JSON.stringify(counts), run),
    end(run: number, ended: string, outcome: RunOutcome, problem: RunProblem | null): void {
      end.run(
        ended,
        outcome,
        problem?.code ?? null,
        problem?.message.slice(0, MESSAGE_CHARACTERS) ?? null,
        problem?.sample.slice(0, SAMPLE_CHARACTERS) || null,
        run,
      );
    },
    forgetSamples: (source: string) => forgetSamples.run(source),
    addRemark: (run: number, code: string, detail: RunRemark['detail'] = {}) =>
      addRemark.run(run, code, JSON.stringify(detail)),
    get(run: number): StoredRun | null {
      const row = get.get(run);
      return row ? read(row) : null;
    },
    /** UTC second; null: never. */
    lastStart(source: string, purpose: RunPurpose): string | null {
      const row = lastStart.get(source, purpose);
      return row ? text(row, 'started') : null;
    },
    /** Newest first. */
    newest: (source: string, limit: number): StoredRun[] => newest.all(source, limit).map(read),
  };
}

function readProblem(row: Row): RunProblem | null {
  const code = textOrNull(row, 'problem');
  return code === null
    ? null
    : { code, message: textOrNull(row, 'message') ?? '', sample: textOrNull(row, 'sample') ?? '' };
}

function readRemark(row: Row): RunRemark {
  const detail: unknown = JSON.parse(text(row, 'detail'));
  const numbers: Record<string, string | number | boolean> = {};
  if (typeof detail === 'object' && detail !== null)
    for (const [name, value] of Object.entries(detail))
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        numbers[name] = value;
  return { code: text(row, 'code'), count: integer(row, 'count'), detail: numbers };
}
