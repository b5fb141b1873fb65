import { z } from 'zod';
import type { PublicEntry } from '../../harvester/record/public-entry.ts';
import type { Portal } from '../portal.ts';

const dato = z.iso.date().describe('YYYY-MM-DD');
const tid = z.iso.datetime().describe('UTC, hele sekunder');
const tekst = z.string().nullable();

/** One entry as machines get it. Names of private persons are never in it. */
export const journalpostSchema = z
  .strictObject({
    id: z.string().describe('Varig id'),
    adresse: z.url().describe('Varig adresse til siden for journalposten'),
    kommunenummer: z.string(),
    kommune: z.string().describe('Navnet på kommunen'),
    organisasjonsnummer: z.string(),
    kilde: z.string().describe('Id for kilden den er hentet fra, se /api/v1/kilder'),
    offentligTittel: tekst.describe('null: kilden viser ingen tittel'),
    journalposttype: z.enum(['I', 'U', 'N', 'X', 'S', 'ukjent']).describe('Noark M082'),
    journalposttypeUtledet: z.boolean().describe('Typen er utledet her, kilden oppgir den ikke'),
    journaldato: dato.nullable(),
    dokumentetsDato: dato.nullable(),
    mottattDato: dato.nullable(),
    sendtDato: dato.nullable(),
    journalaar: z.int().nullable(),
    journalsekvensnummer: z.int().nullable(),
    journalpostnummer: z.int().nullable().describe('Dokumentnummer i saken'),
    registreringsID: tekst,
    administrativEnhet: tekst,
    klasse: z.strictObject({ klasseID: tekst, tittel: tekst }).nullable(),
    saksmappe: z
      .strictObject({
        id: z.string(),
        adresse: z.url(),
        saksnummer: tekst,
        offentligTittel: tekst,
        saksdato: dato.nullable(),
      })
      .nullable(),
    korrespondanseparter: z.array(
      z.strictObject({
        korrespondanseparttype: z.enum([
          'avsender',
          'mottaker',
          'kopimottaker',
          'gruppemottaker',
          'medavsender',
          'intern_avsender',
          'intern_mottaker',
          'intern_kopimottaker',
          'ukjent',
        ]),
        navn: tekst.describe('null: en privatperson, eller utelatt hos kilden'),
        erPerson: z.boolean(),
        administrativEnhet: tekst,
      }),
    ),
    dokumenter: z.array(
      z.strictObject({
        dokumentnummer: z.int().nullable(),
        tilknyttetRegistreringSom: z.enum(['hoveddokument', 'vedlegg']).nullable(),
        tittel: tekst,
        format: tekst,
        url: tekst.describe('null: dokumentet finnes, men er ikke lagt ut'),
      }),
    ),
    skjerming: z.strictObject({ tilgangsrestriksjon: tekst, skjermingshjemmel: tekst }).nullable(),
    kanLeses: z.boolean().describe('Minst ett dokument kan åpnes nå'),
    lenke: tekst.describe('Siden hos kommunen'),
    publisert: tid.describe('Første gang offentlig her'),
    endret: tid.describe('Siste synlige endring'),
    navnUtelatt: z.boolean().describe('Navn på privatpersoner er utelatt'),
    arkivuttrekk: z
      .strictObject({
        navn: z.string(),
        periode: tekst,
        system: z.string(),
        produsent: tekst,
        uttrekksdato: dato.nullable(),
        kartlegging: z.string(),
        arkivinstitusjon: tekst,
        kontakt: tekst,
      })
      .nullable()
      .describe('Satt når journalposten kommer fra et avsluttet arkivsystem'),
  })
  .meta({ id: 'Journalpost' });
export type JournalpostJson = z.input<typeof journalpostSchema>;

/** Field by field, so that a new field of the archive is never public here by accident. `entry` must be a bulk view. */
export function journalpostJson(
  entry: PublicEntry,
  { config, municipalities }: Pick<Portal, 'config' | 'municipalities'>,
): JournalpostJson {
  const { publicUrl } = config.region;
  const { saksmappe, klasse, skjerming, arkivuttrekk } = entry;
  return {
    id: entry.id,
    adresse: `${publicUrl}/post/${encodeURIComponent(entry.id)}`,
    kommunenummer: entry.kommunenummer,
    kommune: municipalities.nameOf(entry.kommunenummer),
    organisasjonsnummer: entry.organisasjonsnummer,
    kilde: entry.kilde,
    offentligTittel: entry.offentligTittel,
    journalposttype: entry.journalposttype,
    journalposttypeUtledet: entry.journalposttypeUtledet,
    journaldato: entry.journaldato,
    dokumentetsDato: entry.dokumentetsDato,
    mottattDato: entry.mottattDato,
    sendtDato: entry.sendtDato,
    journalaar: entry.journalaar,
    journalsekvensnummer: entry.journalsekvensnummer,
    journalpostnummer: entry.journalpostnummer,
    registreringsID: entry.registreringsID,
    administrativEnhet: entry.administrativEnhet,
    klasse: klasse && { klasseID: klasse.klasseID, tittel: klasse.tittel },
    saksmappe: saksmappe && saksmappeJson(saksmappe, publicUrl),
    korrespondanseparter: entry.korrespondanseparter.map((part) => ({
      korrespondanseparttype: part.korrespondanseparttype,
      navn: part.erPerson ? null : part.navn,
      erPerson: part.erPerson,
      administrativEnhet: part.administrativEnhet,
    })),
    dokumenter: entry.dokumenter.map((dokument) => ({
      dokumentnummer: dokument.dokumentnummer,
      tilknyttetRegistreringSom: dokument.tilknyttetRegistreringSom,
      tittel: dokument.tittel,
      format: dokument.format,
      url: dokument.url,
    })),
    skjerming: skjerming && {
      tilgangsrestriksjon: skjerming.tilgangsrestriksjon,
      skjermingshjemmel: skjerming.skjermingshjemmel,
    },
    kanLeses: entry.kanLeses,
    lenke: entry.lenke,
    publisert: entry.publisert,
    endret: entry.endret,
    navnUtelatt: entry.navnUtelatt,
    arkivuttrekk:
      arkivuttrekk === undefined
        ? null
        : {
            navn: arkivuttrekk.navn,
            periode: arkivuttrekk.periode,
            system: arkivuttrekk.system,
            produsent: arkivuttrekk.produsent,
            uttrekksdato: arkivuttrekk.uttrekksdato,
            kartlegging: arkivuttrekk.kartlegging,
            arkivinstitusjon: arkivuttrekk.arkivinstitusjon,
            kontakt: arkivuttrekk.kontakt,
          },
  };
}

export const saksmappeJson = (
  saksmappe: NonNullable<PublicEntry['saksmappe']>,
  publicUrl: string,
): NonNullable<JournalpostJson['saksmappe']> => ({
  id: saksmappe.id,
  adresse: `${publicUrl}/sak/${encodeURIComponent(saksmappe.id)}`,
  saksnummer: saksmappe.saksnummer,
  offentligTittel: saksmappe.offentligTittel,
  saksdato: saksmappe.saksdato,
});
