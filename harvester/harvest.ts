import { setImmediate } from 'node:timers/promises';
import { commitsHere, commitsThere } from './commits.ts';
import type { Committed } from './committed.ts';
import type { Municipality, SourceConfig } from './config/config.ts';
import { InnsynError, SourceBusy, SourceShrank, StoreUnusable } from './errors.ts';
import { log } from './log.ts';
import { runContext, type World } from './run-context.ts';
import { endFor, type RunEnd } from './run-problem.ts';
import { type SourceKinds, sourceKind } from './source-kind.ts';
import type { Archive } from './store/archive.ts';
import type { Run } from './store/batch.ts';
import type { StoredRun } from './store/runs.ts';

const BEAT_MS = 15_000;

export interface HarvestProgress {
  /** Events written in this run. */
  readonly written: number;
  /** As the source tells it; null: it does not. */
  readonly done: number | null;
  readonly total: number | null;
}

export interface HarvestOptions extends World {
  readonly archive: Archive;
  readonly source: SourceConfig;
  readonly municipality: Municipality;
  readonly kinds: SourceKinds;
  /** Screens and writes in a thread of its own while this one reads and parses. Unset: all in this thread, with the same result. */
  readonly writerThread?: boolean;
  readonly onProgress?: (progress: HarvestProgress) => void;
}

/** How the run ended, as it is kept in the archive. */
export type RunSummary = StoredRun;

/**
 * Runs one source once, from its checkpoint to its end or to the first error, and keeps everything it gave. Whatever the source
 * does, the answer is a summary. Throws only SourceBusy (another run of it is at work) and StoreUnusable.
 */
export async function harvest(options: HarvestOptions): Promise<RunSummary> {
  const { archive, source, municipality } = options;
  await rescreenAll(archive, options.signal);
  const run = archive.beginRun({
    id: source.id,
    kind: source.kind,
    kommunenummer: municipality.number,
    organisasjonsnummer: municipality.organisationNumber,
  });
  const began = performance.now();
  const heart = setInterval(() => beat(archive, run), BEAT_MS).unref();
  try {
    const end = await readToEnd(options, run);
    const summary = archive.finishRun(run, end?.outcome ?? 'ok', end?.problem ?? null);
    logRun(summary, performance.now() - began);
    return summary;
  } catch (error) {
    release(archive, run, error);
    throw error;
  } finally {
    clearInterval(heart);
  }
}

/** Frees the source after trouble with the archive, if the archive can do that much; else the lock runs out by itself. */
function release(archive: Archive, run: Run, error: unknown): void {
  try {
    archive.finishRun(run, 'failed', endFor(error, true).problem);
  } catch {
    // The trouble that led here is what the caller gets.
  }
}

/** Rules of screening that have changed reach what was stored before them ahead of anything new. */
async function rescreenAll(archive: Archive, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted && archive.rescreen() > 0) await setImmediate();
}

/** null: the source was read to its end. */
async function readToEnd(options: HarvestOptions, run: Run): Promise<RunEnd | null> {
  const { archive, source, onProgress } = options;
  let written = 0;
  let [done, total]: [number | null, number | null] = [null, null];
  try {
    const isFromStart = archive.checkpoint(source.id) === null;
    let isEmpty = isFromStart && archive.hasEntriesOf(source.id);
    let isShrunk = false;
    for await (const batch of commits(options, run)) {
      written += batch.events;
      isShrunk ||= batch.counts.sweep?.kind === 'shrank';
      isEmpty &&= !batch.tellsOfEntries;
      if (batch.progress) ({ done, total } = batch.progress);
      onProgress?.({ written, done, total });
    }
    return isShrunk || isEmpty ? endFor(shrank(source.id), true) : null;
  } catch (error) {
    // Without its archive a run can neither go on nor say so.
    if (error instanceof StoreUnusable || error instanceof SourceBusy) throw error;
    logUnexpected(source.id, error);
    return endFor(error, written > 0);
  }
}

function commits(options: HarvestOptions, run: Run): AsyncIterable<Committed> {
  const { archive, source, kinds, writerThread = false } = options;
  const { kind, settings } = sourceKind(source, kinds);
  const context = runContext(source, options.municipality, options);
  const events = kind.harvest(settings, archive.checkpoint(source.id), context);
  return writerThread
    ? commitsThere(archive, run, events, context)
    : commitsHere(archive, run, events, context.signal);
}

const shrank = (id: string): SourceShrank =>
  new SourceShrank(
    `source "${id}" lacks so much of what it had that nothing was withdrawn for it: look at the source, then allow it or leave it`,
  );

function beat(archive: Archive, run: Run): void {
  try {
    archive.beat(run);
  } catch {
    // The next commit meets the same trouble and reports it.
  }
}

function logRun({ run, sourceId, outcome, problem, counts }: RunSummary, ms: number): void {
  log('harvest', {
    source: sourceId,
    run,
    outcome,
    problem: problem?.code ?? null,
    ms: Math.round(ms),
    ...counts,
  });
}

/** Where in the program something stopped that no adapter throws on purpose; without its message, which may quote the source. */
function logUnexpected(source: string, error: unknown): void {
  if (error instanceof InnsynError || !(error instanceof Error)) return;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  log('harvest-stopped', {
    source,
    error: error.name,
    at: frames
      .slice(0, 5)
      .map((line) => line.trim())
      .join(' | '),
  });
}
