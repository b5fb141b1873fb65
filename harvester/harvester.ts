import { archiveFile } from './archive-file.ts';
import type { Config, Municipality, SourceConfig } from './config/config.ts';
import { deskFile } from './config/desk-file.ts';
import { ConfigInvalid } from './errors.ts';
import { removeLeftFolders } from './files/temporary-folder.ts';
import { type HarvestOptions, harvest, type RunSummary } from './harvest.ts';
import { type HoldKeeper, holdKeeper } from './hold-keeper.ts';
import { createHttpClient, type HttpLimits } from './network/http-client.ts';
import { type RetrySummary, retryRejects } from './retry-rejects.ts';
import { sourceKinds } from './sources/registry.ts';
import type { Archive } from './store/archive.ts';
import { openArchive } from './store/open-archive.ts';

export interface HarvesterOptions {
  readonly config: Config;
  readonly dataDirectory: string;
  readonly now?: () => Date;
  readonly random?: () => number;
  /** How runs and requests wait; resolves after `ms`, rejects with the signal's reason. */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly limits?: Partial<HttpLimits>;
  /** Writes in a thread of its own, see `HarvestOptions`. Default true. */
  readonly writerThread?: boolean;
}

type RunOptions = Pick<HarvestOptions, 'signal' | 'onProgress'>;

/** The archive open for writing, and the one way out to the sources of the region. */
export interface Harvester extends Disposable {
  readonly archive: Archive;
  /** Carries out what archivists hold and release; every harvest ends with it. */
  readonly holds: Pick<HoldKeeper, 'tick'>;
  /** Throws SourceBusy and StoreUnusable; all other trouble is in the summary. */
  harvest(source: SourceConfig, options?: RunOptions): Promise<RunSummary>;
  /** Reads kept rejects of the source again; unset `rejects`: all. */
  retry(
    source: SourceConfig,
    rejects?: readonly number[],
    options?: Pick<HarvestOptions, 'signal'>,
  ): Promise<RetrySummary>;
}

/** Also deletes what a process that was killed left behind. Throws StoreUnusable when the archive cannot be opened. */
export function openHarvester(options: HarvesterOptions): Harvester {
  const { config, dataDirectory, now = () => new Date() } = options;
  removeLeftFolders();
  const archive = openArchive(archiveFile(dataDirectory), { now });
  const { contact, publicUrl } = config.region;
  const http = createHttpClient({
    userAgent: `Fellesinnsyn (+${publicUrl}; ${contact.email})`,
    from: contact.email,
    allowPrivateHosts: config.network.allowPrivateHosts,
    now,
    ...(options.sleep ? { sleep: options.sleep } : {}),
    ...(options.limits ? { limits: options.limits } : {}),
  });
  const partsFor = (source: SourceConfig) => ({
    archive,
    http,
    now,
    ...(options.random ? { random: options.random } : {}),
    ...(options.sleep ? { sleep: options.sleep } : {}),
    source,
    municipality: municipalityOf(config, source),
    kinds: sourceKinds,
  });
  const holds = holdKeeper(archive, deskFile(dataDirectory));
  holds.again();
  const thenHold = <Result>(work: Promise<Result>): Promise<Result> =>
    work.finally(() => holds.again());
  return {
    archive,
    holds,
    harvest: (source, runOptions = {}) =>
      thenHold(
        harvest({
          ...partsFor(source),
          ...runOptions,
          writerThread: options.writerThread ?? true,
        }),
      ),
    retry: (source, rejects, runOptions = {}) =>
      thenHold(
        retryRejects({ ...partsFor(source), ...runOptions, ...(rejects ? { rejects } : {}) }),
      ),
    [Symbol.dispose]() {
      holds[Symbol.dispose]();
      http[Symbol.dispose]();
      archive[Symbol.dispose]();
    },
  };
}

/** Throws ConfigInvalid for a source whose municipality is not in the file, which the schema has ruled out already. */
function municipalityOf(config: Config, { id, municipality }: SourceConfig): Municipality {
  const found = config.municipalities.find(({ number }) => number === municipality);
  if (!found) throw new ConfigInvalid([`source "${id}": no municipality ${municipality}`]);
  return found;
}
