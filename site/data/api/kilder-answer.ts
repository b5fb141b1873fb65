import { z } from 'zod';
import { conditional } from '../conditional.ts';
import { refuseUnknown } from '../data-parameters.ts';
import type { DataAnswer, DataRequest } from '../data-route.ts';

export const kilderSchema = z
  .strictObject({
    totalt: z.int(),
    kilder: z.array(
      z.strictObject({
        id: z.string(),
        navn: z.string(),
        type: z.string().describe('Hvordan journalen hentes, for eksempel oai-pmh'),
        kommunenummer: z.string(),
        journalposter: z.int().describe('Offentlige journalposter herfra nå'),
        nyesteJournaldato: z.iso.date().nullable(),
        sistFullfoert: z.iso.datetime().nullable().describe('Siste henting som nådde slutten'),
        sistForsoekt: z.iso.datetime().nullable(),
        utfall: z
          .enum(['ok', 'incomplete', 'failed', 'parked', 'running', 'never'])
          .describe('Utfallet av siste henting'),
      }),
    ),
  })
  .meta({ id: 'Kilder' });

/** Every source that has been read, with how fresh it is. */
export function kilderAnswer({ request, url, portal, text }: DataRequest): DataAnswer {
  const refused = refuseUnknown(url.searchParams, [], text);
  if (refused !== null) return refused;
  const kilder = portal.archive.sources().map((source) => ({
    id: source.id,
    navn: portal.config.sources.find(({ id }) => id === source.id)?.name ?? source.id,
    type: source.kind,
    kommunenummer: source.kommunenummer,
    journalposter: source.entries,
    nyesteJournaldato: source.newestJournaldato,
    sistFullfoert: source.lastSuccess,
    sistForsoekt: source.lastRun,
    utfall: source.outcome,
  }));
  const body: z.input<typeof kilderSchema> = { totalt: kilder.length, kilder };
  return conditional(request, `${JSON.stringify(body)}\n`, {
    contentType: 'application/json; charset=utf-8',
    keep: 'five-minutes',
  });
}
