import type { Contents } from '../../files/contents.ts';
import { below, readXmlDocument } from '../../files/xml-document.ts';
import type { SourceEvent } from '../source.ts';
import { Intake } from './intake.ts';
import { readNoark3 } from './noark3/registers.ts';
import { readNoark4Tables } from './noark4/tables.ts';
import { replacedPeriods } from './period.ts';
import type { Candidate, DeliveryContext } from './read-delivery.ts';
import { ENTRIES_PER_BATCH } from './read-xml-file.ts';
import type { ReaderContext } from './reader.ts';

/**
 * Reads what is described by a manifest and lies in tables: Noark 4 by NOARKIH, Noark 3 by the flat files of its ADDML. false:
 * the delivery is neither.
 */
export async function* readTables(
  contents: Contents,
  candidates: readonly Candidate[],
  context: DeliveryContext,
): AsyncGenerator<SourceEvent, boolean> {
  const { settings, publisher, now } = context;
  const noarkih = candidates.find(({ root }) => root === 'NOARK.IH');
  const addml = candidates.find(({ root }) => root === 'addml');
  const isPackage = contents.files.length > 1;
  if (!isPackage || (noarkih === undefined && addml === undefined)) return false;
  const manifest = (noarkih ?? addml)?.file;
  if (manifest === undefined) return false;
  const open = (historisk: boolean): ReaderContext => ({
    intake: new Intake({ publisher, file: manifest.name, historisk }),
    settings,
    now,
  });
  if (noarkih !== undefined) {
    const reader = open(settings.historical);
    const head = yield* inBatches(
      readNoark4Tables(noarkih.file, contents.files, reader),
      reader,
      context,
    );
    if (settings.replacePeriod) yield* replacedPeriods([{ head, counts: reader.intake.counts }]);
    return true;
  }
  const document = await readXmlDocument(manifest);
  if (![...below(document, 'flatFile')].some(() => true)) return false;
  // Noark 3 went out of use with the nineties: all of it is history
  const reader = open(true);
  yield* inBatches(readNoark3(document, manifest.name, contents.files, reader), reader, context);
  return true;
}

/** The events with a checkpoint after every few hundred entries, and the findings at the end. */
async function* inBatches<Result>(
  events: AsyncGenerator<SourceEvent, Result>,
  { intake }: ReaderContext,
  context: DeliveryContext,
): AsyncGenerator<SourceEvent, Result> {
  await using reading = events;
  let inBatch = 0;
  try {
    for (;;) {
      const next = await reading.next();
      if (next.done) return next.value;
      yield next.value;
      if (next.value.kind === 'record' || next.value.kind === 'deleted') inBatch++;
      if (inBatch < ENTRIES_PER_BATCH) continue;
      inBatch = 0;
      yield { kind: 'progress', done: intake.counts.read, total: null };
      yield context.batchEnd();
    }
  } finally {
    yield* intake.remarks();
  }
}
