import { SourceChangedShape } from '../../errors.ts';
import type { DeliveredFile } from '../../files/delivered-file.ts';
import { chooseEncoding } from '../../files/encoding.ts';
import type { Survey } from '../../files/survey.ts';
import { XmlReader } from '../../files/xml-reader.ts';
import { type TreeListener, XmlTree } from '../../files/xml-tree.ts';
import type { SourceEvent } from '../source.ts';
import { FORMATS, ROOTS } from './formats.ts';
import type { FileHead, FormatReader, ReaderContext } from './reader.ts';

/** Entries between two checkpoints, so that a batch of the store stays small however large the file is. */
export const ENTRIES_PER_BATCH = 500;

/** What the end of a file leaves behind. */
export interface FileOutcome {
  readonly head: FileHead | null;
}

/**
 * Reads one XML file of any known format and yields its entries, with `batchEnd` after every few hundred; then its findings.
 * Ends with what the file said about itself. Throws SourceChangedShape, naming file and line, when the XML is broken, beyond a
 * limit, or of no known format; what was yielded before stands, and the file must not be taken as whole.
 */
export async function* readXmlFile(
  file: DeliveredFile,
  facts: Survey,
  context: ReaderContext,
  batchEnd: () => SourceEvent,
): AsyncGenerator<SourceEvent, FileOutcome> {
  if (facts.bytes === 0)
    throw new SourceChangedShape(`${file.name}, line 1: the file is empty. Ask for a new one.`);
  const { intake } = context;
  const encoding = chooseEncoding(facts);
  let reader: FormatReader | null = null;
  const listener: TreeListener = {
    open(element) {
      if (reader === null) {
        const format = FORMATS.get(element.name);
        if (format === undefined) throw new SourceChangedShape(`${file.name}: unknown format`);
        reader = format.reader(element, context);
      }
      reader.open(element);
    },
    close: (element) => reader?.close(element),
    fault: (code, element, line) => reader?.fault(code, element, line),
  };
  const xml = new XmlReader(file.name, new XmlTree(file.name, ROOTS, listener));
  const decoder = new TextDecoder(encoding.label);
  let inBatch = 0;
  try {
    for await (const chunk of file.open()) {
      xml.write(decoder.decode(chunk, { stream: true }));
      for (const event of intake.drain()) {
        yield event;
        if (event.kind === 'record' || event.kind === 'deleted') inBatch++;
        if (inBatch < ENTRIES_PER_BATCH) continue;
        inBatch = 0;
        yield { kind: 'progress', done: intake.counts.read, total: null };
        yield batchEnd();
      }
    }
    xml.write(decoder.decode());
    xml.close();
    yield* intake.drain();
    const head = (reader as FormatReader | null)?.head() ?? null;
    checkHead(head, context);
    yield* encodingRemarks(file.name, encoding);
    yield* intake.remarks();
    return { head };
  } catch (error) {
    // what came before the break stands; it is handed on so that the findings name it
    yield* intake.drain();
    yield* intake.remarks();
    throw error;
  } finally {
    (reader as FormatReader | null)?.[Symbol.dispose]();
  }
}

function checkHead(head: FileHead | null, { intake }: ReaderContext): void {
  if (head?.fraDato != null && head.tilDato !== null && head.fraDato > head.tilDato)
    intake.fault('period_reversed', 'journalStartDato', head.line);
  if (head?.antall == null || head.antall === intake.counts.read) return;
  intake.fault('count_differs', 'antallJournalposter', head.antallLine);
}

function* encodingRemarks(
  file: string,
  encoding: ReturnType<typeof chooseEncoding>,
): Generator<SourceEvent> {
  const { declared, declarationLies, label, strayBytes } = encoding;
  if (declarationLies)
    yield {
      kind: 'remark',
      code: 'encoding_differs',
      detail: { file, line: 1, element: 'xml', declared: declared ?? 'UTF-8', read: label },
    };
  if (strayBytes > 0)
    yield { kind: 'remark', code: 'stray_bytes', detail: { file, line: 1, count: strayBytes } };
}
