import type { Command } from 'commander';
import type { SourceConfig } from '../harvester/config/config.ts';
import { RunAborted, SourceBusy } from '../harvester/errors.ts';
import { EXIT } from '../harvester/exit-code.ts';
import type { RunSummary } from '../harvester/harvest.ts';
import { type Harvester, openHarvester } from '../harvester/harvester.ts';
import { cliContext } from './context.ts';
import { abortOnSignal } from './on-signal.ts';
import { counted, duration, print } from './print.ts';
import { startProgress } from './progress.ts';
import { quietLog } from './quiet-log.ts';
import { chooseSources, openRegion } from './region.ts';

export interface HarvestOptions {
  readonly fromStart?: boolean;
  readonly allowShrink?: boolean;
}

/** Reads the sources named, or all that are enabled; returns the exit code. */
export async function harvestSources(
  ids: readonly string[],
  options: HarvestOptions,
  command: Command,
): Promise<number> {
  const context = cliContext(command);
  quietLog(context);
  await using region = await openRegion(context);
  const sources = chooseSources(region.config, ids);
  using harvester = openHarvester({
    config: region.config,
    dataDirectory: context.environment.dataDirectory,
  });
  using stop = abortOnSignal(
    () => new RunAborted('the run was stopped; the next one goes on from here'),
  );
  let failed = 0;
  for (const source of sources) {
    if (stop.signal.aborted) break;
    if (options.fromStart) harvester.archive.forgetCheckpoint(source.id);
    if (options.allowShrink) harvester.archive.allowShrink(source.id);
    if (!(await harvestOne(harvester, source, stop.signal))) failed++;
  }
  return failed > 0 || stop.signal.aborted ? EXIT.sourceFailed : EXIT.ok;
}

/** Returns whether the source was read to its end. */
async function harvestOne(
  harvester: Harvester,
  source: SourceConfig,
  signal: AbortSignal,
): Promise<boolean> {
  const began = performance.now();
  const progress = startProgress(source.id);
  try {
    const summary = await harvester.harvest(source, {
      signal,
      onProgress: ({ written, done, total }) => progress.update(done ?? written, total),
    });
    progress.end();
    print(describe(source, summary, performance.now() - began));
    return summary.outcome === 'ok';
  } catch (error) {
    progress.end();
    if (!(error instanceof SourceBusy)) throw error;
    print(`${source.id}: ${error.message}`);
    return false;
  }
}

function describe(source: SourceConfig, { outcome, problem, counts }: RunSummary, ms: number) {
  const done = [
    `${counts.created} new`,
    `${counts.changed} changed`,
    `${counts.unchanged} unchanged`,
    `${counts.withdrawn} withdrawn`,
    ...(counts.held > 0 ? [`${counts.held} held back by screening`] : []),
    ...(counts.rejected > 0 ? [`${counted(counts.rejected, 'record')} rejected`] : []),
  ].join(', ');
  const line = `${source.id}: ${done} (${duration(ms)})`;
  return outcome === 'ok'
    ? line
    : `${line}\n  ${outcome.toUpperCase()} ${problem?.code ?? ''}: ${problem?.message ?? 'no reason given'}`;
}
