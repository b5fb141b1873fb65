import { resolve } from 'node:path';
import type { Command } from 'commander';
import { loadConfig } from '../harvester/config/load-config.ts';
import { sourceKinds } from '../harvester/sources/registry.ts';
import { cliContext } from './context.ts';
import { counted, print, table } from './print.ts';

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
    .action((file: string | undefined, _options, command: Command) => {
      const path = file === undefined ? cliContext(command).file : resolve(file);
      const { region, municipalities, sources } = loadConfig(path, sourceKinds);
      print(`${path} is right.`);
      print(
        `Region ${region.name.nb}: ${counted(municipalities.length, 'municipality', 'municipalities')}, ${counted(sources.length, 'source')}.`,
      );
      for (const line of table(
        sources.map(({ id, kind, enabled, schedule }) => [
          `  ${id}`,
          kind,
          enabled ? 'enabled' : 'not enabled',
          enabled ? schedule : '',
        ]),
      ))
        print(line);
    });
}
