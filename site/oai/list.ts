import { readBound, utcSecond } from './bound.ts';
import { horizon, NO_FORMAT, type Outcome, type Provider, positionUpTo } from './provider.ts';
import { headerXml, recordXml } from './record-xml.ts';
import type { Format, ItemHeader, Selection } from './repository.ts';
import type { Fault, OaiRequest } from './request.ts';
import type { Place } from './token.ts';

type ListVerb = 'ListRecords' | 'ListIdentifiers';
type ListPlace = Extract<Place, { verb: ListVerb }>;

/** Above this many, completeListSize is an upper bound instead of a count. */
const MOST_COUNTED = 1_000_000;
/** A datestamp may be moved on for a moment after its change was written; what is younger is not kept. */
const SETTLED_MS = 60_000;

/** One item on a page. */
interface Piece {
  readonly position: number;
  readonly xml: Buffer;
}

/**
 * One page of ListRecords or ListIdentifiers (OAI-PMH 2.0 §4.3, §4.5), by position: an item that changes meanwhile moves to the end of
 * the list and is met there, or has a datestamp that the next harvest asks for. A page is never empty.
 */
export function list<Content>(
  provider: Provider<Content>,
  verb: ListVerb,
  { given }: OaiRequest,
  now: Date,
): Outcome {
  const { repository, options } = provider;
  const token = given.resumptionToken;
  const place =
    token === undefined ? firstPlace(provider, verb, given) : readPlace(provider, verb, token, now);
  if (!('verb' in place)) return place;
  const format = repository.formats.find(({ prefix }) => prefix === place.prefix);
  if (format === undefined) return [NO_FORMAT];
  const end = Math.min(
    horizon(provider, now),
    place.until === null ? Number.MAX_SAFE_INTEGER : positionUpTo(provider, place.until),
  );
  const selection: Selection = { set: place.set, after: place.after, upTo: end };
  const perPage = verb === 'ListRecords' ? options.recordsPerPage : options.headersPerPage;
  const { pieces, more } = page(provider, verb, format, selection, perPage, now);
  if (pieces.length === 0) {
    if (token === undefined)
      return [{ code: 'noRecordsMatch', message: 'no records match the arguments' }];
    pieces.push(...repeated(provider, verb, format, place));
  }
  return {
    pieces: [
      `<${verb}>`,
      ...pieces.map(({ xml }) => xml),
      resumption(provider, place, pieces, more ? selection : null, token === undefined, now),
      `</${verb}>`,
    ],
    items: pieces.length,
  };
}

function firstPlace(
  provider: Provider<unknown>,
  verb: ListVerb,
  given: OaiRequest['given'],
): ListPlace | Fault[] {
  const { repository } = provider;
  if (given.set !== undefined && !repository.hasSets)
    return [{ code: 'noSetHierarchy', message: 'there are no sets here' }];
  const from = given.from === undefined ? null : readBound(given.from, 'from');
  const until = given.until === undefined ? null : readBound(given.until, 'until');
  const start = from === null ? 0 : repository.positionBefore(from.second);
  return {
    verb,
    prefix: given.metadataPrefix ?? '',
    set: given.set ?? null,
    until: until?.second ?? null,
    start,
    after: start,
    cursor: 0,
    size: 0,
  };
}

function readPlace(
  { options }: Provider<unknown>,
  verb: ListVerb,
  token: string,
  now: Date,
): ListPlace | Fault[] {
  const place = options.tokens.read(token, verb, now);
  return place === null || place.verb === 'ListSets'
    ? [
        {
          code: 'badResumptionToken',
          message: 'the token is damaged or too old: begin the list again',
        },
      ]
    : place;
}

/** The items of a page, and whether there are more. One more is read than is shown, so that `more` is never a promise only. */
function page<Content>(
  provider: Provider<Content>,
  verb: ListVerb,
  format: Format<Content>,
  selection: Selection,
  perPage: number,
  now: Date,
): { readonly pieces: Piece[]; readonly more: boolean } {
  const { bytesPerPage } = provider.options;
  const pieces: Piece[] = [];
  let bytes = 0;
  let { after } = selection;
  for (;;) {
    const wanted = perPage + 1 - pieces.length;
    const positions = provider.repository.positions({ ...selection, after }, wanted);
    for (const piece of piecesAt(provider, verb, format, { ...selection, after }, positions, now)) {
      const isFull = pieces.length === perPage || bytes + piece.xml.length > bytesPerPage;
      if (isFull && pieces.length > 0) return { pieces, more: true };
      pieces.push(piece);
      bytes += piece.xml.length;
    }
    const last = positions.at(-1);
    if (last === undefined || positions.length < wanted) return { pieces, more: false };
    after = last;
  }
}

/** The pieces at these positions: from the cache, and what it lacks from the repository. Items without the format are left out. */
function piecesAt<Content>(
  { repository, options, cache }: Provider<Content>,
  verb: ListVerb,
  format: Format<Content>,
  selection: Selection,
  positions: readonly number[],
  now: Date,
): Piece[] {
  const isRecords = verb === 'ListRecords';
  cache.keepFor(repository.revision?.() ?? 0);
  const kind = isRecords ? format.prefix : format.partial ? `${format.prefix} header` : '';
  const found = positions.map((position) => cache.get(kind, position));
  const from = found.indexOf(undefined);
  const fresh = new Map<number, Buffer>();
  if (from >= 0) {
    const to = found.lastIndexOf(undefined);
    const missing: Selection = {
      set: selection.set,
      after: from === 0 ? selection.after : (positions[from - 1] ?? selection.after),
      upTo: positions[to] ?? selection.upTo,
    };
    const settled = utcSecond(new Date(now.getTime() - SETTLED_MS));
    const keep = ({ position, datestamp }: ItemHeader, text: string): void => {
      const xml = Buffer.from(text);
      fresh.set(position, xml);
      if (datestamp < settled) cache.put(kind, position, xml);
    };
    const most = to - from + 1;
    if (isRecords || format.partial)
      for (const item of repository.items(missing, most)) {
        const xml = recordXml(item, format, options);
        if (xml !== null) keep(item, isRecords ? xml : `${headerXml(item, options)}\n`);
      }
    else
      for (const header of repository.headers(missing, most))
        keep(header, `${headerXml(header, options)}\n`);
  }
  return positions.flatMap((position, i) => {
    const xml = found[i] ?? fresh.get(position);
    return xml === undefined ? [] : { position, xml };
  });
}

/**
 * All that was left when the token was made has changed since and moved out of the list. An empty list is never legal, and noRecordsMatch would
 * be wrong: an item already given is given again, or, when those have moved as well, the next one there is.
 */
function repeated<Content>(
  provider: Provider<Content>,
  verb: ListVerb,
  format: Format<Content>,
  { set, start, after }: ListPlace,
): Piece[] {
  const { repository, options } = provider;
  const everything = { set, after: 0, upTo: Number.MAX_SAFE_INTEGER };
  const header = repository.last({ set, after: start, upTo: after }) ?? repository.last(everything);
  const item = header === null ? null : repository.item(header.localId);
  if (item === null) return [];
  const xml =
    verb === 'ListRecords'
      ? (recordXml(item, format, options) ?? '')
      : `${headerXml(item, options)}\n`;
  return xml === '' ? [] : [{ position: item.position, xml: Buffer.from(xml) }];
}

function resumption(
  { repository, options }: Provider<unknown>,
  place: ListPlace,
  pieces: readonly Piece[],
  rest: Selection | null,
  isFirst: boolean,
  now: Date,
): string {
  const last = pieces.at(-1);
  const given = place.cursor + pieces.length;
  if (rest === null || last === undefined)
    return isFirst
      ? ''
      : `<resumptionToken completeListSize="${Math.max(given, 1)}" cursor="${place.cursor}"/>`;
  const counted = isFirst ? repository.count(rest, MOST_COUNTED) : place.size;
  // Some clients stop when the cursor reaches the size: it must not, while there is more.
  const size = Math.max(counted, given + 1);
  const { token, expires } = options.tokens.write(
    { ...place, after: last.position, cursor: given, size },
    now,
  );
  return `<resumptionToken expirationDate="${utcSecond(expires)}" completeListSize="${size}" cursor="${place.cursor}">${token}</resumptionToken>`;
}
