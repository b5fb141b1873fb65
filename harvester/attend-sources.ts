import type { Config, SourceConfig } from './config/config.ts';
import type { DueState } from './due.ts';
import { RunAborted, SourceBusy } from './errors.ts';
import type { Harvester } from './harvester.ts';
import { log } from './log.ts';
import { createScheduler, type ScheduledSource, type Scheduler } from './scheduler.ts';
import { type OpenWishes, openWishes } from './source-wish.ts';
import { spreadMs } from './spread.ts';
import type { Archive } from './store/archive.ts';
import type { WishReader } from './wish-reader.ts';

export interface AttendOptions {
  readonly config: Config;
  readonly harvester: Harvester;
  readonly wishes: WishReader;
  /** See `SchedulerOptions`. */
  readonly onFatal: (error: unknown) => void;
  readonly now?: () => Date;
}

/** The scheduler over the enabled sources of a region: their schedules, what people have asked for, and what the archive knows of them. */
export function attendSources(options: AttendOptions): Scheduler {
  const { config, harvester, wishes, onFatal, now } = options;
  const { archive } = harvester;
  const sources = config.sources.filter(({ enabled }) => enabled);
  const byId = new Map(sources.map((source) => [source.id, source]));
  return createScheduler({
    sources: sources.map((source) => scheduled(config, source)),
    atOnce: config.harvesting.atOnce,
    stateOf: (id) => dueState(archive, id, wishesOf(archive, wishes, id)),
    onFatal,
    onTrouble(error) {
      log('archive-trouble', { error: error.name });
      process.stderr.write(
        `${error.message}\nNothing is harvested; it is tried again by itself.\n`,
      );
    },
    onWell: () => log('archive-well', {}),
    ...(now ? { now } : {}),
    async run(id, signal) {
      const source = byId.get(id);
      if (!source) return;
      try {
        await runWished(harvester, source, wishesOf(archive, wishes, id), signal);
      } catch (error) {
        // Someone runs it by hand; the next tick asks again.
        if (!(error instanceof SourceBusy)) throw error;
        log('harvest-busy', { source: id });
      }
    },
  });
}

function scheduled({ region, harvesting }: Config, source: SourceConfig): ScheduledSource {
  const { id, schedule, quietHours = harvesting.quietHours } = source;
  return {
    id,
    schedule,
    quietHours,
    spreadMs: spreadMs(region.id, id, harvesting.spreadMinutes),
    host: hostOf(source),
  };
}

/** Host and port a source is read from; null: it is read from this machine. */
function hostOf({ settings: { url } }: SourceConfig): string | null {
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).host : null;
}

function wishesOf(archive: Archive, wishes: WishReader, id: string): OpenWishes {
  const asked = wishes.of(id);
  // Nobody asked: no need to look.
  if (asked.length === 0) return openWishes(asked, { harvest: null, retry: null });
  return openWishes(asked, {
    harvest: archive.lastStart(id, 'harvest'),
    retry: archive.lastStart(id, 'retry'),
  });
}

/** What a person asked for; when nobody did, the run that the schedule is for. */
async function runWished(
  { archive, harvest, retry }: Harvester,
  source: SourceConfig,
  wish: OpenWishes,
  signal: AbortSignal,
): Promise<void> {
  if (wish.retry.length > 0) await retry(source, wish.retry, { signal });
  if (!wish.harvest && wish.retry.length > 0) return;
  if (wish.allowShrink) archive.allowShrink(source.id);
  await harvest(source, { signal });
}

/** The archive's word on the source; a run that was only stopped with the program counts as no failure. */
function dueState(archive: Archive, id: string, wish: OpenWishes): DueState {
  const state = archive.sourceState(id);
  const [last] = archive.runs(id, 1);
  return {
    ...state,
    nextTry: last?.problem?.code === RunAborted.name ? null : state.nextTry,
    paused: wish.paused,
    wished: wish.harvest || wish.retry.length > 0,
  };
}
