import { z } from 'zod';
import type { Facet, FacetCount } from '../../indexer/engine.ts';
import { writeFilter } from '../search/parameters.ts';
import { conditional } from './conditional.ts';
import { isProblem, readDataQuery, refuseUnknown, SEARCH_PARAMETERS } from './data-parameters.ts';
import type { DataAnswer, DataRequest } from './data-route.ts';
import { isFound, openFound } from './found.ts';
import { journalpostJson, journalpostSchema } from './journalpost-json.ts';
import { readEntries } from './read-entries.ts';
import { placeChange, searchAddress } from './search-address.ts';

export const SEARCH_LIMITS = { usual: 100, most: 1_000 } as const;
export const SEARCH_KNOWN = [...SEARCH_PARAMETERS, 'antall', 'etter'] as const;

const counts = z.array(z.strictObject({ verdi: z.string(), antall: z.int() }));

export const searchSchema = z
  .strictObject({
    totalt: z.int().describe('Nøyaktig antall treff'),
    antall: z.int().describe('Journalposter i dette svaret'),
    neste: z.url().nullable().describe('Adressen til de neste treffene; null: dette var de siste'),
    stavetSom: z
      .string()
      .nullable()
      .describe('Søket som ble gjort i stedet, når ordene slik de sto ikke ga treff'),
    utenOrd: z
      .array(z.string())
      .nullable()
      .describe(
        'Satt når ingen journalpost har alle ordene: ord som er utelatt. Tom liste: alle ordene finnes, men ikke sammen',
      ),
    fasetter: z.strictObject({
      kommune: counts,
      type: counts,
      aar: counts,
      kilde: counts,
      lesbar: counts,
    }),
    journalposter: z.array(journalpostSchema),
  })
  .meta({ id: 'Soekeresultat' });

/** A search as JSON: exact total, counts per facet, and the hits in the order of the page. */
export async function searchJson(
  { request, url, portal, text }: DataRequest,
  form: 'json' | 'api',
): Promise<DataAnswer> {
  const refused = refuseUnknown(url.searchParams, SEARCH_KNOWN, text);
  if (refused !== null) return refused;
  const asked = readDataQuery(url.searchParams, SEARCH_LIMITS, text);
  if (isProblem(asked)) return asked;
  const found = await openFound(asked, portal, text);
  if (!isFound(found)) return found;
  const { walk, cursorAt } = found;
  const { entries, next } = await readEntries(found, portal.archive);
  const neste =
    next === null
      ? null
      : searchAddress(portal, form, url.searchParams, placeChange(asked, cursorAt(next)));
  const body: z.input<typeof searchSchema> = {
    totalt: walk.total,
    antall: entries.length,
    neste,
    stavetSom: walk.correctedText,
    utenOrd: walk.relaxed === null ? null : [...walk.relaxed.leftOut],
    fasetter: facetsJson(walk.facets),
    journalposter: entries.map((entry) => journalpostJson(entry, portal)),
  };
  return conditional(request, `${JSON.stringify(body)}\n`, {
    contentType: 'application/json; charset=utf-8',
    keep: 'ask-each-time',
    headers: {
      'X-Total-Count': String(walk.total),
      ...(neste === null ? {} : { Link: `<${neste}>; rel="next"` }),
    },
  });
}

const facetsJson = (
  facets: Readonly<Record<Facet, readonly FacetCount[]>>,
): z.input<typeof searchSchema>['fasetter'] => ({
  kommune: countsJson('kommune', facets),
  type: countsJson('type', facets),
  aar: countsJson('aar', facets),
  kilde: countsJson('kilde', facets),
  lesbar: countsJson('kanLeses', facets),
});

const countsJson = (facet: Facet, facets: Readonly<Record<Facet, readonly FacetCount[]>>) =>
  facets[facet].map(({ value, count }) => ({ verdi: writeFilter(facet, value), antall: count }));
