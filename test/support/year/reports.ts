import type { Archive } from '../../../harvester/store/archive.ts';
import type { StoredRun } from '../../../harvester/store/runs.ts';
import { type Fault, type Format, REMARKS, reportOf } from './fault.ts';

interface Place {
  readonly id: string;
  readonly format: Format;
  readonly faults: readonly Fault[];
}

/** One thing an archivist is told of a source: it begins with a run and goes on until a run without it. */
export interface Report {
  readonly code: string;
  readonly from: number;
  readonly runs: number;
}

const MOST_RUNS = 1_000_000;
const DAY = 86_400_000;
/** A remark that comes again after so long is told anew: lists show it only when they have something to show. */
const REMARK_HOLDS_MS = 12 * DAY;

/** The reports of a source's runs, oldest first. A run that was stopped with the program says nothing of the source. */
export function reportsOf(runs: readonly StoredRun[]): Report[] {
  const reports: { code: string; from: number; runs: number; last: number }[] = [];
  let problem: string | null = null;
  const tell = (code: string, at: number, isSame: (last: number) => boolean): void => {
    const known = reports.findLast((report) => report.code === code);
    if (known && isSame(known.last)) {
      known.runs++;
      known.last = at;
    } else reports.push({ code, from: at, runs: 1, last: at });
  };
  for (const run of runs) {
    const at = Date.parse(run.started);
    if (run.problem?.code === 'RunAborted') continue;
    const code = run.problem?.code ?? null;
    if (code !== null) tell(code, at, () => code === problem);
    problem = code;
    for (const remark of run.remarks)
      if (REMARKS.includes(remark.code))
        tell(remark.code, at, (last) => at - last < REMARK_HOLDS_MS);
  }
  return reports;
}

/** Compares what was told with what went wrong: each fault once, and nothing else. */
export function faultReports(archive: Archive, places: readonly Place[]) {
  const complaints: string[] = [];
  let count = 0;
  let runs = 0;
  for (const { id, format, faults } of places) {
    const all = archive.runs(id, MOST_RUNS).toReversed();
    runs += all.length;
    const left = reportsOf(all);
    count += left.length;
    for (const { kind, from, to } of faults) {
      const mine = left.filter(
        (report) =>
          report.code === reportOf(kind, format) && report.from >= from && report.from < to + DAY,
      );
      if (mine.length !== 1)
        complaints.push(
          `${id}: ${kind} from ${day(from)} to ${day(to)} was told ${mine.length} times`,
        );
      for (const report of mine) left.splice(left.indexOf(report), 1);
    }
    for (const { code, from } of left)
      complaints.push(`${id}: ${code} was told on ${day(from)}, and nothing was wrong`);
    const state = archive.sourceState(id);
    if (state.failures > 0) complaints.push(`${id} is not well at the end`);
  }
  return { complaints, count, runs };
}

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 16);
