import type { Command } from 'commander';

const HELP = `
Only the pages: they read what harvester and indexer have made, and show it also while those are at work or stopped.
Build the pages first with \`npm run build\`. SIGTERM lets answers under way be finished.

Examples:
  $ fellesinnsyn serve --host 0.0.0.0 --port 8080`;

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the pages, and nothing else')
    .addHelpText('after', HELP)
    .action(async (_options, command: Command) => {
      const { serve } = await import('../serve.ts');
      await serve(command);
    });
}
