import type { Command } from 'commander';

const HELP = `
Stop the site, the harvester and the indexer first. The copy is checked before anything is touched, and what was there is
moved to before-restore-…/ in the data folder. Then start everything again: the index is built anew by itself.

Examples:
  $ fellesinnsyn backup --list
  $ fellesinnsyn restore data/backup/2026-11-24T034000

docs/drift.md says what is lost: what came in after the copy was made.`;

export function addRestore(program: Command): void {
  program
    .command('restore')
    .argument('<folder>', 'a copy made by `fellesinnsyn backup`')
    .description('put a backup in the place of the stores')
    .addHelpText('after', HELP)
    .action(async (folder: string, _options: unknown, command: Command) => {
      const { runRestore } = await import('../restore.ts');
      await runRestore(folder, command);
    });
}
