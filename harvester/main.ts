import { schedule } from 'node-cron';
import type { Config } from './config/config.ts';
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
import { sourceKinds } from './sources/registry.ts';
import type { Archive } from './store/archive.ts';

/** The harvester as a process of its own: runs what is due until SIGTERM or SIGINT. */
export async function runHarvester(): Promise<void> {
  const environment = readEnvironment();
  const { dataDirectory } = environment;
  const config = loadConfig(regionFile(environment).file, sourceKinds);
  using harvester = openHarvester({ config, dataDirectory });
  const { promise: ended, resolve: end, reject: fail } = Promise.withResolvers<string>();
  const scheduler = scheduleSources(config, harvester, fail);
  const started = new Date().toISOString();
  const beat = (): void =>
    writeHeartbeat(dataDirectory, {
      pid: process.pid,
      started,
      at: new Date().toISOString(),
    });
  const cron = schedule('* * * * *', () => {
    beat();
    scheduler.tick();
  });
  process.once('SIGTERM', () => end('SIGTERM'));
  process.once('SIGINT', () => end('SIGINT'));
  // Started by `fellesinnsyn start`, which has died without saying so.
  process.once('disconnect', () => end('disconnect'));
  beat();
  scheduler.tick();
  try {
    const signal = await ended;
    log('harvester-stopping', { signal });
  } finally {
    await cron.destroy();
    await scheduler.stop(
      new RunAborted('the harvester was stopped; the next run goes on from here'),
    );
    removeHeartbeat(dataDirectory);
  }
  log('harvester-stopped');
}

function scheduleSources(
  config: Config,
  { archive, harvest }: Harvester,
  onFatal: (error: unknown) => void,
): Scheduler {
  const sources = config.sources.filter(({ enabled }) => enabled);
  log('harvester-started', { sources: sources.length });
  const byId = new Map(sources.map((source) => [source.id, source]));
  return createScheduler({
    sources,
    stateOf: (id) => dueState(archive, id),
    onFatal,
    async run(id, signal) {
      const source = byId.get(id);
      if (!source) return;
      try {
        await harvest(source, { signal });
      } catch (error) {
        // Someone runs it by hand; the next tick asks again.
        if (!(error instanceof SourceBusy)) throw error;
        log('harvest-busy', { source: id });
      }
    },
  });
}

/** The archive's word on the source; a run that was only stopped with the program counts as no failure. */
function dueState(archive: Archive, id: string): DueState {
  const state = archive.sourceState(id);
  const [last] = archive.runs(id, 1);
  return last?.problem?.code === RunAborted.name ? { ...state, nextTry: null } : state;
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
