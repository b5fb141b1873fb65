import type { Command } from 'commander';
import { EXIT } from '../harvester/exit-code.ts';
import { type Harvester, openHarvester } from '../harvester/harvester.ts';
import { type CliContext, cliContext } from './context.ts';
import { positiveInteger } from './positive-integer.ts';
import { counted, print, table } from './print.ts';
import { quietLog } from './quiet-log.ts';
import { chooseSources, openRegion } from './region.ts';
import { UsageError } from './usage-error.ts';

interface ListOptions {
  readonly source?: string;
  readonly limit: number;
}

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
    .action((options: ListOptions, command: Command) => list(options, command));
  rejects
    .command('show')
    .description(
      'one record as the source sent it; may hold names and numbers the public must not see',
    )
    .argument('<number>', 'its number in the list', positiveInteger)
    .action((n: number, _options, command: Command) => show(n, command));
  rejects
    .command('retry')
    .description('read kept records again')
    .argument('[number...]', 'their numbers in the list; all when left out')
    .option('--source <id>', 'only those of this source')
    .action(async (numbers: string[], options: { source?: string }, command: Command) => {
      process.exitCode = await retry(numbers.map(positiveInteger), options, command);
    });
}

function open(context: CliContext): Harvester {
  quietLog(context);
  const { dataDirectory } = context.environment;
  return openHarvester({ config: context.config(), dataDirectory });
}

function list({ source, limit }: ListOptions, command: Command): void {
  using harvester = open(cliContext(command));
  const found = harvester.archive.rejects({ limit, ...(source ? { sourceId: source } : {}) });
  if (found.length === 0) {
    print('No records are kept as rejected.');
    return;
  }
  const rows = found.map(({ n, sourceId, lastSeen, tries, reason }) => [
    n,
    sourceId,
    lastSeen,
    tries,
    reason,
  ]);
  for (const line of table([['number', 'source', 'last seen', 'tries', 'reason'], ...rows]))
    print(line);
  if (found.length === limit) print(`There may be more: --limit ${limit * 2}`);
}

function show(n: number, command: Command): void {
  using harvester = open(cliContext(command));
  const reject = harvester.archive.reject(n);
  if (!reject) throw new UsageError(`There is no rejected record number ${n}.`);
  print(`Source      ${reject.sourceId}`);
  print(`Where       ${reject.where}`);
  print(`Key         ${reject.sourceKey ?? 'none'}`);
  print(`Reason      ${reject.reason}`);
  print(`First seen  ${reject.firstSeen}`);
  print(`Last seen   ${reject.lastSeen}, ${counted(reject.tries, 'try', 'tries')}`);
  print();
  print(reject.raw);
}

async function retry(
  numbers: readonly number[],
  { source }: { readonly source?: string },
  command: Command,
): Promise<number> {
  const context = cliContext(command);
  await using region = await openRegion(context);
  using harvester = open(context);
  const sources = chooseSources(region.config, source === undefined ? [] : [source]);
  let left = 0;
  for (const one of sources) {
    const { tried, resolved } = await harvester.retry(
      one,
      numbers.length > 0 ? numbers : undefined,
    );
    left += tried - resolved;
    print(`${one.id}: ${counted(tried, 'record')} tried, ${resolved} can be used`);
  }
  return left > 0 ? EXIT.sourceFailed : EXIT.ok;
}
