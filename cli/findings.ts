import type { Command } from 'commander';
import { openHarvester } from '../harvester/harvester.ts';
import { cliContext } from './context.ts';
import { positiveInteger } from './positive-integer.ts';
import { print, table } from './print.ts';
import { quietLog } from './quiet-log.ts';

interface FindingsOptions {
  readonly code?: string;
  readonly limit: number;
}

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
    .action(({ code, limit }: FindingsOptions, command: Command) => {
      const context = cliContext(command);
      quietLog(context);
      const { dataDirectory } = context.environment;
      using harvester = openHarvester({ config: context.config(), dataDirectory });
      const { archive } = harvester;
      const totals = [...archive.findingTotals()];
      if (totals.length === 0) {
        print('Screening has found nothing.');
        return;
      }
      for (const line of table(totals.map(([name, entries]) => [entries, `entries  ${name}`])))
        print(line);
      print();
      const found = archive.findings({ limit, ...(code === undefined ? {} : { code }) });
      const rows = found.map((one) => [one.code, one.field, one.count, one.sourceId, one.id]);
      for (const line of table([['kind', 'field', 'times', 'source', 'entry'], ...rows]))
        print(line);
      if (found.length === limit) print(`There may be more: --limit ${limit * 2}`);
    });
}
