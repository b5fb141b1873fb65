import { permanentHref } from '../links.ts';
import { ATOM_TYPE, atomFeed } from './atom.ts';
import { conditional } from './conditional.ts';
import { refuseUnknown } from './data-parameters.ts';
import type { DataAnswer, DataRequest } from './data-route.ts';
import { ATOM_LIMITS } from './search-atom.ts';

/** A case to follow: its entries as an Atom feed, those that became public last first. */
export function caseAtom({ request, url, params, portal, text }: DataRequest): DataAnswer {
  const refused = refuseUnknown(url.searchParams, [], text);
  if (refused !== null) return refused;
  const found = portal.archive.case(params.id ?? '', 'bulk');
  const latest = found?.entries.toSorted((a, b) => (a.publisert < b.publisert ? 1 : -1)) ?? [];
  if (found === null || latest.length === 0)
    return { status: 404, kind: 'finnes-ikke', ...text.data.problems.notFound };
  const { saksmappe, kommunenummer } = found;
  const page = portal.config.region.publicUrl + permanentHref('sak', saksmappe.id);
  const feed = {
    page,
    self: `${page}.atom`,
    next: null,
    title: text.data.feed.caseTitle(
      text.case.title(saksmappe.saksnummer),
      saksmappe.offentligTittel,
    ),
    subtitle: text.data.feed.caseSubtitle(portal.municipalities.nameOf(kommunenummer)),
    updated: latest[0]?.endret ?? '',
    entries: latest.slice(0, ATOM_LIMITS.most),
  };
  return conditional(request, atomFeed(feed, portal, text), {
    contentType: ATOM_TYPE,
    keep: 'ask-each-time',
  });
}
