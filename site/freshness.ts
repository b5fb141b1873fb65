import type { SourceStatus } from '../harvester/store/public-archive.ts';
import { addDays, dayInOslo } from './texts/format.ts';

/**
 * How up to date a municipality's journal is here.
 * `aldri`: nothing has been fetched. `forsinket`: no successful fetch for two days. `stille`: fetched, but the newest journal
 * date is more than five working days old. `fersk`: neither.
 */
export type FreshnessState = 'fersk' | 'stille' | 'forsinket' | 'aldri';

export interface Freshness {
  readonly state: FreshnessState;
  /** Latest run that reached the end, UTC. */
  readonly lastSuccess: string | null;
  readonly newestJournaldato: string | null;
  readonly entries: number;
}

const LATE_AFTER_MS = 2 * 24 * 3_600_000;
const QUIET_AFTER_WORKING_DAYS = 5;

const latest = (values: readonly (string | null)[]): string | null =>
  values.reduce(
    (best, value) => (value !== null && (best === null || value > best) ? value : best),
    null,
  );

/** Monday to Friday after `from`, up to and including `to`; public holidays count as working days. */
function workingDaysBetween(from: string, to: string): number {
  let count = 0;
  for (
    let day = addDays(from, 1);
    day <= to && count <= QUIET_AFTER_WORKING_DAYS;
    day = addDays(day, 1)
  ) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) count += 1;
  }
  return count;
}

/** The freshness of one municipality from all its sources. */
export function freshness(sources: readonly SourceStatus[], now: Date): Freshness {
  const lastSuccess = latest(sources.map((source) => source.lastSuccess));
  const newestJournaldato = latest(sources.map((source) => source.newestJournaldato));
  const entries = sources.reduce((sum, source) => sum + source.entries, 0);
  const state = ((): FreshnessState => {
    if (lastSuccess === null) return 'aldri';
    if (now.getTime() - Date.parse(lastSuccess) > LATE_AFTER_MS) return 'forsinket';
    const quiet =
      newestJournaldato === null ||
      workingDaysBetween(newestJournaldato, dayInOslo(now)) > QUIET_AFTER_WORKING_DAYS;
    return quiet ? 'stille' : 'fersk';
  })();
  return { state, lastSuccess, newestJournaldato, entries };
}
