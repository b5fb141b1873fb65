import type { Command } from 'commander';
import type { DryRunOptions, InspectOptions } from '../siard.ts';

const HELP = `
Examples: from file to search (docs/kilder-siard.md)
  $ fellesinnsyn siard inspect arkiv.siard         what is in it, and which system it looks like
  $ fellesinnsyn siard propose arkiv.siard         a first mapping, when the system is not known
  $ fellesinnsyn siard dry-run --source gammelt    what would be public; sign the digest at the end
  $ fellesinnsyn harvest gammelt                   the import`;

export function addSiard(program: Command): void {
  const siard = program
    .command('siard')
    .description('closed systems as SIARD: inspect, propose a mapping, dry run')
    .addHelpText('after', HELP);
  const collect = (folder: string, known: readonly string[]): readonly string[] => [
    ...known,
    folder,
  ];
  siard
    .command('inspect')
    .description('versions, tables, columns, codes, broken references, digest, likely system')
    .argument('<file>', 'the .siard file, or its _part001')
    .option('--json', 'all of it, as JSON')
    .option('--text-samples', 'also the beginning of texts: names of people will be among them')
    .option(
      '--lob-root <folder>',
      'folder external values may lie in; may be repeated',
      collect,
      [],
    )
    .action(async (file: string, options: InspectOptions) => {
      const { inspectFile } = await import('../siard.ts');
      await inspectFile(file, options);
    });
  siard
    .command('propose')
    .description('write a first mapping to standard output; it releases nothing')
    .argument('<file>', 'the .siard file')
    .action(async (file: string) => {
      const { proposeMapping } = await import('../siard.ts');
      await proposeMapping(file);
    });
  siard
    .command('dry-run')
    .description('read and map everything, store nothing, print the report to sign')
    .argument('[file]', 'a file that is no source yet; its report cannot be signed')
    .option('--source <id>', 'the source in the region file')
    .option('--mapping <name>', 'ready mapping or mapping file; for a file that is no source')
    .option('--json', 'the report as JSON')
    .action(async (file: string | undefined, options: DryRunOptions, command: Command) => {
      const { dryRunReport } = await import('../siard.ts');
      process.exitCode = await dryRunReport(file, options, command);
    });
  siard
    .command('schema')
    .description('JSON Schema of the mapping language, for editors')
    .action(async () => {
      const { printSchema } = await import('../siard.ts');
      printSchema();
    });
}
