import type { DemoRecord } from '../journal.ts';
import { readBound, utcSecond } from './bound.ts';
import { header, record } from './record.ts';
import type { Repository } from './repository.ts';
import type { OaiFault, OaiRequest } from './request.ts';
import { type Position, readToken, TOKEN_LIFETIME_MS, writeToken } from './token.ts';

/** What a list is asked for, from arguments or from a token. */
type Selection = Pick<Position, 'verb' | 'prefix' | 'set' | 'from' | 'until'>;

/** One page of ListRecords or ListIdentifiers as XML, or what is wrong. */
export function list(
  repository: Repository,
  verb: Position['verb'],
  { given }: OaiRequest,
  now: Date,
): string | OaiFault {
  const token = given.resumptionToken;
  const position = token === undefined ? null : readToken(token, verb, now.getTime());
  if (token !== undefined && !position)
    return { code: 'badResumptionToken', message: 'the token is damaged or has expired' };
  const selection: Selection = position ?? {
    verb,
    prefix: given.metadataPrefix ?? '',
    set: given.set ?? null,
    from: given.from ?? null,
    until: given.until ?? null,
  };
  const format = repository.formats.find(({ prefix }) => prefix === selection.prefix);
  if (!format)
    return {
      code: 'cannotDisseminateFormat',
      message: 'see ListMetadataFormats for what is served',
    };
  const matching = select(repository.journal.at(now), selection);
  const left = position ? matching.filter(isAfter(position.last)) : matching;
  const page = left.slice(0, repository.pageSize);
  // What was left has changed and moved out of the asked window: an empty list is never legal, a repeated record is.
  if (page.length === 0 && position) {
    const last = repository.journal.find(position.last[1], now);
    if (last) page.push(last);
  }
  const end = page.at(-1);
  if (!end) return { code: 'noRecordsMatch', message: 'no records match' };
  const items = page.map((one) =>
    verb === 'ListRecords' ? record(repository, format, one) : header(repository, one),
  );
  const cursor = position?.cursor ?? 0;
  const size = cursor + Math.max(left.length, page.length);
  const next =
    left.length > page.length
      ? writeToken({
          ...selection,
          last: [end.from, end.systemID],
          cursor: cursor + page.length,
          issued: now.getTime(),
        })
      : '';
  const expires = utcSecond(now.getTime() + TOKEN_LIFETIME_MS);
  const resumption =
    next !== '' || position
      ? `<resumptionToken${next ? ` expirationDate="${expires}"` : ''} completeListSize="${size}" cursor="${cursor}">${next}</resumptionToken>`
      : '';
  return `<${verb}>${items.join('\n')}${resumption}</${verb}>`;
}

function select(records: readonly DemoRecord[], { set, from, until }: Selection): DemoRecord[] {
  const earliest = from === null ? 0 : (readBound(from, 'from')?.moment ?? 0);
  const latest = until === null ? Infinity : (readBound(until, 'until')?.moment ?? Infinity);
  const inSet = (type: DemoRecord['type']): boolean =>
    set === null || set === 'journalpost' || set === `journalpost:${type}`;
  return records.filter((one) => one.from >= earliest && one.from <= latest && inSet(one.type));
}

const isAfter =
  ([moment, systemID]: Position['last']) =>
  (one: DemoRecord): boolean =>
    one.from > moment || (one.from === moment && one.systemID > systemID);
