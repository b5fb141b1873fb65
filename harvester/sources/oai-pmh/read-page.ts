import type { XmlElement } from '../../xml/element.ts';
import { mendXml } from '../../xml/mend-xml.ts';
import { parseXml, type TakeOut, XmlFault } from '../../xml/parse-xml.ts';
import {
  type Envelope,
  isRecord,
  type OaiPage,
  type PageItem,
  readEnvelope,
  readItem,
  readSize,
} from './page.ts';
import { type Cut, RecordCutter } from './record-cutter.ts';

/**
 * Reads one answer. The strict way first; when the text is not well-formed, the page is cut at its records and each is
 * read alone, strictly, then mended (`mendXml`), else kept as unreadable. Throws XmlFault only for what is refused (DOCTYPE).
 */
export function readPage(text: string, longestRecord: number): OaiPage {
  const mends = new Map<string, number>();
  const strict = parsePage(text, longestRecord, mends);
  if (strict !== null) return { ...strict, mends };
  const cutter = new RecordCutter(longestRecord);
  const items = [...cutter.feed(text), ...cutter.end()].map((cut) => readCut(cut, mends));
  if (items.length > 0 || cutter.cutOff)
    return { envelope: readCutEnvelope(cutter, mends), items, mends };
  const mended = mendXml(text);
  const second = parsePage(mended.text, longestRecord, mends);
  if (second === null) return { envelope: readCutEnvelope(cutter, mends), items: [], mends };
  addMends(mends, mended.mends);
  return { ...second, mends };
}

function parsePage(
  text: string,
  longestRecord: number,
  mends: Map<string, number>,
): { readonly envelope: Envelope; readonly items: PageItem[] } | null {
  const items: PageItem[] = [];
  const takeOut: TakeOut = {
    wanted: isRecord,
    take: (element, start, end) => {
      items.push(
        end - start > longestRecord
          ? tooLong(text.slice(start, start + 64 * 1024))
          : readItem(element, text, start, end),
      );
    },
  };
  const parsed = tryParse(text, takeOut);
  if (!('root' in parsed)) return null;
  addMends(mends, { undeclaredPrefix: parsed.undeclaredPrefixes });
  return { envelope: readEnvelope(parsed.root), items };
}

function tryParse(
  text: string,
  takeOut: TakeOut | null,
): { readonly root: XmlElement; readonly undeclaredPrefixes: number } | { readonly fault: string } {
  try {
    return parseXml(text, takeOut);
  } catch (error) {
    if (!(error instanceof XmlFault) || error.refused) throw error;
    return { fault: error.message.replace(/\.+$/, '') };
  }
}

/** Reads one record by itself, as cut from a page or kept after a rejection. */
export function readCut(cut: Cut, mends: Map<string, number>): PageItem {
  if (cut.kind === 'tooLong') return tooLong(cut.text);
  const { text } = cut;
  const strict = tryParse(text, null);
  if ('root' in strict) {
    // A prefix declared on the root of the page is missing here by our own doing: not counted.
    return readItem(strict.root, text, 0, text.length);
  }
  const mended = mendXml(text);
  const second = tryParse(mended.text, null);
  if ('root' in second) {
    addMends(mends, mended.mends);
    return readItem(second.root, text, 0, text.length);
  }
  return {
    kind: 'unreadable',
    reason: `The record is not well-formed XML: ${second.fault}. The owner of the source must mend it.`,
    identifier: identifierIn(text),
    raw: text,
  };
}

const tooLong = (start: string): PageItem => ({
  kind: 'unreadable',
  reason: 'The record is longer than maxRecordBytes; only its start was kept.',
  identifier: identifierIn(start),
  raw: start,
});

const identifierIn = (text: string): string | null =>
  /<(?:[\w.-]+:)?identifier\s*>\s*([^<\s][^<]*?)\s*<\//.exec(text.slice(0, 8192))?.[1] ?? null;

/** What stands around the records of a page that is not well-formed as a whole. */
export function readCutEnvelope(cutter: RecordCutter, mends: Map<string, number>): Envelope {
  const text = cutter.envelope;
  for (const mended of [{ text, mends: {} }, mendXml(text)]) {
    const parsed = tryParse(mended.text, null);
    if (!('root' in parsed)) continue;
    addMends(mends, mended.mends);
    const envelope = readEnvelope(parsed.root);
    return { ...envelope, complete: envelope.complete && !cutter.cutOff };
  }
  addMends(mends, { brokenEnvelope: 1 });
  const token = /<(?:[\w.-]+:)?resumptionToken([^>]*?)(?:\/>|>([^<]*)<)/.exec(text);
  const size = /completeListSize\s*=\s*["']([^"']*)["']/.exec(token?.[1] ?? '')?.[1];
  return {
    isOai: /<(?:[\w.-]+:)?OAI-PMH[\s>]/.test(text),
    verb: /<(?:[\w.-]+:)?(ListRecords|ListIdentifiers|GetRecord)[\s>]/.exec(text)?.[1] ?? null,
    responseDate: /<(?:[\w.-]+:)?responseDate\s*>([^<]*)</.exec(text)?.[1]?.trim() ?? null,
    errors: [...text.matchAll(/<(?:[\w.-]+:)?error\s[^>]*?code\s*=\s*["'](\w{1,40})["']/g)].map(
      (match) => ({ code: match[1] ?? '', text: '' }),
    ),
    token: token === null ? null : unescaped(token[2] ?? '').trim(),
    completeListSize: readSize(size ?? null),
    complete: !cutter.cutOff && /<\/(?:[\w.-]+:)?(?:ListRecords|GetRecord)\s*>/.test(text),
    root: null,
  };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};
const unescaped = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|apos);/g, (found) => ESCAPES[found] ?? found);

export function addMends(all: Map<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [kind, count] of Object.entries(more))
    if (count > 0) all.set(kind, (all.get(kind) ?? 0) + count);
}
