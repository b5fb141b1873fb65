import { permanentHref } from '../../links.ts';
import { conditional } from '../conditional.ts';
import { refuseUnknown } from '../data-parameters.ts';
import type { DataAnswer, DataRequest } from '../data-route.ts';
import { journalpostJson } from '../journalpost-json.ts';

/** One entry; 410 when it was withdrawn, a redirect when it turned out to be another. */
export function journalpostAnswer({ request, url, params, portal, text }: DataRequest): DataAnswer {
  const refused = refuseUnknown(url.searchParams, [], text);
  if (refused !== null) return refused;
  const { publicUrl } = portal.config.region;
  const found = portal.archive.entry(params.id ?? '', 'bulk');
  switch (found.kind) {
    case 'unknown':
      return { status: 404, kind: 'finnes-ikke', ...text.data.problems.notFound };
    case 'merged':
      return new Response(null, {
        status: 308,
        headers: {
          Location: `${publicUrl}/api/v1/journalposter/${encodeURIComponent(found.id)}`,
          'Cache-Control': 'public, no-cache',
        },
      });
    case 'withdrawn': {
      const { id, kommunenummer, organisasjonsnummer, kilde, trukketTilbake } = found.tombstone;
      return {
        status: 410,
        kind: 'trukket-tilbake',
        ...text.data.problems.withdrawn(trukketTilbake.slice(0, 10)),
        more: { id, kommunenummer, organisasjonsnummer, kilde, trukketTilbake },
      };
    }
    case 'entry':
      return conditional(request, `${JSON.stringify(journalpostJson(found.entry, portal))}\n`, {
        contentType: 'application/json; charset=utf-8',
        keep: 'ask-each-time',
        lastModified: found.entry.endret,
        headers: {
          Link: `<${publicUrl}${permanentHref('post', found.entry.id)}>; rel="canonical"`,
        },
      });
  }
}
