import type { DemoEntry } from '../entry.ts';
import { type DemoFormat, documentId, withoutPersons } from '../entry.ts';
import type { Place } from '../formats/format.ts';
import { documentLink } from '../formats/links.ts';
import type { DemoJournal } from '../journal.ts';
import { documentLines } from './document-lines.ts';
import { htmlPage } from './html.ts';
import { pdfDocument } from './pdf.ts';

export interface Page {
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

const ENTRY_PATH = /^journalpost\/([0-9a-f-]{36})$/;
const DOCUMENT_PATH = /^dokument\/([0-9a-f-]{36})-(\d+)\.(html|txt|pdf)$/;

/** The municipality's page at `path` (below its own folder) at `now`; null: not there, or not open to anyone. */
export function pageAt(journal: DemoJournal, place: Place, path: string, now: Date): Page | null {
  const { municipality } = journal;
  const entryId = ENTRY_PATH.exec(path)?.[1];
  if (entryId !== undefined) {
    const entry = journal.find(entryId, now)?.entry;
    return entry ? landingPage(entry, place) : null;
  }
  const [, systemID, number, format] = DOCUMENT_PATH.exec(path) ?? [];
  const entry = systemID === undefined ? null : journal.find(systemID, now)?.entry;
  const document = entry?.documents.find((one) => one.number === Number(number));
  if (!entry || !document?.readable || document.format !== format) return null;
  const lines = documentLines(entry, document, municipality);
  return {
    type: TYPES[document.format],
    body: BODIES[document.format](lines, municipality.written),
  };
}

const TYPES: Readonly<Record<DemoFormat, string>> = {
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  pdf: 'application/pdf',
};

const BODIES: Readonly<
  Record<DemoFormat, (lines: readonly string[], language: 'nb' | 'nn') => Page['body']>
> = {
  html: htmlPage,
  txt: (lines) => `${lines.join('\n')}\n`,
  pdf: pdfDocument,
};

function landingPage(entry: DemoEntry, place: Place): Page {
  const links = entry.documents.flatMap((document) => {
    const href = documentLink(entry, document, place);
    return href === null ? [] : [{ href, text: withoutPersons(document.title) }];
  });
  const lines = [
    withoutPersons(entry.title),
    'DEMO',
    `${place.municipality.name} kommune, ${documentId(entry)}`,
    withoutPersons(entry.case.title),
  ];
  return { type: TYPES.html, body: htmlPage(lines, place.municipality.written, links) };
}
