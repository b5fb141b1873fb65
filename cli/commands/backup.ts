import type { Command } from 'commander';

const HELP = `
The harvester makes a copy every night by itself (\`backup\` in the region file). The copy is made while everything runs,
is checked whole, and gets a folder of its own.

Examples:
  $ fellesinnsyn backup                      one now
  $ fellesinnsyn backup --to /mnt/elsewhere  in another folder; nothing there is removed
  $ fellesinnsyn backup --list               those that are kept, newest first

Put the copies on another machine as well: a disk takes its copies with it.`;

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('copy what cannot be made again: requests and staff (desk), and the archive')
    .option('--to <folder>', 'where; the folder in the region file without it')
    .option('--list', 'show the copies there are')
    .addHelpText('after', HELP)
    .action(
      async (options: { readonly to?: string; readonly list?: boolean }, command: Command) => {
        const { runBackup } = await import('../backup.ts');
        await runBackup(options, command);
      },
    );
}
