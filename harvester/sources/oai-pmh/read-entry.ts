import { RecordRejected } from '../../errors.ts';
import type { SourceEvent } from '../source.ts';
import {
  type CompiledMapping,
  compileMapping,
  type DublinCoreMapping,
} from './dublin-core-mapping.ts';
import type { EntryContext } from './entry-context.ts';
import { NOARK5_ROOTS } from './noark5-entries.ts';
import { readOpphav } from './opphav.ts';
import type { PageItem } from './page.ts';
import { readDublinCore } from './read-dublin-core.ts';
import { readNoark5 } from './read-noark5.ts';

/** `where` is only called for a record that is rejected. */
export type ReadEntry = (item: PageItem, where: () => string, context: EntryContext) => SourceEvent;

/** One record of a page as what it means to the archive. The root of the metadata decides the reader, not the prefix. */
export function entryReader(mapping: DublinCoreMapping): ReadEntry {
  const compiled = compileMapping(mapping);
  return (item, where, context) => readEntry(item, where, compiled, context);
}

function readEntry(
  item: PageItem,
  where: () => string,
  mapping: CompiledMapping,
  context: EntryContext,
): SourceEvent {
  if (item.kind === 'unreadable')
    return {
      kind: 'rejected',
      raw: item.raw,
      reason: item.reason,
      where: where(),
      sourceKey: item.identifier,
    };
  const { header, metadata } = item;
  const { identifier } = header;
  const reject = (reason: string): SourceEvent => ({
    kind: 'rejected',
    raw: item.text.slice(item.start, item.end),
    reason,
    where: where(),
    sourceKey: identifier,
  });
  if (identifier === null)
    return reject('The header has no identifier, so the record cannot be told from others.');
  // OAI-PMH 2.0 §2.5.1: a deleted record has no metadata; what some servers send all the same is not ours to show.
  if (header.deleted) return { kind: 'deleted', sourceKey: identifier };
  if (metadata === null) return reject('The record is not deleted, yet has no metadata.');
  try {
    const record = NOARK5_ROOTS.has(metadata.name)
      ? readNoark5(metadata, identifier, context)
      : readDublinCore(metadata, identifier, mapping, context);
    const opphav = readOpphav(header, metadata);
    return { kind: 'record', record: opphav === null ? record : { ...record, opphav } };
  } catch (error) {
    if (error instanceof RecordRejected) return reject(error.message);
    throw error;
  }
}
