import {
  attribute,
  child,
  children,
  childText,
  type XmlElement,
} from '../../harvester/xml/element.ts';
import { parseXml } from '../../harvester/xml/parse-xml.ts';

/** One answer of an endpoint, read strictly: text that is not well-formed fails the test. */
export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly root: XmlElement;
  readonly request: XmlElement;
  /** Codes of its errors, in order. */
  readonly errors: readonly string[];
  /** Headers of its records, in order. */
  readonly items: readonly AskedHeader[];
  readonly identifiers: readonly string[];
  /** null: no element; '': an empty one. */
  readonly token: string | null;
  readonly tokenElement: XmlElement | null;
}

export interface AskedHeader {
  readonly identifier: string;
  readonly datestamp: string;
  readonly deleted: boolean;
  readonly sets: readonly string[];
  readonly record: XmlElement | null;
}

export interface Asker {
  (query: string, init?: RequestInit): Promise<Asked>;
  /** Every answer so far, for the schemas. */
  readonly answers: string[];
  /** All pages of a list. */
  list(query: string, onPage?: (page: Asked) => Promise<void> | void): Promise<Asked[]>;
}

export function oaiAsker(baseUrl: string): Asker {
  const answers: string[] = [];
  const ask = async (query: string, init: RequestInit = {}): Promise<Asked> => {
    const response = await fetch(`${baseUrl}${query === '' ? '' : `?${query}`}`, init);
    const text = await response.text();
    if (response.status !== 200)
      throw new Error(`${query.slice(0, 200)} answered ${response.status}: ${text.slice(0, 200)}`);
    answers.push(text);
    return { ...readAnswer(text), status: response.status, headers: response.headers };
  };
  return Object.assign(ask, {
    answers,
    async list(query: string, onPage: (page: Asked) => Promise<void> | void = () => {}) {
      const pages = [await ask(query)];
      const verb = /verb=(\w+)/.exec(query)?.[1];
      for (;;) {
        const last = pages.at(-1);
        if (last === undefined) break;
        await onPage(last);
        if (!last.token) break;
        pages.push(await ask(`verb=${verb}&resumptionToken=${last.token}`));
      }
      return pages;
    },
  });
}

export function readAnswer(text: string): Omit<Asked, 'status' | 'headers'> {
  const { root } = parseXml(text);
  const request = child(root, 'request');
  if (root.name !== 'OAI-PMH' || request === null) throw new Error('this is no OAI-PMH');
  const list = root.content.find(
    (one): one is XmlElement =>
      typeof one !== 'string' && !['responseDate', 'request', 'error'].includes(one.name),
  );
  const records = list === undefined ? [] : [...children(list, 'record')];
  const items = [
    ...records.map((record) => readHeader(child(record, 'header'), record)),
    ...(list === undefined ? [] : children(list, 'header').map((one) => readHeader(one, null))),
  ];
  const tokenElement = list === undefined ? null : child(list, 'resumptionToken');
  return {
    text,
    root,
    request,
    errors: children(root, 'error').map((error) => attribute(error, 'code') ?? ''),
    items,
    identifiers: items.map(({ identifier }) => identifier),
    token: tokenElement === null ? null : tokenElement.content.join(''),
    tokenElement,
  };
}

function readHeader(header: XmlElement | null, record: XmlElement | null): AskedHeader {
  if (header === null) throw new Error('a record without a header');
  return {
    identifier: childText(header, 'identifier') ?? '',
    datestamp: childText(header, 'datestamp') ?? '',
    deleted: attribute(header, 'status') === 'deleted',
    sets: children(header, 'setSpec').map((set) => set.content.join('')),
    record,
  };
}
