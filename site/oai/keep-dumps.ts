import { schedule } from 'node-cron';
import { log } from '../../harvester/log.ts';
import type { PublicFeed } from '../../harvester/store/public-archive.ts';
import { readManifest } from './dump-files.ts';
import { takeDumpLock } from './dump-lock.ts';
import { type DumpOptions, writeDumps } from './write-dumps.ts';

export interface KeepDumpsOptions extends Omit<DumpOptions, 'only' | 'signal'> {
  readonly feed: PublicFeed;
  /** Cron expression, Europe/Oslo; when all dumps are written anew. */
  readonly nightly: string;
}

/**
 * Writes all dumps every night, and within minutes those of a municipality that has withdrawn an entry since. Several processes share the
 * folder: one at a time writes.
 */
export function keepDumps(options: KeepDumpsOptions): Disposable {
  let isBusy = false;
  const write = async (choose: () => readonly string[] | undefined): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    try {
      using lock = takeDumpLock(options.folder, options.oai.now());
      if (lock === null) return;
      const only = choose();
      if (only?.length === 0) return;
      const began = performance.now();
      const { dumps } = await writeDumps({ ...options, ...(only === undefined ? {} : { only }) });
      log('dumps-written', {
        municipalities: only?.length ?? dumps.length,
        ms: Math.round(performance.now() - began),
      });
    } catch (error) {
      log('dumps-failed', { error: error instanceof Error ? error.name : 'Error' });
    } finally {
      isBusy = false;
    }
  };
  const every = { timezone: 'Europe/Oslo' };
  const tasks = [
    schedule(options.nightly, () => write(() => undefined), every),
    schedule('*/5 * * * *', () => write(() => missingDumps(options)), every),
  ];
  return {
    [Symbol.dispose]() {
      for (const task of tasks) void task.destroy();
    },
  };
}

/** What to write between the nights; undefined: everything, as there is nothing yet. */
const missingDumps = (options: KeepDumpsOptions): readonly string[] | undefined =>
  readManifest(options.folder) === null ? undefined : staleDumps(options);

/** Municipalities whose dump holds an entry that has been withdrawn since. */
export function staleDumps({ folder, feed }: Pick<KeepDumpsOptions, 'folder' | 'feed'>): string[] {
  return (readManifest(folder)?.dumps ?? [])
    .filter(({ kommunenummer, seq }) =>
      feed.hasWithdrawnSince({ kind: 'kommune', kommunenummer }, seq),
    )
    .map(({ kommunenummer }) => kommunenummer);
}
