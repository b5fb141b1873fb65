import type { Command } from 'commander';

const HELP = `
Takes over what has changed in the archive since the last time, and forgets names whose year has passed. While
\`fellesinnsyn start\` runs this happens by itself, a moment after each harvest.

Examples:
  $ fellesinnsyn harvest && fellesinnsyn index`;

export function addIndex(program: Command): void {
  program
    .command('index')
    .description('bring the search index up to the archive')
    .addHelpText('after', HELP)
    .action(async (_options, command: Command) => {
      const { bringUpIndex } = await import('../index-archive.ts');
      await bringUpIndex(command, 'follow');
    });
}
