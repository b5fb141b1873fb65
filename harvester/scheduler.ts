import { type DueState, dueCheck } from './due.ts';
import { RunAborted, StoreUnusable } from './errors.ts';
import { quietCheck } from './quiet-hours.ts';
import { isSqliteError } from './store/transaction.ts';

export interface ScheduledSource {
  readonly id: string;
  /** Cron expression, Europe/Oslo. */
  readonly schedule: string;
  /** Read so long after its schedule, ms. Default 0. */
  readonly spreadMs?: number;
  /** `07:00-16:00`, Norwegian time: not read on schedule then. Default null: none. */
  readonly quietHours?: string | null;
  /** Sources of one host are read one after the other. Default null: it has none. */
  readonly host?: string | null;
}

export interface SchedulerOptions {
  readonly sources: readonly ScheduledSource[];
  readonly stateOf: (sourceId: string) => DueState;
  /** Runs one source once; what the source does wrong is told in the archive, not thrown. */
  readonly run: (sourceId: string, signal: AbortSignal) => Promise<void>;
  /** `run` or `stateOf` threw what no waiting mends: the harvester itself cannot go on. Called once. */
  readonly onFatal: (error: unknown) => void;
  /** The archive cannot be used (the disk is full, say). It is tried again by itself; called once for each time of trouble. */
  readonly onTrouble?: (error: Error) => void;
  /** That trouble is over. */
  readonly onWell?: () => void;
  readonly now?: () => Date;
  /** Sources read at the same time. Default 2. */
  readonly atOnce?: number;
}

export interface Scheduler {
  /** Starts what is due. To be called about once a minute; more often does no harm. */
  tick(): void;
  /** Resolves when nothing runs. */
  settled(): Promise<void>;
  /** Starts nothing more, stops what runs and waits for it; `reason` is what the runs are aborted with. */
  stop(reason: unknown): Promise<void>;
}

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 15 * 60_000;

interface Running {
  readonly ended: Promise<void>;
  readonly controller: AbortController;
  readonly host: string | null;
  /** A person asked for it: it goes on through quiet hours. */
  readonly wished: boolean;
}

/**
 * Asks the archive which sources are due, and runs each of them once at a time, those first that a person waits for and then those
 * that have waited longest. Politeness between two requests is the HTTP client's.
 */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { stateOf, run, onFatal, onTrouble, onWell, now = () => new Date(), atOnce = 2 } = options;
  const sources = options.sources.map(({ id, schedule, spreadMs, quietHours, host }) => ({
    id,
    host: host ?? null,
    isDue: dueCheck(schedule, spreadMs),
    isQuiet: quietCheck(quietHours ?? null),
  }));
  const running = new Map<string, Running>();
  let trouble: { readonly waitMs: number; readonly until: number } | null = null;
  let stopped = false;

  function fail(error: unknown): void {
    if (stopped) return;
    if (!(error instanceof StoreUnusable) && !isSqliteError(error)) {
      stopped = true;
      for (const { controller } of running.values()) controller.abort(error);
      onFatal(error);
      return;
    }
    const time = now().getTime();
    if (trouble === null) onTrouble?.(error);
    // Runs that fail together meet the same trouble.
    else if (time < trouble.until) return;
    const waitMs = trouble === null ? FIRST_WAIT_MS : Math.min(2 * trouble.waitMs, LONGEST_WAIT_MS);
    trouble = { waitMs, until: time + waitMs };
  }

  async function runOnce(id: string, signal: AbortSignal): Promise<void> {
    const inTrouble = trouble !== null;
    try {
      await run(id, signal);
      if (inTrouble && trouble !== null) {
        trouble = null;
        onWell?.();
      }
    } catch (error) {
      fail(error);
    }
    running.delete(id);
    // Another source may have waited for this one's place.
    tick();
  }

  function start(id: string, host: string | null, wished: boolean): void {
    const controller = new AbortController();
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    running.set(id, { ended, controller, host, wished });
    void runOnce(id, controller.signal).finally(resolve);
  }

  /** What may start now, in the order it should. */
  function waiting() {
    const time = now();
    return sources
      .filter(({ id }) => !running.has(id))
      .map((source) => ({ ...source, state: stateOf(source.id) }))
      .filter(
        ({ isDue, isQuiet, state }) =>
          isDue(state, time) && (state.wished === true || !isQuiet(time)),
      )
      .toSorted((a, b) => rank(a.state).localeCompare(rank(b.state)));
  }

  function endForQuietHours(): void {
    for (const { id, isQuiet } of sources) {
      const one = running.get(id);
      if (one && !one.wished && isQuiet(now()))
        one.controller.abort(
          new RunAborted('quiet hours have begun; the next run goes on from here'),
        );
    }
  }

  function tick(): void {
    if (stopped) return;
    try {
      endForQuietHours();
      if (trouble !== null && now().getTime() < trouble.until) return;
      // While the archive is in trouble one run tries it for all.
      const places = trouble === null ? atOnce : 1;
      if (running.size >= places) return;
      for (const { id, host, state } of waiting()) {
        if (running.size >= places) return;
        const isTaken = host !== null && running.values().some((other) => other.host === host);
        if (!isTaken) start(id, host, state.wished === true);
      }
    } catch (error) {
      fail(error);
    }
  }

  async function settled(): Promise<void> {
    while (running.size > 0) await Promise.all(running.values().map(({ ended }) => ended));
  }

  return {
    tick,
    settled,
    async stop(reason) {
      stopped = true;
      for (const { controller } of running.values()) controller.abort(reason);
      await settled();
    },
  };
}

/** Sorts first what is to run first. */
const rank = ({ wished, lastSuccess }: DueState): string =>
  `${wished ? 0 : 1} ${lastSuccess ?? ''}`;
