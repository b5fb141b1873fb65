import { decodeText } from '../../xml/decode-text.ts';
import type { Envelope, PageItem } from './page.ts';
import { addMends, readCut, readCutEnvelope } from './read-page.ts';
import { RecordCutter } from './record-cutter.ts';

interface LongPage {
  readonly batches: AsyncGenerator<readonly PageItem[]>;
  /** Valid when the batches have been read. */
  readonly envelope: () => Envelope;
}

/** Reads a page that is too long to hold: cut at its records as it comes, each read alone. */
export function readLongPage(
  head: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
  longestRecord: number,
  mends: Map<string, number>,
): LongPage {
  const cutter = new RecordCutter(longestRecord);
  async function* batches(): AsyncGenerator<readonly PageItem[]> {
    for await (const text of texts(head, rest, mends)) {
      const items = [...cutter.feed(text)].map((cut) => readCut(cut, mends));
      if (items.length > 0) yield items;
    }
    const last = [...cutter.end()].map((cut) => readCut(cut, mends));
    if (last.length > 0) yield last;
  }
  return { batches: batches(), envelope: () => readCutEnvelope(cutter, mends) };
}

/** The bytes as text, parted after a `>`, where no character can be split. */
async function* texts(
  head: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
  mends: Map<string, number>,
): AsyncGenerator<string> {
  let carried: Uint8Array = new Uint8Array(0);
  const take = (chunk: Uint8Array): string => {
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const end = bytes.lastIndexOf(0x3e) + 1;
    carried = bytes.subarray(end);
    const { text, misreadBytes } = decodeText(bytes.subarray(0, end));
    addMends(mends, { misreadBytes });
    return text;
  };
  // In pieces, so that the records of the head are not all held at once.
  for (let at = 0; at < head.length; at += 256 * 1024)
    yield take(head.subarray(at, at + 256 * 1024));
  for await (const chunk of rest) yield take(chunk);
  yield decodeText(carried).text;
}
