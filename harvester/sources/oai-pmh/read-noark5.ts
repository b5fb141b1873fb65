import { RecordRejected } from '../../errors.ts';
import { cleanText } from '../../record/clean-text.ts';
import { readDato } from '../../record/dato.ts';
import type {
  Dokument,
  EntryKeys,
  Journalpost,
  Klasse,
  Korrespondansepart,
  Saksmappe,
} from '../../record/journalpost.ts';
import { readJournalposttype } from '../../record/journalposttype.ts';
import { readJournalstatus } from '../../record/journalstatus.ts';
import { readKorrespondanseparttype } from '../../record/korrespondanseparttype.ts';
import type { MarkedText } from '../../record/marked-text.ts';
import { readSaksnummer } from '../../record/saksnummer.ts';
import { readTilknytning } from '../../record/tilknytning.ts';
import { attribute, child, children, childText, type XmlElement } from '../../xml/element.ts';
import { isOnlyNames, markedContent } from '../../xml/marked-content.ts';
import type { EntryContext } from './entry-context.ts';
import { inheritSkjerming, type Restriction, restrictionOf } from './noark5-skjerming.ts';
import { isWebAddress } from './web-address.ts';

const ENTRY: ReadonlySet<string> = new Set(['registrering', 'journalpost', 'basisregistrering']);
const CONTAINER: ReadonlySet<string> = new Set(['arkivdel', 'klasse', 'mappe', 'saksmappe']);
export const NOARK5_ROOTS: ReadonlySet<string> = new Set([
  ...ENTRY,
  ...CONTAINER,
  'arkiv',
  'klassifikasjonssystem',
  'journalregistrering',
]);
const ORGANISATION_NUMBER = ['enhetsidentifikator', 'organisasjonsnummer', 'organisasjonsID'];
const SCREENED_NAME = /^[*\s.,]+$|^avskjerm(?:et|a)$|^unntatt offentlighet$/i;

interface Found {
  readonly entry: XmlElement;
  /** Elements above and beside it that say something about it, outermost first. */
  readonly above: readonly XmlElement[];
}

/**
 * A Noark 5 record (3.x to 5.x, arkivstruktur or journal form) as a journal entry: one `registrering`/`journalpost`, under its
 * mappe or beside its saksmappe. Skjerming is inherited downwards (M500 "Arv: Ja"). `tittel` is shown for a missing
 * `offentligTittel` only where nothing is skjermet (kapittel 5.2.5–5.2.38). Throws RecordRejected.
 */
export function readNoark5(
  metadata: XmlElement,
  identifier: string,
  context: EntryContext,
): Journalpost {
  const found = findEntries(metadata, []);
  const [only] = found;
  if (only === undefined)
    throw new RecordRejected('There is no registrering or journalpost in it.');
  if (found.length > 1)
    throw new RecordRejected(
      `There are ${found.length} journal entries in one record; the source must serve them one by one.`,
    );
  const { entry, above } = only;
  const type = attribute(entry, 'type')?.replace(/^.*:/, '');
  if (type !== undefined && type !== 'journalpost')
    throw new RecordRejected(`A registrering of type ${type.slice(0, 40)} is no journal entry.`);

  const mappe = above.findLast(({ name }) => name === 'mappe' || name === 'saksmappe') ?? null;
  const klasse = above.findLast(({ name }) => name === 'klasse') ?? null;
  const inherited = above.reduce<Restriction | null>(
    (restriction, element) => inheritSkjerming(restriction, restrictionOf(element)),
    null,
  );
  const mappeRestriction =
    mappe === null
      ? null
      : above
          .slice(0, above.indexOf(mappe) + 1)
          .reduce<Restriction | null>((all, el) => inheritSkjerming(all, restrictionOf(el)), null);
  const own = inheritSkjerming(inherited, restrictionOf(entry));
  const dato = (name: string): string | null => {
    const text = childText(entry, name);
    return text === null ? null : readDato(text, context.now);
  };
  const saksmappe = mappe === null ? null : readSaksmappe(mappe, mappeRestriction, context.now);
  const journalpostnummer = number(entry, 'journalpostnummer');
  const journalaar = number(entry, 'journalaar');
  const journalsekvensnummer = number(entry, 'journalsekvensnummer');

  return {
    kommunenummer: context.kommunenummer,
    organisasjonsnummer: context.organisasjonsnummer,
    kilde: context.sourceId,
    keys: {
      systemID: childText(entry, 'systemID'),
      registreringsID: childText(entry, 'registreringsID'),
      journal: journalKey(journalaar, journalsekvensnummer),
      sak: caseKey(saksmappe, journalpostnummer),
      kilde: identifier,
    },
    offentligTittel: publicTitle(entry, own),
    journalposttype: readJournalposttype(childText(entry, 'journalposttype') ?? ''),
    journalposttypeUtledet: false,
    journalstatus: readJournalstatus(childText(entry, 'journalstatus') ?? ''),
    journaldato: dato('journaldato'),
    dokumentetsDato: dato('dokumentetsDato'),
    mottattDato: dato('mottattDato'),
    sendtDato: dato('sendtDato'),
    publisertDato: dato('publisertDato'),
    journalaar,
    journalsekvensnummer,
    journalpostnummer,
    administrativEnhet: clean(
      childText(entry, 'administrativEnhet') ?? childText(mappe, 'administrativEnhet'),
    ),
    klasse: klasse === null ? null : readKlasse(klasse, above),
    saksmappe,
    korrespondanseparter: children(entry, 'korrespondansepart').map((part) => readPart(part, own)),
    dokumenter: children(entry, 'dokumentbeskrivelse').map((element) => readDokument(element, own)),
    skjerming: own?.skjerming ?? null,
    gradering: own?.gradering ?? null,
    lenke: null,
    historisk: false,
  };
}

function findEntries(element: XmlElement, above: readonly XmlElement[]): Found[] {
  if (ENTRY.has(element.name)) return [{ entry: element, above }];
  // In the journal form klasse and saksmappe stand beside the journalpost.
  const beside =
    element.name === 'journalregistrering'
      ? element.content.filter(
          (item): item is XmlElement => typeof item !== 'string' && CONTAINER.has(item.name),
        )
      : [element];
  return element.content.flatMap((item) =>
    typeof item === 'string' || (element.name === 'journalregistrering' && CONTAINER.has(item.name))
      ? []
      : NOARK5_ROOTS.has(item.name)
        ? findEntries(item, [...above, ...beside])
        : [],
  );
}

/** `offentligTittel`, or `tittel` where nothing is skjermet. */
function publicTitle(element: XmlElement, restriction: Restriction | null): MarkedText | null {
  const title = markedContent(child(element, 'offentligTittel'));
  if (title !== null || restriction !== null) return title;
  return markedContent(child(element, 'tittel'));
}

function readSaksmappe(mappe: XmlElement, restriction: Restriction | null, now: Date): Saksmappe {
  const mappeID = childText(mappe, 'mappeID');
  const read = mappeID === null ? null : readSaksnummer(mappeID, now);
  const saksaar = number(mappe, 'saksaar') ?? read?.aar ?? null;
  const sakssekvensnummer = number(mappe, 'sakssekvensnummer') ?? read?.sekvensnummer ?? null;
  const saksdato = childText(mappe, 'saksdato');
  return {
    systemID: childText(mappe, 'systemID'),
    saksaar,
    sakssekvensnummer,
    saksnummerTekst: saksaar === null || sakssekvensnummer === null ? mappeID : null,
    offentligTittel: publicTitle(mappe, restriction),
    saksdato: saksdato === null ? null : readDato(saksdato, now),
    saksstatus: childText(mappe, 'saksstatus'),
  };
}

function readKlasse(klasse: XmlElement, above: readonly XmlElement[]): Klasse {
  const system = above.findLast(({ name }) => name === 'klassifikasjonssystem') ?? null;
  const hidden = restrictionOf(klasse) !== null;
  return {
    klasseID: hidden ? null : childText(klasse, 'klasseID'),
    tittel: hidden ? null : markedContent(child(klasse, 'tittel')),
    klassifikasjonstype:
      childText(klasse, 'klassifikasjonstype') ?? childText(system, 'klassifikasjonstype'),
  };
}

function readPart(part: XmlElement, restriction: Restriction | null): Korrespondansepart {
  const type = readKorrespondanseparttype(childText(part, 'korrespondanseparttype') ?? '');
  const name = markedContent(child(part, 'korrespondansepartNavn'));
  const hidden =
    restrictionOf(part) !== null ||
    (type.includes('avsender') ? restriction?.hidesSender : restriction?.hidesRecipient) === true;
  const orgnr =
    ORGANISATION_NUMBER.map((field) => childText(part, field)).find(
      (text) => text !== null && /^\d{9}$/.test(text),
    ) ?? null;
  return {
    korrespondanseparttype: type,
    navn: name === null || hidden || SCREENED_NAME.test(name) ? null : name,
    erPerson: orgnr !== null ? false : name !== null && isOnlyNames(name) ? true : null,
    organisasjonsnummer: hidden ? null : orgnr,
    administrativEnhet: clean(childText(part, 'administrativEnhet')),
  };
}

/**
 * A document's title and file are shown only when neither it nor anything above it is skjermet; of a skjermet one only the
 * variant made for the public (M700 O, "Dokument hvor deler av innholdet er skjermet") is linked.
 */
function readDokument(element: XmlElement, entry: Restriction | null): Dokument {
  const restricted = inheritSkjerming(entry, restrictionOf(element)) !== null;
  const files = children(element, 'dokumentobjekt');
  const isPublicVariant = (file: XmlElement): boolean =>
    /^(?:o$|dokument hvor deler)/i.test(childText(file, 'variantformat') ?? '');
  const file = files.find(isPublicVariant) ?? (restricted ? null : (files[0] ?? null));
  const url = childText(file, 'referanseDokumentfil');
  return {
    dokumentnummer: number(element, 'dokumentnummer'),
    tilknyttetRegistreringSom: readTilknytning(
      childText(element, 'tilknyttetRegistreringSom') ?? '',
    ),
    tittel: restricted ? null : markedContent(child(element, 'tittel')),
    dokumenttype: childText(element, 'dokumenttype'),
    format: childText(file ?? files[0] ?? null, 'format'),
    url: url !== null && isWebAddress(url) ? url : null,
  };
}

/** A whole number of up to ten digits; 0 and placeholders are no number. */
function number(element: XmlElement | null, name: string): number | null {
  const text = childText(element, name);
  return text !== null && /^\d{1,10}$/.test(text) && Number(text) > 0 ? Number(text) : null;
}

const clean = (text: string | null): string | null =>
  text === null ? null : cleanText(text) || null;

const journalKey = (aar: number | null, sekvensnummer: number | null): EntryKeys['journal'] =>
  aar === null || sekvensnummer === null ? null : { aar, sekvensnummer };

const caseKey = (sak: Saksmappe | null, journalpostnummer: number | null): EntryKeys['sak'] =>
  sak === null ||
  sak.saksaar === null ||
  sak.sakssekvensnummer === null ||
  journalpostnummer === null
    ? null
    : { aar: sak.saksaar, sekvensnummer: sak.sakssekvensnummer, journalpostnummer };
