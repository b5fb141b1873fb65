import type { Command } from 'commander';
import { positiveInteger } from '../positive-integer.ts';
import type { StartOptions } from '../start/start.ts';

const HELP = `
Without a region file the demo region is started: three invented municipalities whose journals are made up and served on
this machine, harvested, indexed and shown as real ones would be. New entries appear every few seconds at first.

With one, the sources that are enabled are harvested on their schedules. Harvester, indexer and pages are processes of
their own; one that dies is started again, and none of them waits for another.

Examples:
  $ fellesinnsyn start
  $ fellesinnsyn start --port 8080 --data /var/lib/fellesinnsyn
  $ fellesinnsyn start --config fellesinnsyn.yaml --host 0.0.0.0`;

export function addStart(program: Command): void {
  program
    .command('start')
    .description('harvest, index and serve: everything, until Ctrl-C')
    .option(
      '--entries <n>',
      'demo region: entries in each municipality, when the data folder is new',
      positiveInteger,
    )
    .addHelpText('after', HELP)
    .action(async (options: StartOptions, command: Command) => {
      const { start } = await import('../start/start.ts');
      process.exitCode = await start(options, command);
    });
}
