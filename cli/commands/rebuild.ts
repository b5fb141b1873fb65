import type { Command } from 'commander';

const HELP = `
Builds a new index beside the one in use and swaps them: searches are answered all the while. Needed when the index is
lost or damaged; a new version of the program does it by itself. The archive is not touched, and nothing is fetched.

Examples:
  $ fellesinnsyn rebuild`;

export function addRebuild(program: Command): void {
  program
    .command('rebuild')
    .description('build the search index anew, without a break for readers')
    .addHelpText('after', HELP)
    .action(async (_options, command: Command) => {
      const { bringUpIndex } = await import('../index-archive.ts');
      await bringUpIndex(command, 'rebuild');
    });
}
