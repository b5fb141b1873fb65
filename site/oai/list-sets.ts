import { utcSecond } from './bound.ts';
import type { Outcome, Provider } from './provider.ts';
import type { OaiSet } from './repository.ts';
import type { OaiRequest } from './request.ts';
import { textElement } from './xml-text.ts';

/** One page of ListSets (OAI-PMH 2.0 §4.6). */
export function listSets(
  { repository, options }: Provider<unknown>,
  { given }: OaiRequest,
  now: Date,
): Outcome {
  const { tokens, setsPerPage } = options;
  const token = given.resumptionToken;
  const place = token === undefined ? null : tokens.read(token, 'ListSets', now);
  if (token !== undefined && place?.verb !== 'ListSets')
    return [{ code: 'badResumptionToken', message: 'the token is damaged or too old' }];
  if (!repository.hasSets) return [{ code: 'noSetHierarchy', message: 'there are no sets here' }];
  const start = place?.verb === 'ListSets' ? place : null;
  const found = repository.sets(start?.spec ?? null, setsPerPage + 1);
  // What was left has gone from the configuration meanwhile: an empty list is never legal.
  const sets = found.length > 0 ? found.slice(0, setsPerPage) : repository.sets(null, 1);
  const cursor = start?.cursor ?? 0;
  const last = sets.at(-1);
  let resumption = '';
  if (last && found.length > setsPerPage) {
    const next = tokens.write(
      { verb: 'ListSets', spec: last.spec, cursor: cursor + sets.length },
      now,
    );
    resumption = `<resumptionToken expirationDate="${utcSecond(next.expires)}" cursor="${cursor}">${next.token}</resumptionToken>`;
  } else if (start) resumption = `<resumptionToken cursor="${cursor}"/>`;
  return {
    pieces: ['<ListSets>', ...sets.map(setXml), resumption, '</ListSets>'],
    items: sets.length,
  };
}

const setXml = ({ spec, name, descriptions }: OaiSet): string =>
  `<set>${textElement('setSpec', spec)}${textElement('setName', name)}${descriptions
    .map((xml) => `<setDescription>${xml}</setDescription>`)
    .join('')}</set>`;
