import { InnsynError } from '../../errors.ts';
import type { SourceEvent } from '../source.ts';
import type { EntryContext } from './entry-context.ts';
import type { HarvestRun } from './harvest-run.ts';
import type { PageItem } from './page.ts';
import type { WindowCheck } from './window-check.ts';

export const entryContext = ({ context }: HarvestRun): EntryContext => ({
  sourceId: context.sourceId,
  kommunenummer: context.kommunenummer,
  organisasjonsnummer: context.organisasjonsnummer,
  now: context.now(),
});

/** The records of a ListRecords page. */
export function readRecords(
  run: HarvestRun,
  check: WindowCheck,
  items: readonly PageItem[],
  address: string,
  before: number,
): SourceEvent[] {
  const context = entryContext(run);
  const events: SourceEvent[] = [];
  let number = before;
  for (const item of items) {
    number++;
    count(run, check, item);
    events.push(run.readEntry(item, () => `${address} record ${number}`, context));
  }
  return events;
}

/** The headers of a ListIdentifiers page, each record fetched by itself: the way round a page that cannot be served. */
export async function readRecordByRecord(
  run: HarvestRun,
  check: WindowCheck,
  prefix: string,
  items: readonly PageItem[],
  address: string,
): Promise<SourceEvent[]> {
  const context = entryContext(run);
  const events: SourceEvent[] = [];
  for (const item of items) {
    count(run, check, item);
    const identifier = item.kind === 'record' ? item.header.identifier : null;
    if (identifier === null || (item.kind === 'record' && item.header.deleted)) {
      events.push(run.readEntry(item, () => address, context));
      continue;
    }
    const rejected = (reason: string): SourceEvent => ({
      kind: 'rejected',
      raw: '',
      reason,
      where: `GetRecord of ${identifier}`,
      sourceKey: identifier,
    });
    try {
      const answer = await run.client.ask(
        { verb: 'GetRecord', identifier, metadataPrefix: prefix },
        2,
      );
      let found = 0;
      for await (const batch of answer.batches)
        for (const record of batch) {
          found++;
          events.push(run.readEntry(record, () => answer.address, context));
        }
      const [error] = answer.envelope().errors;
      if (found === 0)
        events.push(
          rejected(
            error === undefined
              ? 'GetRecord gave no record.'
              : `GetRecord answered the OAI-PMH error ${error.code.replace(/[^A-Za-z]/g, '')}.`,
          ),
        );
    } catch (error) {
      if (!(error instanceof InnsynError)) throw error;
      events.push(rejected(`GetRecord failed: ${error.message}`));
    }
  }
  return events;
}

function count(run: HarvestRun, check: WindowCheck, item: PageItem): void {
  if (item.kind !== 'record') return;
  check.count(item.header.datestamp);
  if (item.header.identifier !== null) run.quality.countIdentifier(item.header.identifier);
}
