import { log } from '../harvester/log.ts';
import type { PublicArchive } from '../harvester/store/public-archive.ts';
import { isSqliteError } from '../harvester/store/transaction.ts';
import type { Analysis } from './analysis/analysis.ts';
import { dayInOslo } from './day.ts';
import type { Engine } from './engine.ts';
import { EngineFailed } from './engine-failed.ts';
import { type FollowResult, follow } from './follow.ts';
import { rebuild } from './rebuild.ts';

const POLL_MS = 2_000;
/** Taking removed texts out of the files rewrites the index, so a stream of changes waits this long between purges. */
const PURGE_EVERY_MS = 10 * 60_000;
/** The whole index is read through so often, so that a damaged one is replaced within the hour. */
const CHECK_EVERY_MS = 60 * 60_000;
const LONGEST_WAIT_MS = 5 * 60_000;

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
 * were replaced or withdrawn leave the files within ten minutes. A damaged index is built anew beside the one that still answers
 * what it can; other trouble (a full disk, a server that is away) is told once and waited out.
 */
export async function keepFollowing(options: KeepFollowingOptions): Promise<void> {
  const { sleep, signal } = options;
  const oneRound = rounds(options);
  let waitMs = POLL_MS;
  while (!signal.aborted) {
    try {
      await oneRound();
      if (waitMs !== POLL_MS) log('index-well', {});
      waitMs = POLL_MS;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof Error) || !isPassing(error)) throw error;
      if (waitMs === POLL_MS) log('index-trouble', { error: error.name });
      waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
    }
    try {
      await sleep(waitMs);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}

/** What no change of the program is needed for: the disk, the file, the server. */
const isPassing = (error: Error): boolean => error instanceof EngineFailed || isSqliteError(error);

function rounds({ archive, engine, analysis, now, signal, onRound }: KeepFollowingOptions) {
  let forgottenDay = -1;
  let purgedAt = Number.NEGATIVE_INFINITY;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let touched = false;
  let seq = -1;

  async function followOnce(): Promise<void> {
    const day = dayInOslo(now());
    const time = now().getTime();
    const forget = day !== forgottenDay || (touched && time - purgedAt >= PURGE_EVERY_MS);
    if (!forget && archive.lastSeq() === seq) return;
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

  async function replaceIfDamaged(): Promise<boolean> {
    if (engine.isSound === undefined || (await engine.isSound())) return false;
    log('index-damaged', {});
    const { documents } = await rebuild({ archive, engine, analysis, signal });
    log('index-replaced', { documents });
    seq = -1;
    forgottenDay = -1;
    return true;
  }

  return async (): Promise<void> => {
    const time = now().getTime();
    if (time - checkedAt >= CHECK_EVERY_MS) {
      await replaceIfDamaged();
      checkedAt = time;
    }
    try {
      await followOnce();
    } catch (error) {
      if (signal.aborted || !(await replaceIfDamaged())) throw error;
      await followOnce();
    }
  };
}
