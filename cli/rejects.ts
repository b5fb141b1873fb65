import type { Command } from 'commander';
import { EXIT } from '../harvester/exit-code.ts';
import { type Harvester, openHarvester } from '../harvester/harvester.ts';
import { type CliContext, cliContext } from './context.ts';
import { counted, print, table } from './print.ts';
import { quietLog } from './quiet-log.ts';
import { chooseSources, openRegion } from './region.ts';
import { UsageError } from './usage-error.ts';

export interface ListOptions {
  readonly source?: string;
  readonly limit: number;
}

function open(context: CliContext): Harvester {
  quietLog(context);
  const { dataDirectory } = context.environment;
  return openHarvester({ config: context.config(), dataDirectory });
}

/** Prints the kept records with their reasons. */
export function listRejects({ source, limit }: ListOptions, command: Command): void {
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

/** Prints one record as the source sent it. */
export function showReject(n: number, command: Command): void {
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

/** Reads kept records again; returns the exit code. */
export async function retryRejected(
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
