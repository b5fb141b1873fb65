import { schedule } from 'node-cron';
import { attendSources } from './attend-sources.ts';
import { backupSchedule } from './backup/backup-schedule.ts';
import { deskFile } from './config/desk-file.ts';
import { readEnvironment } from './config/environment.ts';
import { loadConfig } from './config/load-config.ts';
import { regionFile } from './config/region-file.ts';
import { RunAborted } from './errors.ts';
import { exitCodeFor } from './exit-code.ts';
import { openHarvester } from './harvester.ts';
import { removeHeartbeat, writeHeartbeat } from './heartbeat.ts';
import { log } from './log.ts';
import { sourceKinds } from './sources/registry.ts';
import { wishReader } from './wish-reader.ts';

/** The harvester as a process of its own: runs what is due until SIGTERM or SIGINT. */
export async function runHarvester(): Promise<void> {
  const environment = readEnvironment();
  const { dataDirectory } = environment;
  const config = loadConfig(regionFile(environment).file, sourceKinds);
  using harvester = openHarvester({ config, dataDirectory });
  const { promise: ended, resolve: end, reject: fail } = Promise.withResolvers<string>();
  const wishes = wishReader(deskFile(dataDirectory));
  const scheduler = attendSources({ config, harvester, wishes, onFatal: fail });
  log('harvester-started', { sources: config.sources.filter(({ enabled }) => enabled).length });
  const started = new Date().toISOString();
  const beat = (): void => {
    try {
      writeHeartbeat(dataDirectory, { pid: process.pid, started, at: new Date().toISOString() });
    } catch {
      // The disk is full: the runs meet the same trouble and tell of it.
    }
  };
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
