import type { Command } from 'commander';

const HELP = `
Examples:
  $ fellesinnsyn status
  $ fellesinnsyn status --json | jq '.sources[] | select(.outcome != "ok")'

Exit code 1 when the last run of an enabled source did not end well, 4 when the search engine cannot be reached.`;

export function addStatus(program: Command): void {
  program
    .command('status')
    .description('how each source fares, and whether the index keeps up')
    .option('--json', 'for machines')
    .addHelpText('after', HELP)
    .action(async ({ json = false }: { readonly json?: boolean }, command: Command) => {
      const { showStatus } = await import('../status.ts');
      process.exitCode = await showStatus(json, command);
    });
}
