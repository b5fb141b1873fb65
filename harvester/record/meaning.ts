import { hash } from 'node:crypto';
import type { Dokument, Journalpost } from './journalpost.ts';

/**
 * A short hash of everything in the record that a reader can come to see. Equal strings: no visible change.
 *
 * Left out: raw keys that are never shown (system ids, the source's own key), the order of parties and documents, and the
 * noise in links: what varies from one reading to the next though the same page is meant (`!xxxxx` tails, session ids,
 * signatures, time stamps). In one measured week that noise was nine of ten "updates" of a municipal journal.
 */
export function meaning(record: Journalpost): string {
  const { saksmappe } = record;
  const visible = [
    record.kommunenummer,
    record.organisasjonsnummer,
    record.kilde,
    record.keys.registreringsID,
    record.offentligTittel,
    record.journalposttype,
    record.journalposttypeUtledet,
    record.journalstatus,
    record.journaldato,
    record.dokumentetsDato,
    record.mottattDato,
    record.sendtDato,
    record.publisertDato,
    record.journalaar,
    record.journalsekvensnummer,
    record.journalpostnummer,
    record.administrativEnhet,
    record.klasse && [
      record.klasse.klasseID,
      record.klasse.tittel,
      record.klasse.klassifikasjonstype,
    ],
    saksmappe && [
      // The system id of a case is shown only through its permanent id, and only when there is no number.
      saksmappe.saksaar === null && saksmappe.saksnummerTekst === null ? saksmappe.systemID : null,
      saksmappe.saksaar,
      saksmappe.sakssekvensnummer,
      saksmappe.saksnummerTekst,
      saksmappe.offentligTittel,
      saksmappe.saksdato,
      saksmappe.saksstatus,
    ],
    unordered(
      record.korrespondanseparter.map((part) => [
        part.korrespondanseparttype,
        part.navn,
        part.erPerson,
        part.organisasjonsnummer,
        part.administrativEnhet,
      ]),
    ),
    unordered(
      record.dokumenter.map((dokument) => [
        dokument.dokumentnummer,
        dokument.tilknyttetRegistreringSom,
        dokument.tittel,
        dokument.dokumenttype,
        dokument.format,
        dokument.url && stableLink(dokument.url),
        ...fileFacts(dokument),
      ]),
    ),
    record.skjerming && [record.skjerming.tilgangsrestriksjon, record.skjerming.skjermingshjemmel],
    record.gradering,
    record.lenke && stableLink(record.lenke),
    record.historisk,
    // Only where there is one, so that other entries keep their hash.
    ...(record.arkivuttrekk === undefined ? [] : [Object.values(record.arkivuttrekk)]),
  ];
  return hash('sha256', JSON.stringify(visible), 'base64url').slice(0, 22);
}

/** Shown only of a file that can be opened; left out where there are none, so that other entries keep their hash. */
const fileFacts = ({ url, filstoerrelse, sjekksum }: Dokument): unknown[] =>
  url === null || (filstoerrelse === undefined && sjekksum === undefined)
    ? []
    : [filstoerrelse ?? null, sjekksum ?? null];

const NOISE_IN_PATH = /![^/?#]*|;jsessionid=[^/?#]*|\/\(S\([^)]*\)\)/gi;
const NOISE_IN_QUERY =
  /([?&])(?:_|ts|timestamp|nocache|cachebuster|rnd|rand|sid|session(?:id)?|phpsessid|jsessionid|token|sig|signature|expires|utm_[a-z]+|x-amz-[a-z-]+)=[^&#]*/gi;

/** The address without what varies from one reading to the next. */
export function stableLink(url: string): string {
  const path = url.replace(NOISE_IN_PATH, '');
  return path.includes('?') ? path.replace(NOISE_IN_QUERY, '$1').replace(/[?&]+$/, '') : path;
}

const unordered = (rows: readonly unknown[]): string[] =>
  rows.map((row) => JSON.stringify(row)).sort();
