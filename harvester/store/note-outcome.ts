import type { DatabaseSync } from 'node:sqlite';
import { utcSecond } from './instant.ts';
import type { RunOutcome, RunProblem } from './runs.ts';
import { clearSeen } from './seen.ts';
import type { Tables } from './tables.ts';

/** Runs in a row that did not reach the end, about two days of trying: then the source is parked, and tried once a day. */
const PARK_AFTER = 12;

/** A source that has failed for so long is parked, so that somebody is told. `failures`: before this run. */
export const outcomeAfter = (
  outcome: RunOutcome,
  problem: RunProblem | null,
  failures: number,
): RunOutcome =>
  outcome !== 'ok' && problem?.code !== 'RunAborted' && failures + 1 >= PARK_AFTER
    ? 'parked'
    : outcome;

/** What a harvest's end means for its source: when it is tried again, and whether the listing is over. */
export function noteOutcome(
  db: DatabaseSync,
  { sources, runs }: Tables,
  source: string,
  outcome: RunOutcome,
  problem: RunProblem | null,
  now: Date,
): void {
  if (outcome === 'ok') {
    sources.succeeded(source, utcSecond(now));
    runs.forgetSamples(source);
    clearSeen(db, source);
    return;
  }
  // Stopped from outside: nothing is wrong with the source.
  if (problem?.code === 'RunAborted') return;
  const hasShrunk = problem?.code === 'SourceShrank';
  if (hasShrunk) {
    // Its list came to an end all the same.
    sources.endListing(source);
    clearSeen(db, source);
  }
  const isForPerson = hasShrunk || problem?.code === 'SourceRefused';
  if (outcome !== 'parked') sources.failed(source, now, 'retry');
  else sources.failed(source, now, isForPerson ? 'person' : 'look');
}
