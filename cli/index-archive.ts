import type { Command } from 'commander';
import { archiveFile } from '../harvester/archive-file.ts';
import { RunAborted } from '../harvester/errors.ts';
import { openPublicArchive } from '../harvester/store/open-public-archive.ts';
import { createAnalysis } from '../indexer/analysis/analysis.ts';
import { follow } from '../indexer/follow.ts';
import { openEngine } from '../indexer/open-engine.ts';
import { rebuild } from '../indexer/rebuild.ts';
import { cliContext } from './context.ts';
import { abortOnSignal } from './on-signal.ts';
import { counted, duration, print } from './print.ts';
import { startProgress } from './progress.ts';
import { quietLog } from './quiet-log.ts';

/** Brings the search index up to the archive, or builds it anew first. */
export async function bringUpIndex(command: Command, how: 'follow' | 'rebuild'): Promise<void> {
  const began = performance.now();
  const context = cliContext(command);
  quietLog(context);
  const analysis = createAnalysis(context.config().municipalities);
  using archive = openPublicArchive(archiveFile(context.environment.dataDirectory));
  await using engine = await openEngine(context.environment, 'write');
  using stop = abortOnSignal(() => new RunAborted('Stopped. The index in use is unharmed.'));
  const progress = startProgress('index');
  const onProgress = (done: number, total: number): void => progress.update(done, total);
  const parts = { archive, engine, analysis, signal: stop.signal, onProgress };
  const took = (): string => duration(performance.now() - began);
  if (how === 'rebuild') {
    const { documents } = await rebuild(parts);
    progress.end();
    print(`${counted(documents, 'entry', 'entries')} indexed anew (${took()}).`);
  }
  const { put, removed, rebuilt, forgotten } = await follow({ ...parts, now: () => new Date() });
  progress.end();
  if (how === 'rebuild') return;
  if (rebuilt !== null) print(`${counted(rebuilt, 'entry', 'entries')} indexed anew (${took()}).`);
  print(
    put + removed === 0
      ? 'The index is up to date.'
      : `${put} put, ${removed} removed (${took()}).`,
  );
  if (forgotten > 0) print(`Names forgotten in ${counted(forgotten, 'entry', 'entries')}.`);
}
