import { RecordRejected } from '../../errors.ts';
import { cleanText } from '../../record/clean-text.ts';
import { readDato } from '../../record/dato.ts';
import type {
  Dokument,
  EntryKeys,
  Journalpost,
  Journalposttype,
  Klasse,
  Korrespondansepart,
  Korrespondanseparttype,
  Saksmappe,
} from '../../record/journalpost.ts';
import { readJournalposttype } from '../../record/journalposttype.ts';
import type { MarkedText } from '../../record/marked-text.ts';
import { readSaksnummer } from '../../record/saksnummer.ts';
import { textOf, type XmlElement } from '../../xml/element.ts';
import { isOnlyNames, markedContent } from '../../xml/marked-content.ts';
import type { CompiledMapping, Place } from './dublin-core-mapping.ts';
import type { EntryContext } from './entry-context.ts';
import { readRights } from './rights.ts';
import { isWebAddress } from './web-address.ts';

/** The children of a Dublin Core container by local name, in any container and under any prefix. */
type Fields = ReadonlyMap<string, readonly XmlElement[]>;

const OWN_ORGANISATION = /^(\d{9}):(?:\d{4}|\d{2})\/\d/;
const CASE_AND_TITLE = /^((?:\d{4}|\d{2})\s*\/\s*\d{1,9})(?:(?:\s*[–—:]\s*|\s+-\s+|\s+)(\S.*))?$/s;
const CLASS_AND_TITLE = /^([A-ZÆØÅ]{0,2}\d[\w.:/-]*)\s+[–—-]\s+(\S.*)$/s;
const SCREENED_NAME = /^[*\s.,]+$|^avskjerm(?:et|a)$|^unntatt offentlighet$/i;
const FILE_FORMAT = /^(?:[a-z]+\/[\w.+-]+|x?-?fmt\/\d+|\.?[a-z]{2,5}\d?)$/i;

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

function fieldsOf(metadata: XmlElement): Fields {
  const fields = new Map<string, XmlElement[]>();
  for (const item of metadata.content) {
    if (typeof item === 'string') continue;
    const known = fields.get(item.name);
    if (known === undefined) fields.set(item.name, [item]);
    else known.push(item);
  }
  return fields;
}

/** The value a place takes from a text; null: it does not match. */
function matched(text: string, { pattern }: Place): string | null {
  const value = text.trim();
  if (value === '') return null;
  if (pattern === null) return value;
  const match = pattern.exec(value);
  if (match === null) return null;
  return (match[1] ?? match[0]).trim() || null;
}

function first(
  fields: Fields,
  places: readonly Place[],
  accepts: (value: string) => boolean = () => true,
): string | null {
  for (const place of places)
    for (const element of fields.get(place.element) ?? []) {
      const value = matched(textOf(element), place);
      if (value !== null && accepts(value)) return value;
    }
  return null;
}

/** All values of the first place that gives any. */
function all(fields: Fields, places: readonly Place[]): string[] {
  for (const place of places) {
    const values = (fields.get(place.element) ?? []).flatMap(
      (element) => matched(textOf(element), place) ?? [],
    );
    if (values.length > 0) return values;
  }
  return [];
}

/** As `all`, with the names the source marked. */
function allMarked(fields: Fields, places: readonly Place[]): MarkedText[] {
  for (const place of places) {
    const values: MarkedText[] = [];
    for (const element of fields.get(place.element) ?? []) {
      const value =
        place.pattern === null
          ? markedContent(element)
          : textToMarked(matched(textOf(element), place));
      if (value !== null) values.push(value);
    }
    if (values.length > 0) return values;
  }
  return [];
}

const firstMarked = (fields: Fields, places: readonly Place[]): MarkedText | null =>
  allMarked(fields, places)[0] ?? null;

/** Text that was cut by a pattern, with marks that came as escaped tags. */
const textToMarked = (text: string | null): MarkedText | null =>
  text === null ? null : markedContent({ name: '', attributes: {}, content: [text] });

function firstDato(fields: Fields, places: readonly Place[], now: Date): string | null {
  for (const place of places)
    for (const element of fields.get(place.element) ?? []) {
      const value = matched(textOf(element), place);
      const dato = value === null ? null : readDato(value, now);
      if (dato !== null) return dato;
    }
  return null;
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
      const type = mapping.journalposttyper.get(value.toLowerCase()) ?? readJournalposttype(value);
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
    navn: SCREENED_NAME.test(navn) ? null : navn,
    erPerson: isOnlyNames(navn) ? true : null,
    organisasjonsnummer: null,
    administrativEnhet: null,
  }));

function readDokumenter(fields: Fields, places: readonly Place[], open: boolean): Dokument[] {
  const formats = (fields.get('format') ?? [])
    .map((element) => textOf(element).trim())
    .filter((text) => FILE_FORMAT.test(text));
  const values = all(fields, places);
  if (values.length === 0) return formats.slice(0, 1).map((format) => dokument(null, format, null));
  return values.map((value, i) => {
    const url = /https?:\/\/[^\s<>"]+/i.exec(value)?.[0] ?? null;
    const title =
      url === null ? value : value.replace(url, '').replace(/^[\s–—:<>-]+|[\s–—:<>-]+$/g, '');
    const format = formats.length === values.length ? formats[i] : formats[0];
    return dokument(
      textToMarked(title),
      format ?? null,
      open && url !== null && isWebAddress(url) ? url : null,
    );
  });
}

const dokument = (
  tittel: MarkedText | null,
  format: string | null,
  url: string | null,
): Dokument => ({
  dokumentnummer: null,
  tilknyttetRegistreringSom: null,
  tittel,
  dokumenttype: null,
  format,
  url,
});
