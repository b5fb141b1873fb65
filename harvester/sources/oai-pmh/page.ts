import { attribute, child, childText, type XmlElement } from '../../xml/element.ts';

/** One page of a list, or any other answer, as read. */
export interface OaiPage {
  readonly envelope: Envelope;
  readonly items: readonly PageItem[];
  /** What had to be mended to read it, by kind, with how often. */
  readonly mends: ReadonlyMap<string, number>;
}

export interface Envelope {
  /** The answer is OAI-PMH at all. */
  readonly isOai: boolean;
  /** `ListRecords`, `GetRecord`, …; null: no such element. */
  readonly verb: string | null;
  readonly responseDate: string | null;
  readonly errors: readonly OaiError[];
  /** null: no element; empty: the list ends here. */
  readonly token: string | null;
  /** null: not stated, or not a positive number. */
  readonly completeListSize: number | null;
  /** The answer was not cut off. */
  readonly complete: boolean;
  /** Everything but the records; null when only pieces could be read. */
  readonly root: XmlElement | null;
}

export interface OaiError {
  readonly code: string;
  readonly text: string;
}

export interface OaiHeader {
  readonly identifier: string | null;
  readonly datestamp: string | null;
  readonly deleted: boolean;
}

export type PageItem =
  | {
      readonly kind: 'record';
      readonly header: OaiHeader;
      /** The element inside `<metadata>`; null: none. */
      readonly metadata: XmlElement | null;
      /** Where the record stands in the text it was read from. */
      readonly text: string;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'unreadable';
      readonly reason: string;
      readonly identifier: string | null;
      readonly raw: string;
    };

const LISTS: ReadonlySet<string> = new Set([
  'ListRecords',
  'ListIdentifiers',
  'GetRecord',
  'Identify',
  'ListSets',
  'ListMetadataFormats',
]);

export const isRecord = (name: string, parent: string | null): boolean =>
  name === 'record'
    ? parent === 'ListRecords' || parent === 'GetRecord' || parent === 'OAI-PMH' || parent === null
    : name === 'header' && parent === 'ListIdentifiers';

/** A `<record>`, or a `<header>` that stands alone in ListIdentifiers. */
export function readItem(element: XmlElement, text: string, start: number, end: number): PageItem {
  const alone = element.name === 'header';
  const header = readHeader(alone ? element : child(element, 'header'));
  let metadata: XmlElement | null = null;
  for (const item of child(alone ? null : element, 'metadata')?.content ?? [])
    if (typeof item !== 'string') {
      metadata = item;
      break;
    }
  return { kind: 'record', header, metadata, text, start, end };
}

function readHeader(header: XmlElement | null): OaiHeader {
  if (header === null) return { identifier: null, datestamp: null, deleted: false };
  return {
    identifier: childText(header, 'identifier'),
    datestamp: childText(header, 'datestamp'),
    deleted: attribute(header, 'status')?.trim().toLowerCase() === 'deleted',
  };
}

export function readEnvelope(root: XmlElement): Envelope {
  const errors: OaiError[] = [];
  let list: XmlElement | null = null;
  for (const item of root.content) {
    if (typeof item === 'string') continue;
    if (item.name === 'error')
      errors.push({ code: attribute(item, 'code')?.trim() ?? '', text: plain(item).slice(0, 500) });
    else if (LISTS.has(item.name)) list ??= item;
  }
  const token = child(list, 'resumptionToken');
  return {
    isOai: root.name === 'OAI-PMH',
    verb: list?.name ?? null,
    responseDate: childText(root, 'responseDate'),
    errors,
    token: token === null ? null : plain(token),
    completeListSize: readSize(token === null ? null : attribute(token, 'completeListSize')),
    complete: root.name === 'OAI-PMH',
    root,
  };
}

const plain = (element: XmlElement): string =>
  element.content
    .map((item) => (typeof item === 'string' ? item : ''))
    .join('')
    .trim();

export const readSize = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text.trim()) && Number(text) > 0 ? Number(text) : null;
