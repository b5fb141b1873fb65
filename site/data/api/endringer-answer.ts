import { z } from 'zod';
import type { PublicChange } from '../../../harvester/record/public-entry.ts';
import type { Portal } from '../../portal.ts';
import { conditional } from '../conditional.ts';
import { badValue, readLimit, refuseUnknown } from '../data-parameters.ts';
import type { DataAnswer, DataRequest } from '../data-route.ts';
import { journalpostJson, journalpostSchema } from '../journalpost-json.ts';

export const CHANGE_LIMITS = { usual: 100, most: 1_000 } as const;

const nummer = z.int().describe('Endringens nummer; stiger alltid');

export const endringerSchema = z
  .strictObject({
    sisteNummer: z.int().describe('Nummeret til den siste endringen som finnes'),
    journalposter: z.int().describe('Offentlige journalposter i alt nå'),
    neste: z
      .url()
      .nullable()
      .describe('De neste endringene; null: dette var de siste. Spør igjen med etter=sisteNummer'),
    endringer: z.array(
      z.discriminatedUnion('hva', [
        z.strictObject({
          nummer,
          hva: z.literal('journalpost').describe('Ny eller endret; slik den er nå'),
          journalpost: journalpostSchema,
        }),
        z.strictObject({
          nummer,
          hva: z
            .literal('trukket')
            .describe('Ikke lenger offentlig, eller slått sammen med en annen'),
          trukket: z.strictObject({
            id: z.string(),
            kommunenummer: z.string(),
            organisasjonsnummer: z.string(),
            kilde: z.string(),
            trukketTilbake: z.iso.datetime(),
          }),
        }),
      ]),
    ),
  })
  .meta({ id: 'Endringer' });

type Endring = z.input<typeof endringerSchema>['endringer'][number];

/** The change feed: the latest state of everything that changed after a number, withdrawals among them. */
export function endringerAnswer({ request, url, portal, text }: DataRequest): DataAnswer {
  const params = url.searchParams;
  const refused = refuseUnknown(params, ['etter', 'antall'], text);
  if (refused !== null) return refused;
  const written = params.get('etter') ?? '0';
  if (!/^\d{1,15}$/.test(written)) return badValue(['etter'], text);
  const limit = readLimit(params, CHANGE_LIMITS);
  if (limit === null) return badValue(['antall'], text);
  const { archive, config } = portal;
  // Read before the changes: what is added in between is then told of again, never missed.
  const sisteNummer = archive.lastSeq();
  const changes = archive.changesSince(Number(written), limit);
  const last = changes.at(-1)?.seq;
  const neste =
    last === undefined || last >= sisteNummer
      ? null
      : `${config.region.publicUrl}/api/v1/endringer?etter=${last}&antall=${limit}`;
  const body: z.input<typeof endringerSchema> = {
    sisteNummer: Math.max(sisteNummer, last ?? 0),
    journalposter: archive.sources().reduce((sum, { entries }) => sum + entries, 0),
    neste,
    endringer: changes.map((change) => endring(change, portal)),
  };
  return conditional(request, `${JSON.stringify(body)}\n`, {
    contentType: 'application/json; charset=utf-8',
    keep: 'ask-each-time',
    headers: neste === null ? {} : { Link: `<${neste}>; rel="next"` },
  });
}

function endring(change: PublicChange, portal: Portal): Endring {
  if (change.kind === 'entry')
    return {
      nummer: change.seq,
      hva: 'journalpost',
      journalpost: journalpostJson(change.view.entry, portal),
    };
  const { id, kommunenummer, organisasjonsnummer, kilde, trukketTilbake } = change.tombstone;
  return {
    nummer: change.seq,
    hva: 'trukket',
    trukket: { id, kommunenummer, organisasjonsnummer, kilde, trukketTilbake },
  };
}
