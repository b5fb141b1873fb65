import type { Command } from 'commander';
import type { DryRunOptions } from '../dry-run.ts';

const HELP = `
Reads everything the source has as a first import would, through every rule and the screening, and writes nothing. Tells for
each file what was read, published, masked and held back, by rule, and every fault with file, line and element; no title and
no name, so that the report can be kept. Works also before the source is enabled.

Examples:
  $ fellesinnsyn dry-run lilleby-filer > rapport.txt
  $ fellesinnsyn dry-run lilleby-filer --json

Exit code 1 when the import would not end well. An archive (kind siard): fellesinnsyn siard dry-run.`;

export function addDryRun(program: Command): void {
  program
    .command('dry-run')
    .description('say what an import of journal files would publish, mask and hold back')
    .argument('<source>', 'id of a source of kind noark in the region file')
    .option('--json', 'the report as JSON')
    .addHelpText('after', HELP)
    .action(async (id: string, options: DryRunOptions, command: Command) => {
      const { dryRunSource } = await import('../dry-run.ts');
      process.exitCode = await dryRunSource(id, options, command);
    });
}
