import { RecordRejected } from '../../errors.ts';
import { cleanText } from '../../record/clean-text.ts';
import type {
  EntryKeys,
  Journalpost,
  Journalposttype,
  Klasse,
  Korrespondansepart,
  Korrespondanseparttype,
  Saksmappe,
} from '../../record/journalpost.ts';
import type { MarkedText } from '../../record/marked-text.ts';
import { readSaksnummer } from '../../record/saksnummer.ts';
import { textOf, type XmlElement } from '../../xml/element.ts';
import { isOnlyNames } from '../../xml/marked-content.ts';
import { readDokumenter } from './dublin-core-dokumenter.ts';
import {
  all,
  allMarked,
  type Fields,
  fieldsOf,
  first,
  firstDato,
  firstMarked,
  matched,
  textToMarked,
} from './dublin-core-fields.ts';
import type { CompiledMapping, Place } from './dublin-core-mapping.ts';
import type { EntryContext } from './entry-context.ts';
import { readRights } from './rights.ts';
import { isScreenedName } from './screened-name.ts';
import { isWebAddress } from './web-address.ts';

const OWN_ORGANISATION = /^(\d{9}):(?:\d{4}|\d{2})\/\d/;
const CASE_AND_TITLE = /^((?:\d{4}|\d{2})\s*\/\s*\d{1,9})(?:(?:\s*[–—:]\s*|\s+-\s+|\s+)(\S.*))?$/s;
const CLASS_AND_TITLE = /^([A-ZÆØÅ]{0,2}\d[\w.:/-]*)\s+[–—-]\s+(\S.*)$/s;

/**
 * A Dublin Core record, plain or qualified, as a journal entry. What the record does not say stays unknown.
 * Throws RecordRejected for a record that has neither title nor number, or belongs to another organisation.
 */
export function readDublinCore(
  metadata: XmlElement,
  identifier: string,
  mapping: CompiledMapping,
  context: EntryContext,
): Journalpost {
  const fields = fieldsOf(metadata);
  const { places } = mapping;
  if (places.utgiver.length > 0 && first(fields, places.utgiver) === null)
    throw new RecordRejected('The publisher is not the one this source is set up for.');
  refuseOtherOrganisations(fields, context);

  const offentligTittel = firstMarked(fields, places.offentligTittel);
  const keys = readKeys(fields, identifier, mapping, context.now);
  const { sak } = keys;
  if (offentligTittel === null && sak === null && keys.systemID === null)
    throw new RecordRejected(
      `<${metadata.name.slice(0, 40)}> holds no title and no number this source knows: another format, or a mapping that must be mended.`,
    );
  const rights = readRights(all(fields, places.rettigheter));
  const journalposttype = readType(fields, mapping);
  const dato = (place: readonly Place[]): string | null => firstDato(fields, place, context.now);

  return {
    kommunenummer: context.kommunenummer,
    organisasjonsnummer: context.organisasjonsnummer,
    kilde: context.sourceId,
    keys,
    offentligTittel,
    journalposttype,
    journalposttypeUtledet: false,
    journalstatus: null,
    journaldato: dato(places.journaldato),
    dokumentetsDato: dato(places.dokumentetsDato),
    mottattDato: dato(places.mottattDato),
    sendtDato: dato(places.sendtDato),
    publisertDato: dato(places.publisertDato),
    journalaar: keys.journal?.aar ?? null,
    journalsekvensnummer: keys.journal?.sekvensnummer ?? null,
    journalpostnummer: sak?.journalpostnummer ?? null,
    administrativEnhet: emptyToNull(first(fields, places.administrativEnhet)),
    klasse: readKlasse(fields, places.klasse),
    saksmappe: readSaksmappe(fields, mapping, sak, context.now),
    korrespondanseparter: [
      ...readParties(fields, places.avsender, roleOf('avsender', journalposttype)),
      ...readParties(fields, places.mottaker, roleOf('mottaker', journalposttype)),
    ],
    dokumenter: readDokumenter(fields, places.dokument, rights.open),
    skjerming: rights.skjerming,
    gradering: rights.gradering,
    lenke: first(fields, places.lenke, isWebAddress),
    historisk: false,
  };
}

const emptyToNull = (text: string | null): string | null =>
  text === null ? null : cleanText(text) || null;

/** An identifier that names another organisation number is another organisation's entry: never published as ours. */
function refuseOtherOrganisations(fields: Fields, context: EntryContext): void {
  for (const element of fields.get('identifier') ?? []) {
    const owner = OWN_ORGANISATION.exec(textOf(element).trim())?.[1];
    if (owner !== undefined && owner !== context.organisasjonsnummer)
      throw new RecordRejected(
        `The entry belongs to organisation ${owner}, the source is set up for ${context.organisasjonsnummer}.`,
      );
  }
}

function readKeys(
  fields: Fields,
  identifier: string,
  { places }: CompiledMapping,
  now: Date,
): EntryKeys {
  const post = first(fields, places.dokumentnummer);
  const number = post === null ? null : readSaksnummer(post, now);
  const journalText = first(fields, places.journalnummer);
  const journal = journalText === null ? null : readSaksnummer(journalText, now);
  return {
    systemID: first(fields, places.systemID),
    registreringsID: first(fields, places.registreringsID),
    journal: journal === null ? null : { aar: journal.aar, sekvensnummer: journal.sekvensnummer },
    sak:
      number === null || number.journalpostnummer === null
        ? null
        : {
            aar: number.aar,
            sekvensnummer: number.sekvensnummer,
            journalpostnummer: number.journalpostnummer,
          },
    kilde: identifier,
  };
}

function readType(fields: Fields, mapping: CompiledMapping): Journalposttype {
  for (const place of mapping.places.journalposttype)
    for (const element of fields.get(place.element) ?? []) {
      const value = matched(textOf(element), place);
      if (value === null) continue;
      const type = mapping.readType(value);
      if (type !== 'ukjent') return type;
    }
  return 'ukjent';
}

function readSaksmappe(
  fields: Fields,
  { places }: CompiledMapping,
  sak: EntryKeys['sak'],
  now: Date,
): Saksmappe | null {
  for (const place of places.saksnummer)
    for (const element of fields.get(place.element) ?? []) {
      const text = matched(textOf(element), place);
      const match = text === null ? null : CASE_AND_TITLE.exec(text);
      const number = match === null ? null : readSaksnummer(match[1] ?? '', now);
      if (number === null) continue;
      const title = firstMarked(fields, places.sakstittel) ?? textToMarked(match?.[2] ?? null);
      return saksmappe(number.aar, number.sekvensnummer, title);
    }
  if (sak === null) return null;
  return saksmappe(sak.aar, sak.sekvensnummer, firstMarked(fields, places.sakstittel));
}

const saksmappe = (
  saksaar: number,
  sakssekvensnummer: number,
  offentligTittel: MarkedText | null,
): Saksmappe => ({
  systemID: null,
  saksaar,
  sakssekvensnummer,
  saksnummerTekst: null,
  offentligTittel,
  saksdato: null,
  saksstatus: null,
});

function readKlasse(fields: Fields, places: readonly Place[]): Klasse | null {
  for (const value of all(fields, places)) {
    const match = CLASS_AND_TITLE.exec(value);
    if (match !== null)
      return {
        klasseID: match[1] ?? null,
        tittel: textToMarked(match[2] ?? null),
        klassifikasjonstype: null,
      };
  }
  return null;
}

/** Creator and contributor are sender and recipient only in a record that says it is a journal entry. */
const roleOf = (role: 'avsender' | 'mottaker', type: Journalposttype): Korrespondanseparttype => {
  if (type === 'ukjent') return 'ukjent';
  return type === 'I' || type === 'U' ? role : `intern_${role}`;
};

const readParties = (
  fields: Fields,
  places: readonly Place[],
  korrespondanseparttype: Korrespondanseparttype,
): Korrespondansepart[] =>
  allMarked(fields, places).map((navn) => ({
    korrespondanseparttype,
    navn: isScreenedName(navn) ? null : navn,
    erPerson: isOnlyNames(navn) ? true : null,
    organisasjonsnummer: null,
    administrativEnhet: null,
  }));
