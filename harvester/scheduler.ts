import { type DueState, dueCheck } from './due.ts';

export interface ScheduledSource {
  readonly id: string;
  /** Cron expression, Europe/Oslo. */
  readonly schedule: string;
}

export interface SchedulerOptions {
  readonly sources: readonly ScheduledSource[];
  readonly stateOf: (sourceId: string) => DueState;
  /** Runs one source once; what the source does wrong is told in the archive, not thrown. */
  readonly run: (sourceId: string, signal: AbortSignal) => Promise<void>;
  /** `run` or `stateOf` threw: the harvester itself cannot go on. Called once. */
  readonly onFatal: (error: unknown) => void;
  readonly now?: () => Date;
  /** Sources read at the same time. Default 2. */
  readonly atOnce?: number;
}

export interface Scheduler {
  /** Starts what is due. To be called about once a minute; more often does no harm. */
  tick(): void;
  /** Starts nothing more, stops what runs and waits for it; `reason` is what the runs are aborted with. */
  stop(reason: unknown): Promise<void>;
}

/** Asks the archive which sources are due, and runs each of them once at a time. Politeness to hosts is the HTTP client's. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { sources, stateOf, run, onFatal, now = () => new Date(), atOnce = 2 } = options;
  const checks = sources.map(({ id, schedule }) => ({ id, isDue: dueCheck(schedule) }));
  const running = new Map<string, Promise<void>>();
  const controller = new AbortController();

  function fail(error: unknown): void {
    if (controller.signal.aborted) return;
    controller.abort(error);
    onFatal(error);
  }

  async function runOnce(id: string): Promise<void> {
    try {
      await run(id, controller.signal);
    } catch (error) {
      fail(error);
    }
    running.delete(id);
    // Another source may have waited for this one's place.
    tick();
  }

  function tick(): void {
    if (controller.signal.aborted) return;
    try {
      for (const { id, isDue } of checks) {
        if (running.size >= atOnce) return;
        if (!running.has(id) && isDue(stateOf(id), now())) running.set(id, runOnce(id));
      }
    } catch (error) {
      fail(error);
    }
  }

  return {
    tick,
    async stop(reason) {
      controller.abort(reason);
      await Promise.all(running.values());
    },
  };
}
