import type { PublicArchive } from '../harvester/store/public-archive.ts';
import type { Analysis } from './analysis/analysis.ts';
import { dayInOslo } from './day.ts';
import type { Engine } from './engine.ts';
import { type FollowResult, follow } from './follow.ts';

const POLL_MS = 2_000;
/** Taking removed texts out of the files rewrites the index, so a stream of changes waits this long between purges. */
const PURGE_EVERY_MS = 10 * 60_000;

export interface KeepFollowingOptions {
  readonly archive: PublicArchive;
  readonly engine: Engine;
  readonly analysis: Analysis;
  readonly now: () => Date;
  /** Resolves after `ms`; rejects when the signal aborts. */
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly signal: AbortSignal;
  /** Called after each round that did something. */
  readonly onRound?: (result: FollowResult) => void;
}

/**
 * Follows the archive until the signal aborts. Names are forgotten at the start and as each day ends in Oslo; texts that
 * were replaced or withdrawn leave the files within ten minutes.
 */
export async function keepFollowing(options: KeepFollowingOptions): Promise<void> {
  const { archive, engine, analysis, now, sleep, signal, onRound } = options;
  let forgottenDay = -1;
  let purgedAt = Number.NEGATIVE_INFINITY;
  let touched = false;
  let seq = -1;
  while (!signal.aborted) {
    const day = dayInOslo(now());
    const time = now().getTime();
    const forget = day !== forgottenDay || (touched && time - purgedAt >= PURGE_EVERY_MS);
    if (forget || archive.lastSeq() !== seq) {
      const result = await follow({ archive, engine, analysis, now, signal, forget });
      seq = result.seq;
      touched = touched || result.put + result.removed > 0;
      if (forget) {
        forgottenDay = day;
        purgedAt = time;
        touched = false;
      }
      if (result.put + result.removed + result.forgotten > 0 || result.rebuilt !== null)
        onRound?.(result);
    }
    try {
      await sleep(POLL_MS);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}
