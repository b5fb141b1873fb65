import { z } from 'zod';
import { conditional } from '../conditional.ts';
import { refuseUnknown } from '../data-parameters.ts';
import type { DataAnswer, DataRequest } from '../data-route.ts';
import { journalpostJson, journalpostSchema, saksmappeJson } from '../journalpost-json.ts';

export const saksmappeSchema = z
  .strictObject({
    id: z.string().describe('Varig id'),
    adresse: z.url().describe('Varig adresse til siden for saken'),
    saksnummer: z.string().nullable(),
    offentligTittel: z.string().nullable(),
    saksdato: z.iso.date().nullable(),
    kommunenummer: z.string(),
    kommune: z.string(),
    organisasjonsnummer: z.string(),
    antall: z.int().describe('Offentlige journalposter i saken'),
    manglendeDokumentnumre: z
      .array(z.int())
      .describe('Dokumentnumre mellom de som er kjent, som ikke er i den offentlige journalen her'),
    journalposter: z.array(journalpostSchema).describe('Etter dokumentnummer, så journaldato'),
  })
  .meta({ id: 'Saksmappe' });

const MOST_GAPS = 1_000;

/** A case with all its entries and the holes between them. */
export function saksmappeAnswer({ request, url, params, portal, text }: DataRequest): DataAnswer {
  const refused = refuseUnknown(url.searchParams, [], text);
  if (refused !== null) return refused;
  const found = portal.archive.case(params.id ?? '', 'bulk');
  if (found === null || found.entries.length === 0)
    return { status: 404, kind: 'finnes-ikke', ...text.data.problems.notFound };
  const { saksmappe, entries, kommunenummer, organisasjonsnummer } = found;
  const body: z.input<typeof saksmappeSchema> = {
    ...saksmappeJson(saksmappe, portal.config.region.publicUrl),
    kommunenummer,
    kommune: portal.municipalities.nameOf(kommunenummer),
    organisasjonsnummer,
    antall: entries.length,
    manglendeDokumentnumre: gaps(entries.map(({ journalpostnummer }) => journalpostnummer)),
    journalposter: entries.map((entry) => journalpostJson(entry, portal)),
  };
  return conditional(request, `${JSON.stringify(body)}\n`, {
    contentType: 'application/json; charset=utf-8',
    keep: 'ask-each-time',
    // A withdrawn entry leaves no mark on those that stay, so only the tag can tell whether the case is the same.
  });
}

/** Whole numbers between 1 and the highest that are missing; none when no number is known. */
function gaps(numbers: readonly (number | null)[]): number[] {
  const known = new Set(numbers.filter((number) => number !== null));
  const highest = Math.max(0, ...known);
  const missing: number[] = [];
  for (let number = 1; number < highest && missing.length < MOST_GAPS; number++)
    if (!known.has(number)) missing.push(number);
  return missing;
}
