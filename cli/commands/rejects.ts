import type { Command } from 'commander';
import { positiveInteger } from '../positive-integer.ts';
import type { ListOptions } from '../rejects.ts';

const HELP = `
A record that cannot be used does not stop the run: it is kept as it came, with the reason. When the source or its
mapping has been mended, \`retry\` reads the kept ones again.

Examples:
  $ fellesinnsyn rejects
  $ fellesinnsyn rejects show 17
  $ fellesinnsyn rejects retry --source lyngmo-journal`;

export function addRejects(program: Command): void {
  const rejects = program
    .command('rejects')
    .description('records that could not be used: list, show, try again')
    .addHelpText('after', HELP);
  rejects
    .command('list', { isDefault: true })
    .description('the kept records with their reasons')
    .option('--source <id>', 'only those of this source')
    .option('--limit <n>', 'how many to list', positiveInteger, 50)
    .action(async (options: ListOptions, command: Command) => {
      const { listRejects } = await import('../rejects.ts');
      listRejects(options, command);
    });
  rejects
    .command('show')
    .description(
      'one record as the source sent it; may hold names and numbers the public must not see',
    )
    .argument('<number>', 'its number in the list', positiveInteger)
    .action(async (n: number, _options, command: Command) => {
      const { showReject } = await import('../rejects.ts');
      showReject(n, command);
    });
  rejects
    .command('retry')
    .description('read kept records again')
    .argument('[number...]', 'their numbers in the list; all when left out')
    .option('--source <id>', 'only those of this source')
    .action(async (numbers: string[], options: { source?: string }, command: Command) => {
      const { retryRejected } = await import('../rejects.ts');
      process.exitCode = await retryRejected(numbers.map(positiveInteger), options, command);
    });
}
