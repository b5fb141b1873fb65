import type { PublicDokument, PublicEntry } from '../../harvester/record/public-entry.ts';
import type { OaiContent, OaiPlace } from './oai-content.ts';
import { escapeText } from './xml-text.ts';

/** Norsk lisens for offentlige data 2.0: the metadata as a collection; it does not cover personal data. */
export const NLOD = 'https://data.norge.no/nlod/no/2.0';

/**
 * The elements both Dublin Core formats share, by the profile of docs/oai-pmh.md. No empty element and no element twice
 * (OAI-PMH guidelines for oai_dc). The first identifier is the permanent address.
 */
export function dublinCore({ entry, opphav }: OaiContent, place: OaiPlace): string {
  const { saksmappe, klasse, korrespondanseparter } = entry;
  const names = (isWanted: (type: string) => boolean): (string | null)[] =>
    korrespondanseparter
      .filter((part) => isWanted(part.korrespondanseparttype))
      .map(({ navn }) => navn);
  return (
    elements('dc:title', [entry.offentligTittel]) +
    elements(
      'dc:creator',
      names((type) => type.includes('avsender')),
    ) +
    elements('dc:subject', [klasse && joined(klasse.klasseID, klasse.tittel)]) +
    elements('dc:publisher', [place.publisherOf(entry.kommunenummer)]) +
    elements('dc:contributor', [
      ...names((type) => !type.includes('avsender')),
      entry.administrativEnhet,
    ]) +
    elements('dc:date', [entry.journaldato]) +
    elements('dc:type', [
      'Text',
      'journalpost',
      entry.journalposttype === 'ukjent' ? null : entry.journalposttype,
    ]) +
    elements(
      'dc:format',
      entry.dokumenter.map(({ format }) => format),
    ) +
    elements('dc:identifier', [permalink(entry, place), documentNumber(entry)]) +
    // ISO 639-2 for Norwegian, which both written forms are.
    elements('dc:language', ['nor']) +
    elements('dc:relation', [
      saksmappe && (caseText(entry) === null ? null : `sak:${caseText(entry)}`),
      saksmappe && `${place.publicUrl}/sak/${saksmappe.id}`,
      entry.lenke,
      opphav?.identifikator ?? null,
    ]) +
    elements('dc:rights', [accessText(entry), NLOD])
  );
}

/** The element once for each text that is one, none twice. */
export function elements(name: string, texts: readonly (string | null)[]): string {
  let xml = '';
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i];
    if (text && texts.indexOf(text) === i) xml += `<${name}>${escapeText(text)}</${name}>`;
  }
  return xml;
}

export const permalink = ({ id }: PublicEntry, { publicUrl }: OaiPlace): string =>
  `${publicUrl}/post/${id}`;

/** `2024/1234 – Tittel`. */
export const caseText = ({ saksmappe }: PublicEntry): string | null =>
  saksmappe && joined(saksmappe.saksnummer, saksmappe.saksnummer && saksmappe.offentligTittel);

/** `964982953:2024/1234-5`. */
const documentNumber = (entry: PublicEntry): string | null =>
  entry.saksmappe?.saksnummer && entry.journalpostnummer !== null
    ? `${entry.organisasjonsnummer}:${entry.saksmappe.saksnummer}-${entry.journalpostnummer}`
    : null;

/** What the source says of access; null: nothing that a document could be given out on. */
export function accessText({ skjerming, kanLeses }: PublicEntry): string | null {
  if (skjerming === null) return kanLeses ? 'Offentlig' : null;
  return joined(
    skjerming.tilgangsrestriksjon ?? 'Unntatt offentlighet',
    skjerming.skjermingshjemmel,
  );
}

/** The title, and the address where anyone can read it. */
export const documentText = ({ tittel, url }: PublicDokument): string | null => joined(tittel, url);

export const joined = (first: string | null, second: string | null): string | null =>
  first && second ? `${first} – ${second}` : first || second || null;
