import { z } from 'zod';
import { freshness } from '../../freshness.ts';
import { permanentHref } from '../../links.ts';
import type { MunicipalityView } from '../../municipalities.ts';
import type { Portal } from '../../portal.ts';
import { conditional } from '../conditional.ts';
import { refuseUnknown } from '../data-parameters.ts';
import type { DataAnswer, DataRequest } from '../data-route.ts';

export const kommuneSchema = z
  .strictObject({
    kommunenummer: z.string(),
    navn: z.string(),
    navnSoersamisk: z.string().nullable(),
    organisasjonsnummer: z.string(),
    adresse: z.url().describe('Siden for kommunen'),
    innsynskravEpost: z.string().describe('Dit krav om innsyn sendes'),
    journalposter: z.int().describe('Offentlige journalposter her nå'),
    tilstand: z
      .enum(['fersk', 'stille', 'forsinket', 'aldri'])
      .describe(
        'fersk: hentet siste to døgn; stille: hentet, men ingen nye på fem arbeidsdager; forsinket: ikke hentet på to døgn; aldri: ikke hentet ennå',
      ),
    sistHentet: z.iso.datetime().nullable(),
    nyesteJournaldato: z.iso.date().nullable(),
  })
  .meta({ id: 'Kommune' });

export const kommunerSchema = z
  .strictObject({ totalt: z.int(), kommuner: z.array(kommuneSchema) })
  .meta({ id: 'Kommuner' });

const SENT = { contentType: 'application/json; charset=utf-8', keep: 'five-minutes' } as const;

/** The region's municipalities with totals and freshness. */
export function kommunerAnswer({ request, url, portal, text }: DataRequest): DataAnswer {
  const refused = refuseUnknown(url.searchParams, [], text);
  if (refused !== null) return refused;
  const { all } = portal.municipalities;
  const body: z.input<typeof kommunerSchema> = {
    totalt: all.length,
    kommuner: all.map((municipality) => kommuneJson(municipality, portal)),
  };
  return conditional(request, `${JSON.stringify(body)}\n`, SENT);
}

/** One municipality, by number or by the last part of its page's address. */
export function kommuneAnswer({ request, url, params, portal, text }: DataRequest): DataAnswer {
  const refused = refuseUnknown(url.searchParams, [], text);
  if (refused !== null) return refused;
  const municipality = portal.municipalities.find(params.kommune ?? '');
  if (municipality === null)
    return { status: 404, kind: 'finnes-ikke', ...text.data.problems.notFound };
  return conditional(request, `${JSON.stringify(kommuneJson(municipality, portal))}\n`, SENT);
}

function kommuneJson(
  { number, name, otherName, organisationNumber, requestEmail, slug }: MunicipalityView,
  { archive, config, now }: Portal,
): z.input<typeof kommuneSchema> {
  const own = archive.sources().filter((source) => source.kommunenummer === number);
  const { state, entries, lastSuccess, newestJournaldato } = freshness(own, now());
  return {
    kommunenummer: number,
    navn: name,
    navnSoersamisk: otherName?.language === 'sma' ? otherName.name : null,
    organisasjonsnummer: organisationNumber,
    adresse: config.region.publicUrl + permanentHref('kommune', slug),
    innsynskravEpost: requestEmail,
    journalposter: entries,
    tilstand: state,
    sistHentet: lastSuccess,
    nyesteJournaldato: newestJournaldato,
  };
}
