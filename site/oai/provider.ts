import { secondAfter, utcSecond } from './bound.ts';
import { localIdIn } from './identifier.ts';
import { identify } from './identify.ts';
import { list } from './list.ts';
import { listSets } from './list-sets.ts';
import { createRecordCache } from './record-cache.ts';
import { recordXml } from './record-xml.ts';
import type { Repository } from './repository.ts';
import { type Fault, type OaiRequest, readRequest, type Verb } from './request.ts';
import type { Tokens } from './token.ts';
import { escapeAttribute, escapeText, textElement } from './xml-text.ts';

export interface ProviderOptions {
  readonly baseUrl: string;
  readonly repositoryName: string;
  readonly adminEmails: readonly [string, ...string[]];
  /** The domain in identifiers, `oai:<domain>:<local id>`. */
  readonly repositoryIdentifier: string;
  readonly deletedRecord: 'no' | 'transient' | 'persistent';
  readonly granularity: 'day' | 'second';
  /** Codings an answer can be had in, for Identify; `identity` left out. */
  readonly compression: readonly string[];
  /** Further `<description>`s of Identify, one element each. */
  readonly descriptions: readonly string[];
  /** Earliest datestamp while there is nothing. */
  readonly earliest: string;
  readonly tokens: Tokens;
  readonly recordsPerPage: number;
  readonly headersPerPage: number;
  readonly setsPerPage: number;
  /** A page ends before it gets longer, but never before its first record. */
  readonly bytesPerPage: number;
  /** Finished records kept in memory. */
  readonly cacheBytes: number;
}

/** What every part of an answer is made from. */
export interface Provider<Content> {
  readonly repository: Repository<Content>;
  readonly options: ProviderOptions;
  readonly cache: ReturnType<typeof createRecordCache>;
}

export interface OaiAnswer {
  /** The XML, UTF-8. */
  readonly body: Buffer;
  /** null: badVerb. */
  readonly verb: Verb | null;
  readonly faults: readonly Fault[];
  /** Records, headers or sets in it. */
  readonly items: number;
  /** The same answer can be given again for a while: no list, no token. */
  readonly lasting: boolean;
  /** Where the part that says when the answer was given begins and ends in `body`. */
  readonly dated: readonly [from: number, to: number];
}

/** What a verb comes to: pieces of XML, or what is wrong. */
export type Outcome =
  | { readonly pieces: readonly (string | Buffer)[]; readonly items: number }
  | readonly Fault[];

const OAI = 'http://www.openarchives.org/OAI/2.0/';
const START = Buffer.from(
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<OAI-PMH xmlns="${OAI}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
    ` xsi:schemaLocation="${OAI} ${OAI}OAI-PMH.xsd">\n<responseDate>`,
);
const END = '\n</OAI-PMH>\n';

/**
 * An OAI-PMH 2.0 provider over any repository. `form` is the query string of a GET or the body of a POST. Never throws for
 * what a client sends; what the repository throws comes out, and is for the caller to turn into HTTP 500.
 */
export function createProvider<Content>(
  repository: Repository<Content>,
  options: ProviderOptions,
): (form: string, now: Date) => OaiAnswer {
  const provider: Provider<Content> = {
    repository,
    options,
    cache: createRecordCache(options.cacheBytes),
  };
  return (form, now) => {
    const request = readRequest(form, options.granularity);
    const outcome = 'verb' in request ? perform(provider, request, now) : request;
    return answer(provider, request, outcome, now);
  };
}

/** A list shows what is older than the present second: that one can still grow. */
export const horizon = ({ repository }: Provider<unknown>, now: Date): number =>
  repository.positionBefore(utcSecond(now));

/** The last position with a datestamp up to and with this second. */
export const positionUpTo = ({ repository }: Provider<unknown>, second: string): number =>
  repository.positionBefore(secondAfter(second));

function answer(
  { options }: Provider<unknown>,
  request: OaiRequest | readonly Fault[],
  outcome: Outcome,
  now: Date,
): OaiAnswer {
  const faults = 'pieces' in outcome ? [] : outcome;
  // badVerb and badArgument: the request element has no attributes (OAI-PMH 2.0 §3.2).
  const echoes =
    'verb' in request && faults.every(({ code }) => code !== 'badVerb' && code !== 'badArgument');
  const attributes = echoes
    ? Object.entries({ verb: request.verb, ...request.given })
        .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
        .join('')
    : '';
  const date = utcSecond(now);
  const head = `${date}</responseDate>\n<request${attributes}>${escapeText(options.baseUrl)}</request>\n`;
  const pieces =
    'pieces' in outcome
      ? outcome.pieces
      : faults.map(({ code, message }) => `<error code="${code}">${escapeText(message)}</error>`);
  const verb = 'verb' in request ? request.verb : null;
  return {
    body: Buffer.concat([START, ...buffers([head, ...pieces, END])]),
    verb,
    faults,
    items: 'pieces' in outcome ? outcome.items : 0,
    lasting: !(verb === 'ListRecords' || verb === 'ListIdentifiers'),
    dated: [START.length, START.length + date.length],
  };
}

/** Strings that stand beside each other are turned into bytes together. */
function* buffers(pieces: readonly (string | Buffer)[]): Generator<Buffer> {
  let text = '';
  for (const piece of pieces)
    if (typeof piece === 'string') text += piece;
    else {
      if (text !== '') yield Buffer.from(text);
      text = '';
      yield piece;
    }
  if (text !== '') yield Buffer.from(text);
}

function perform<Content>(provider: Provider<Content>, request: OaiRequest, now: Date): Outcome {
  switch (request.verb) {
    case 'Identify':
      return { pieces: [identify(provider)], items: 0 };
    case 'ListMetadataFormats':
      return listFormats(provider, request);
    case 'ListSets':
      return listSets(provider, request, now);
    case 'GetRecord':
      return getRecord(provider, request);
    default:
      return list(provider, request.verb, request, now);
  }
}

const UNKNOWN: Fault = { code: 'idDoesNotExist', message: 'no record has this identifier' };
export const NO_FORMAT: Fault = {
  code: 'cannotDisseminateFormat',
  message: 'ListMetadataFormats tells which formats there are',
};

const itemOf = <Content>({ repository, options }: Provider<Content>, identifier: string) => {
  const localId = localIdIn(options.repositoryIdentifier, identifier);
  return localId === null ? null : repository.item(localId);
};

function listFormats<Content>(provider: Provider<Content>, { given }: OaiRequest): Outcome {
  let { formats } = provider.repository;
  if (given.identifier !== undefined) {
    const item = itemOf(provider, given.identifier);
    if (item === null) return [UNKNOWN];
    const { content } = item;
    if (content !== null) formats = formats.filter((format) => format.write(content) !== null);
    if (formats.length === 0)
      return [{ code: 'noMetadataFormats', message: 'the record has no format' }];
  }
  const xml = formats.map(
    ({ prefix, schema, namespace }) =>
      `<metadataFormat>${textElement('metadataPrefix', prefix)}${textElement('schema', schema)}` +
      `${textElement('metadataNamespace', namespace)}</metadataFormat>`,
  );
  return {
    pieces: ['<ListMetadataFormats>', ...xml, '</ListMetadataFormats>'],
    items: formats.length,
  };
}

function getRecord<Content>(provider: Provider<Content>, { given }: OaiRequest): Outcome {
  const { repository, options } = provider;
  const item = itemOf(provider, given.identifier ?? '');
  const format = repository.formats.find(({ prefix }) => prefix === given.metadataPrefix);
  if (item === null || format === undefined)
    return [...(item === null ? [UNKNOWN] : []), ...(format === undefined ? [NO_FORMAT] : [])];
  const xml = recordXml(item, format, options);
  return xml === null ? [NO_FORMAT] : { pieces: ['<GetRecord>', xml, '</GetRecord>'], items: 1 };
}
