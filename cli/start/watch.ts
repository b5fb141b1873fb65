import { setTimeout as wait } from 'node:timers/promises';
import { archiveFile } from '../../harvester/archive-file.ts';
import type { SourceConfig } from '../../harvester/config/config.ts';
import { openPublicArchive } from '../../harvester/store/open-public-archive.ts';
import { openEngine } from '../../indexer/open-engine.ts';
import type { CliContext } from '../context.ts';
import { counted } from '../print.ts';

const POLL_MS = 250;
const LINE_EVERY_MS = 10_000;

/** Resolves when the pages answer, or the signal is aborted. */
export async function untilServing(address: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const { ok } = await fetch(`${address}/health`, { signal });
      if (ok) return;
    } catch {
      // Not listening yet.
    }
    await pause(signal);
  }
}

export interface FirstRun {
  readonly context: CliContext;
  readonly sources: readonly SourceConfig[];
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Tells how each source's first run goes; resolves when all have ended and everything they gave is searchable. */
export async function untilSearchable({ context, sources, say, signal }: FirstRun): Promise<void> {
  const { environment } = context;
  using archive = openPublicArchive(archiveFile(environment.dataDirectory));
  await using engine = await openEngine(environment, 'read');
  const told = new Set<string>();
  let nextLine = Date.now() + LINE_EVERY_MS;
  while (!signal.aborted) {
    const statuses = archive.sources().filter(({ id }) => sources.some((one) => one.id === id));
    for (const { id, outcome, entries, problem } of statuses) {
      if (told.has(id) || outcome === 'running' || outcome === 'never') continue;
      told.add(id);
      say(
        outcome === 'ok'
          ? `${id}: ${counted(entries, 'entry', 'entries')}`
          : `${id}: ${outcome} (${problem}); fellesinnsyn status tells more`,
      );
    }
    const status = await engine.status();
    if (told.size === sources.length && status.seq >= archive.lastSeq()) {
      say(`Everything is searchable: ${counted(status.documents, 'entry', 'entries')}.`);
      return;
    }
    if (Date.now() > nextLine) {
      nextLine = Date.now() + LINE_EVERY_MS;
      const harvested = statuses.reduce((sum, { entries }) => sum + entries, 0);
      say(`${harvested} entries harvested, ${status.documents} searchable.`);
    }
    await pause(signal);
  }
}

async function pause(signal: AbortSignal): Promise<void> {
  await wait(POLL_MS, undefined, { signal }).catch(() => {});
}
