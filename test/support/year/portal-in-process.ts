import { join } from 'node:path';
import { archiveFile } from '../../../harvester/archive-file.ts';
import { attendSources } from '../../../harvester/attend-sources.ts';
import type { Config } from '../../../harvester/config/config.ts';
import { RunAborted } from '../../../harvester/errors.ts';
import { type Harvester, openHarvester } from '../../../harvester/harvester.ts';
import type { Scheduler } from '../../../harvester/scheduler.ts';
import { openPublicArchive } from '../../../harvester/store/open-public-archive.ts';
import type { PublicArchive } from '../../../harvester/store/public-archive.ts';
import { wishReader } from '../../../harvester/wish-reader.ts';
import { type Analysis, createAnalysis } from '../../../indexer/analysis/analysis.ts';
import { writingEngine } from '../../../indexer/embedded/embedded-engine.ts';
import type { Engine } from '../../../indexer/engine.ts';
import { keepFollowing } from '../../../indexer/keep-following.ts';

export interface PortalOptions {
  readonly config: Config;
  readonly dataDirectory: string;
  readonly now: () => Date;
  readonly random: () => number;
  /** Longest time for one answer of a source, real milliseconds. */
  readonly patienceMs: number;
  readonly writerThread: boolean;
}

/** Harvester and indexer in this process, as their programs run them, but by a clock that the simulation moves. */
export interface PortalInProcess extends AsyncDisposable {
  readonly harvester: Harvester;
  readonly archive: PublicArchive;
  readonly engine: Engine;
  readonly analysis: Analysis;
  /** What the harvester does each minute. */
  tick(): void;
  /** Resolves when no run is at work. */
  settled(): Promise<void>;
  /** What the indexer does in one round. */
  index(): Promise<void>;
}

export function openPortalInProcess(options: PortalOptions): PortalInProcess {
  const { config, dataDirectory, now, random } = options;
  const harvester = openHarvester({
    config,
    dataDirectory,
    now,
    random,
    sleep: async (_ms, signal) => signal?.throwIfAborted(),
    limits: { totalMs: options.patienceMs },
    writerThread: options.writerThread,
  });
  const wishes = wishReader(join(dataDirectory, 'desk.sqlite'), now);
  let fatal: unknown = null;
  const scheduler: Scheduler = attendSources({
    config,
    harvester,
    wishes,
    now,
    onFatal: (error) => {
      fatal = error;
    },
  });
  const archive = openPublicArchive(archiveFile(dataDirectory), { now });
  const engine = writingEngine(dataDirectory);
  const analysis = createAnalysis(config.municipalities);
  const indexer = indexerByRound({ archive, engine, analysis, now });
  return {
    harvester,
    archive,
    engine,
    analysis,
    tick() {
      if (fatal !== null) throw fatal;
      wishes.refresh();
      scheduler.tick();
    },
    settled: () => scheduler.settled(),
    index: () => indexer.round(),
    async [Symbol.asyncDispose]() {
      await scheduler.stop(new RunAborted('the harvester was stopped'));
      await indexer.end();
      await engine[Symbol.asyncDispose]();
      archive[Symbol.dispose]();
      harvester[Symbol.dispose]();
    },
  };
}

type Indexed = Omit<Parameters<typeof keepFollowing>[0], 'sleep' | 'signal'>;

/** The indexer's own loop, held at the end of each round until the next is asked for. */
function indexerByRound(parts: Indexed) {
  const stopping = new AbortController();
  let resting = Promise.withResolvers<void>();
  let next = Promise.withResolvers<void>();
  let isOver = false;
  const loop = keepFollowing({
    ...parts,
    signal: stopping.signal,
    sleep: async () => {
      resting.resolve();
      await next.promise;
    },
  });
  const ended = loop.then(
    () => undefined,
    (error: unknown) => {
      isOver = true;
      resting.reject(error);
    },
  );
  return {
    async round(): Promise<void> {
      // The round under way is the loop's first.
      await resting.promise;
      if (isOver) return;
      resting = Promise.withResolvers<void>();
      next.resolve();
      next = Promise.withResolvers<void>();
      await resting.promise;
    },
    async end(): Promise<void> {
      stopping.abort();
      next.resolve();
      await ended;
    },
  };
}
