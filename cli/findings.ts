import type { Command } from 'commander';
import { openHarvester } from '../harvester/harvester.ts';
import { cliContext } from './context.ts';
import { print, table } from './print.ts';
import { quietLog } from './quiet-log.ts';

export interface FindingsOptions {
  readonly code?: string;
  readonly limit: number;
}

/** Prints what screening has found. */
export function listFindings({ code, limit }: FindingsOptions, command: Command): void {
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
  for (const line of table([['kind', 'field', 'times', 'source', 'entry'], ...rows])) print(line);
  if (found.length === limit) print(`There may be more: --limit ${limit * 2}`);
}
