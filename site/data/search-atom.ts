import { permanentHref } from '../links.ts';
import { ATOM_TYPE, atomFeed } from './atom.ts';
import { conditional } from './conditional.ts';
import { isProblem, readDataQuery, refuseUnknown, SEARCH_PARAMETERS } from './data-parameters.ts';
import type { DataAnswer, DataRequest } from './data-route.ts';
import { isFound, openFound } from './found.ts';
import { lastChange } from './last-change.ts';
import { readEntries } from './read-entries.ts';
import { placeChange, searchAddress } from './search-address.ts';
import { searchName } from './search-name.ts';

export const ATOM_LIMITS = { usual: 50, most: 500 } as const;
const KNOWN = [...SEARCH_PARAMETERS, 'antall', 'etter'] as const;

/** A search as an Atom feed, in the order of the page. */
export async function searchAtom(asked: DataRequest): Promise<DataAnswer> {
  const { request, url, portal, text } = asked;
  const params = url.searchParams;
  const refused = refuseUnknown(params, KNOWN, text);
  if (refused !== null) return refused;
  const query = readDataQuery(params, ATOM_LIMITS, text);
  if (isProblem(query)) return query;
  const found = await openFound(query, portal, text);
  if (!isFound(found)) return found;
  const { entries, next } = await readEntries(found, portal.archive);
  const name = searchName(query.query, portal, text);
  const feed = {
    page: portal.config.region.publicUrl + query.query.href(permanentHref),
    self: searchAddress(portal, 'atom', params, {}),
    next:
      next === null
        ? null
        : searchAddress(portal, 'atom', params, placeChange(query, found.cursorAt(next))),
    title: text.data.feed.title(name),
    subtitle: text.data.feed.subtitle(found.walk.total),
    updated: lastChange(portal.archive),
    entries,
  };
  return conditional(request, atomFeed(feed, portal, text), {
    contentType: ATOM_TYPE,
    keep: 'ask-each-time',
    headers: { 'X-Total-Count': String(found.walk.total) },
  });
}
