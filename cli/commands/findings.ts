import type { Command } from 'commander';
import type { FindingsOptions } from '../findings.ts';
import { positiveInteger } from '../positive-integer.ts';

const HELP = `
Screening keeps numbers that identify people, private addresses and unmarked names from the public, and notes where it
found them. The list tells entry, field and kind, never the text itself: look the entry up in the source and mend it there.

Examples:
  $ fellesinnsyn findings
  $ fellesinnsyn findings --code foedselsnummer --limit 100`;

export function addFindings(program: Command): void {
  program
    .command('findings')
    .description('what screening has kept from the public, and where')
    .option('--code <code>', 'only findings of this kind')
    .option('--limit <n>', 'how many to list', positiveInteger, 50)
    .addHelpText('after', HELP)
    .action(async (options: FindingsOptions, command: Command) => {
      const { listFindings } = await import('../findings.ts');
      listFindings(options, command);
    });
}
