import { createTask, parse } from 'node-cron';

/** What decides whether a source is to be run now. As the archive keeps it. */
export interface DueState {
  /** UTC second of the last run that reached the end; null: never. */
  readonly lastSuccess: string | null;
  /** Runs in a row that did not reach the end. */
  readonly failures: number;
  /** Not before this UTC second; null: whenever the schedule says. */
  readonly nextTry: string | null;
  /** Parked: no run on schedule before a person has started one. */
  readonly waitsForPerson: boolean;
  /** A run is at work, in this process or another. */
  readonly running: boolean;
  /** A person has asked for no runs on schedule. */
  readonly paused?: boolean;
  /** A person has asked for a run: it goes before everything but one at work. */
  readonly wished?: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LOOK_BACK_DAYS = 366;
// Norway's distance from UTC in winter and summer; of the two readings of a clock time `match` knows the right one.
const OFFSETS = [HOUR, 2 * HOUR];

/**
 * A question to ask once a minute: is this source due? Due is a source that has never been read, one whose schedule has come
 * round since it last was (also while the program was down), one that failed and has waited long enough, and one that a person has
 * asked for.
 * `schedule`: five cron fields, Europe/Oslo; its times are so many ms later with `spreadMs`.
 */
export function dueCheck(schedule: string, spreadMs = 0): (state: DueState, now: Date) => boolean {
  const cameRound = roundCheck(schedule);
  return ({ lastSuccess, failures, nextTry, waitsForPerson, running, paused, wished }, now) => {
    if (running) return false;
    if (wished) return true;
    if (paused || waitsForPerson) return false;
    if (nextTry !== null && Date.parse(nextTry) > now.getTime()) return false;
    if (lastSuccess === null || failures > 0) return true;
    return cameRound(Date.parse(lastSuccess) - spreadMs, now.getTime() - spreadMs);
  };
}

/** Is there a time of the schedule after `since` and not after `now` (milliseconds since 1970)? Looks back a year. */
function roundCheck(schedule: string): (since: number, now: number) => boolean {
  const matches = matcher(schedule);
  const onDay = matcher(`0 12 ${schedule.trim().split(/\s+/).slice(2).join(' ')}`);
  const { hour, minute } = parse(schedule);
  const times = hour.flatMap((h) => minute.map((m) => h * HOUR + m * 60_000)).sort((a, b) => b - a);
  return (since, now) => {
    const first = Math.max(Math.floor(since / DAY) - 1, Math.floor(now / DAY) - LOOK_BACK_DAYS);
    // A day later than UTC has: Norway is ahead.
    for (let day = Math.floor(now / DAY) + 1; day >= first; day--) {
      if (!OFFSETS.some((offset) => onDay(day * DAY + 12 * HOUR - offset))) continue;
      for (const time of times)
        for (const offset of OFFSETS) {
          const moment = day * DAY + time - offset;
          if (moment > since && moment <= now && matches(moment)) return true;
        }
    }
    return false;
  };
}

function matcher(schedule: string): (moment: number) => boolean {
  const task = createTask(schedule, () => {}, { timezone: 'Europe/Oslo' });
  return (moment) => task.match(new Date(moment));
}
