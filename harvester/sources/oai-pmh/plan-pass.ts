import type { HarvestState, Pass, Window } from './checkpoint.ts';
import type { Granularity } from './instant.ts';
import type { OaiPmhSettings } from './settings.ts';

const DAY = 86_400_000;
const SECOND_OVERLAP = 300_000;

/**
 * The next pass over a source. From where the last one began by the server's own clock, less an overlap, since servers
 * list late arrivals with old datestamps; nightly, weekly and yearly it looks further back. A new format means everything.
 */
export function planPass(
  state: HarvestState,
  settings: OaiPmhSettings,
  prefix: string,
  granularity: Granularity,
  now: Date,
): Pass {
  const width = state.prefix === prefix ? widthOf(state, settings, now) : 'full';
  const from = width === 'full' ? null : fromOf(state, settings, granularity, width);
  return {
    startedAt: null,
    width: from === null ? 'full' : width,
    from,
    prefix,
    granularity,
    set: 0,
    window: wholeWindow(from),
    token: null,
    seen: 0,
    restarts: 0,
    skipped: [],
  };
}

export const wholeWindow = (from: string | null): Window => ({ level: 'whole', from, until: null });

function widthOf(state: HarvestState, settings: OaiPmhSettings, now: Date): Pass['width'] {
  if (state.nextFrom === null) return 'full';
  if (!settings.widePasses) return 'new';
  const older = (last: string | null, ms: number): boolean =>
    last === null || now.getTime() - Date.parse(last) >= ms;
  if (older(state.lastFull, 365 * DAY)) return 'full';
  // A little less than the period, so that a daily run does not slip a day each time.
  if (older(state.lastMonth, 7 * DAY - DAY / 8)) return 'month';
  return older(state.lastTwoDays, DAY - DAY / 8) ? 'twoDays' : 'new';
}

function fromOf(
  { nextFrom }: HarvestState,
  settings: OaiPmhSettings,
  granularity: Granularity,
  width: Pass['width'],
): string | null {
  if (nextFrom === null) return null;
  const overlap =
    settings.overlapSeconds === undefined
      ? granularity === 'day'
        ? DAY
        : SECOND_OVERLAP
      : settings.overlapSeconds * 1000;
  const back = width === 'month' ? 35 * DAY : width === 'twoDays' ? 2 * DAY : 0;
  return new Date(Date.parse(nextFrom) - Math.max(overlap, back)).toISOString();
}

/** Takes down that a pass reached its end. */
export function finishPass(state: HarvestState, pass: Pass, now: Date): void {
  const at = now.toISOString();
  state.prefix = pass.prefix;
  state.pass = null;
  const [firstSkipped] = pass.skipped;
  // What could not be read is asked for again by the next pass.
  state.nextFrom = firstSkipped === undefined ? pass.startedAt : firstSkipped.from;
  if (firstSkipped !== undefined) return;
  if (pass.width === 'full') state.lastFull = at;
  if (pass.width !== 'new' && pass.width !== 'twoDays') state.lastMonth = at;
  if (pass.width !== 'new') state.lastTwoDays = at;
  // A first harvest has nothing to sweep: the first sweep comes a week later.
  if (pass.width === 'full') state.lastSweep ??= at;
}
