import type { RejectedRaw, SourceContext, SourceEvent } from '../source.ts';
import type { EntryContext } from './entry-context.ts';
import { chooseFormats } from './formats.ts';
import { OaiClient } from './oai-client.ts';
import type { PageItem } from './page.ts';
import { Quality } from './quality.ts';
import { entryReader } from './read-entry.ts';
import { readCut } from './read-page.ts';
import type { OaiPmhSettings } from './settings.ts';

/** Reads a rejected record again: from what was kept, or, where nothing could be fetched then, by GetRecord. */
export async function* retryRecord(
  settings: OaiPmhSettings,
  rejected: RejectedRaw,
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  const read = entryReader(settings.mapping);
  const entry: EntryContext = {
    sourceId: context.sourceId,
    kommunenummer: context.kommunenummer,
    organisasjonsnummer: context.organisasjonsnummer,
    now: context.now(),
  };
  if (rejected.raw !== '') {
    const item = readCut({ kind: 'record', text: rejected.raw }, new Map());
    yield read(item, () => rejected.where, entry);
    return;
  }
  let found = 0;
  for (const item of await fetchRecord(settings, rejected, context)) {
    found++;
    yield read(item, () => rejected.where, entry);
  }
  if (found === 0) yield { kind: 'rejected', ...rejected };
}

async function fetchRecord(
  settings: OaiPmhSettings,
  { sourceKey }: RejectedRaw,
  context: SourceContext,
): Promise<PageItem[]> {
  if (sourceKey === null) return [];
  const client = new OaiClient(settings, context, new Quality());
  const metadataPrefix = settings.metadataPrefix ?? (await chooseFormats(client))[0] ?? 'oai_dc';
  const answer = await client.ask({ verb: 'GetRecord', identifier: sourceKey, metadataPrefix });
  const items: PageItem[] = [];
  for await (const batch of answer.batches) items.push(...batch);
  return items;
}
