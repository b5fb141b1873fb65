import { schedule } from 'node-cron';
import { backupSchedule } from './backup/backup-schedule.ts';
import type { Config, SourceConfig } from './config/config.ts';
import { readEnvironment } from './config/environment.ts';
import { loadConfig } from './config/load-config.ts';
import { regionFile } from './config/region-file.ts';
import type { DueState } from './due.ts';
import { RunAborted, SourceBusy } from './errors.ts';
import { exitCodeFor } from './exit-code.ts';
import { type Harvester, openHarvester } from './harvester.ts';
import { removeHeartbeat, writeHeartbeat } from './heartbeat.ts';
import { log } from './log.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { type OpenWishes, openWishes } from './source-wish.ts';
import { sourceKinds } from './sources/registry.ts';
import type { Archive } from './store/archive.ts';
import { type WishReader, wishFile, wishReader } from './wish-reader.ts';

const RUNS_LOOKED_AT = 50;

/** The harvester as a process of its own: runs what is due until SIGTERM or SIGINT. */
export async function runHarvester(): Promise<void> {
  const environment = readEnvironment();
  const { dataDirectory } = environment;
  const config = loadConfig(regionFile(environment).file, sourceKinds);
  using harvester = openHarvester({ config, dataDirectory });
  const { promise: ended, resolve: end, reject: fail } = Promise.withResolvers<string>();
  const wishes = wishReader(wishFile(dataDirectory));
  const scheduler = scheduleSources(config, harvester, wishes, fail);
  const started = new Date().toISOString();
  const beat = (): void =>
    writeHeartbeat(dataDirectory, {
      pid: process.pid,
      started,
      at: new Date().toISOString(),
    });
  const backups = backupSchedule(dataDirectory, {
    ...config.backup,
    // Invented entries are made again by the next start.
    schedule: config.region.demo ? null : config.backup.schedule,
  });
  const cron = schedule('* * * * *', () => {
    beat();
    backups.tick();
    wishes.refresh();
    scheduler.tick();
  });
  // "Harvest now" is a matter of seconds for whoever has asked for it.
  const asked = schedule('*/5 * * * * *', () => {
    harvester.holds.tick();
    if (wishes.refresh()) scheduler.tick();
  });
  process.once('SIGTERM', () => end('SIGTERM'));
  process.once('SIGINT', () => end('SIGINT'));
  // Started by `fellesinnsyn start`, which has died without saying so.
  process.once('disconnect', () => end('disconnect'));
  beat();
  wishes.refresh();
  scheduler.tick();
  try {
    const signal = await ended;
    log('harvester-stopping', { signal });
  } finally {
    await cron.destroy();
    await asked.destroy();
    await scheduler.stop(
      new RunAborted('the harvester was stopped; the next run goes on from here'),
    );
    await backups.settled();
    removeHeartbeat(dataDirectory);
  }
  log('harvester-stopped');
}

function scheduleSources(
  config: Config,
  harvester: Harvester,
  wishes: WishReader,
  onFatal: (error: unknown) => void,
): Scheduler {
  const { archive } = harvester;
  const sources = config.sources.filter(({ enabled }) => enabled);
  log('harvester-started', { sources: sources.length });
  const byId = new Map(sources.map((source) => [source.id, source]));
  return createScheduler({
    sources,
    stateOf: (id) => dueState(archive, id, wishesOf(archive, wishes, id)),
    onFatal,
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

function wishesOf(archive: Archive, wishes: WishReader, id: string): OpenWishes {
  const started = (purpose: 'harvest' | 'retry'): string | null =>
    archive.runs(id, RUNS_LOOKED_AT).find((run) => run.purpose === purpose)?.started ?? null;
  const asked = wishes.of(id);
  return openWishes(
    asked,
    // Nobody asked: no need to look.
    asked.length === 0
      ? { harvest: null, retry: null }
      : { harvest: started('harvest'), retry: started('retry') },
  );
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

if (import.meta.main) {
  try {
    await runHarvester();
    process.disconnect?.();
  } catch (error) {
    log('harvester-failed', { error: error instanceof Error ? error.name : 'Error' });
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = exitCodeFor(error);
  }
}
