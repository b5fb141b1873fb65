import type { Command } from 'commander';
import { archiveFile } from '../harvester/archive-file.ts';
import { openPublicArchive } from '../harvester/store/open-public-archive.ts';
import { createAnalysis } from '../indexer/analysis/analysis.ts';
import { follow } from '../indexer/follow.ts';
import { openEngine } from '../indexer/open-engine.ts';
import { rebuild } from '../indexer/rebuild.ts';
import { cliContext } from './context.ts';
import { abortOnSignal } from './on-signal.ts';
import { counted, duration, print } from './print.ts';
import { progressBoard } from './progress.ts';
import { quietLog } from './quiet-log.ts';
import { UsageError } from './usage-error.ts';

const INDEX_HELP = `
Takes over what has changed in the archive since the last time, and forgets names whose year has passed. While
\`fellesinnsyn start\` runs this happens by itself, a moment after each harvest.

Examples:
  $ fellesinnsyn harvest && fellesinnsyn index`;

const REBUILD_HELP = `
Builds a new index beside the one in use and swaps them: searches are answered all the while. Needed when the index is
lost or damaged; a new version of the program does it by itself. The archive is not touched, and nothing is fetched.

Examples:
  $ fellesinnsyn rebuild`;

export function addIndex(program: Command): void {
  program
    .command('index')
    .description('bring the search index up to the archive')
    .addHelpText('after', INDEX_HELP)
    .action((_options, command: Command) => bringUp(command, 'follow'));
}

export function addRebuild(program: Command): void {
  program
    .command('rebuild')
    .description('build the search index anew, without a break for readers')
    .addHelpText('after', REBUILD_HELP)
    .action((_options, command: Command) => bringUp(command, 'rebuild'));
}

async function bringUp(command: Command, how: 'follow' | 'rebuild'): Promise<void> {
  const began = performance.now();
  const context = cliContext(command);
  quietLog(context);
  const analysis = createAnalysis(context.config().municipalities);
  using archive = openPublicArchive(archiveFile(context.environment.dataDirectory));
  await using engine = await openEngine(context.environment, 'write');
  using stop = abortOnSignal(() => new UsageError('Stopped. The index in use is unharmed.'));
  using board = progressBoard();
  const progress = board.start('index');
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
