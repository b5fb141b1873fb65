import type { Command } from 'commander';

const HELP = `
Every problem is told at once, as file:line:column, the key, and what to do. Settings of sources that are not enabled
are checked too. Nothing is fetched and nothing is written.

Examples:
  $ fellesinnsyn check-config
  $ fellesinnsyn check-config config/helgeland.yaml`;

export function addCheckConfig(program: Command): void {
  program
    .command('check-config')
    .description('say what is wrong in a region file, with line numbers')
    .argument('[file]', 'the region file; the one in use when left out')
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, _options, command: Command) => {
      const { checkConfig } = await import('../check-config.ts');
      checkConfig(file, command);
    });
}
