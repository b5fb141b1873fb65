import type { Command } from 'commander';
import type { HarvestOptions } from '../harvest.ts';

const HELP = `
Each run goes on from where the last one ended; nothing is fetched twice without need, and what the source has
withdrawn is withdrawn here in the same run. A source whose list has shrunk suddenly is parked, not emptied.

Examples:
  $ fellesinnsyn harvest
  $ fellesinnsyn harvest lyngmo-journal granfoss-journal
  $ fellesinnsyn harvest lyngmo-journal --from-start

Exit code 1 when a source failed; what the others gave is kept all the same.`;

export function addHarvest(program: Command): void {
  program
    .command('harvest')
    .description('read the sources now, without waiting for their schedule')
    .argument(
      '[source...]',
      'ids of sources in the region file; all that are enabled when left out',
    )
    .option('--from-start', 'forget how far the source was read and read all of it again')
    .option('--allow-shrink', 'believe a source that has lost much of what it had, this once')
    .addHelpText('after', HELP)
    .action(async (ids: string[], options: HarvestOptions, command: Command) => {
      const { harvestSources } = await import('../harvest.ts');
      process.exitCode = await harvestSources(ids, options, command);
    });
}
