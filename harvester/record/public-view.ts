import type { Audience } from '../store/public-archive.ts';
import { osloDay } from './dato.ts';
import type { Dokument, Journalpost, Korrespondansepart, Saksmappe } from './journalpost.ts';
import { type MarkedText, withNames, withoutNames } from './marked-text.ts';
import { lastDayOfNames } from './name-year.ts';
import { holdsIdentity } from './number-form.ts';
import type {
  PublicDokument,
  PublicEntry,
  PublicKorrespondansepart,
  PublicOpphav,
  PublicSaksmappe,
  SearchView,
} from './public-entry.ts';
import { tellsName } from './public-link.ts';
import { namesOf } from './record-texts.ts';
import { writeSaksnummer } from './saksnummer.ts';
import type { Screened } from './screening.ts';
import { readTilgangsrestriksjon } from './tilgangsrestriksjon.ts';

/** An entry as the archive keeps it. `publisert` and `endret`: UTC, whole seconds. */
export interface StoredEntry {
  readonly id: string;
  readonly caseId: string | null;
  readonly screened: Screened;
  readonly publisert: string;
  readonly endret: string;
}

const SCREENED = /\*{3,}/;

/**
 * THE DOOR: what one kind of reader may see of an entry at one moment; null when the entry is held. Names of private persons
 * are shown on a page within their year and nowhere else; where one is left out, asterisks stand (Noark 5 M025).
 */
export function publicEntry(
  stored: StoredEntry,
  now: Date,
  audience: Audience,
): PublicEntry | null {
  const { record, held } = stored.screened;
  if (held !== null) return null;
  return viewOf(stored, audience === 'page' && mayShowNames(record, osloDay(now)), namesOf(record));
}

/** What may go into a search index at one moment; null when the entry is held. */
export function searchView(stored: StoredEntry, now: Date): SearchView | null {
  const { record, held } = stored.screened;
  if (held !== null) return null;
  const all = namesOf(record);
  const entry = viewOf(stored, false, all);
  const today = osloDay(now);
  const names = mayShowNames(record, today) ? all.filter((name) => !SCREENED.test(name)) : [];
  return { entry, names, namesUntil: names.length === 0 ? null : lastDayOfNames(record, today) };
}

/** Where the entry was read, for lists that are copied on; null: not by OAI-PMH, or its key there tells of a person. */
export function publicOpphav({ screened }: StoredEntry, hoestet: string): PublicOpphav | null {
  const { opphav, keys } = screened.record;
  if (opphav === undefined || holdsIdentity(keys.kilde)) return null;
  const names = namesOf(screened.record);
  if (names.length > 0 && tellsName(keys.kilde, names)) return null;
  return { identifikator: keys.kilde, ...opphav, hoestet };
}

function mayShowNames(record: Journalpost, today: string): boolean {
  const last = lastDayOfNames(record, today);
  return last !== null && today <= last;
}

function viewOf(stored: StoredEntry, showNames: boolean, names: readonly string[]): PublicEntry {
  const { record } = stored.screened;
  const read = (text: MarkedText | null): string | null =>
    text === null ? null : showNames ? withNames(text) : withoutNames(text);
  const link = (url: string | null): string | null =>
    url === null || showNames || names.length === 0 || !tellsName(url, names) ? url : null;

  const entry = {
    id: stored.id,
    kommunenummer: record.kommunenummer,
    organisasjonsnummer: record.organisasjonsnummer,
    kilde: record.kilde,
    offentligTittel: read(record.offentligTittel),
    journalposttype: record.journalposttype,
    journalposttypeUtledet: record.journalposttypeUtledet,
    journaldato: record.journaldato,
    dokumentetsDato: record.dokumentetsDato,
    mottattDato: record.mottattDato,
    sendtDato: record.sendtDato,
    journalaar: record.journalaar,
    journalsekvensnummer: record.journalsekvensnummer,
    journalpostnummer: record.journalpostnummer,
    registreringsID: publicId(record.keys.registreringsID),
    administrativEnhet: record.administrativEnhet,
    klasse: record.klasse && {
      klasseID: record.klasse.klasseID,
      tittel: read(record.klasse.tittel),
    },
    saksmappe: publicCase(stored.caseId, record.saksmappe, read),
    korrespondanseparter: record.korrespondanseparter.map((part) => publicParty(part, showNames)),
    dokumenter: record.dokumenter.map((dokument) => publicDocument(dokument, read, link)),
    skjerming: publicScreening(record),
    lenke: link(record.lenke),
    publisert: stored.publisert,
    endret: stored.endret,
  };
  return {
    ...entry,
    kanLeses: entry.dokumenter.some((dokument) => dokument.url !== null),
    harNavn: showNames && names.length > 0,
    navnUtelatt: (!showNames && names.length > 0) || holdsScreening(entry),
    ...(record.arkivuttrekk === undefined ? {} : { arkivuttrekk: record.arkivuttrekk }),
  };
}

function publicParty(part: Korrespondansepart, showNames: boolean): PublicKorrespondansepart {
  const { navn } = part;
  const erPerson = part.erPerson !== false;
  const shown =
    navn === null || (SCREENED.test(navn) && erPerson)
      ? null
      : showNames
        ? withNames(navn)
        : erPerson
          ? null
          : withoutNames(navn);
  return {
    korrespondanseparttype: part.korrespondanseparttype,
    navn: shown,
    erPerson,
    administrativEnhet: part.administrativEnhet,
  };
}

function publicDocument(
  dokument: Dokument,
  read: (text: MarkedText | null) => string | null,
  link: (url: string | null) => string | null,
): PublicDokument {
  const { filstoerrelse, sjekksum } = dokument;
  const url = link(dokument.url);
  return {
    dokumentnummer: dokument.dokumentnummer,
    tilknyttetRegistreringSom: dokument.tilknyttetRegistreringSom,
    tittel: read(dokument.tittel),
    format: dokument.format,
    url,
    // Size and checksum tell a file apart: they are shown of the one a reader can open, and of no other.
    ...(url === null || filstoerrelse === undefined ? {} : { filstoerrelse }),
    ...(url === null || sjekksum === undefined ? {} : { sjekksum }),
  };
}

function publicCase(
  id: string | null,
  saksmappe: Saksmappe | null,
  read: (text: MarkedText | null) => string | null,
): PublicSaksmappe | null {
  if (id === null || saksmappe === null) return null;
  const { saksaar, sakssekvensnummer } = saksmappe;
  const saksnummer =
    saksaar !== null && sakssekvensnummer !== null
      ? writeSaksnummer({ aar: saksaar, sekvensnummer: sakssekvensnummer, journalpostnummer: null })
      : saksmappe.saksnummerTekst;
  return {
    id,
    saksnummer,
    offentligTittel: read(saksmappe.offentligTittel),
    saksdato: saksmappe.saksdato,
  };
}

/** null when the source only says that nothing is screened. */
function publicScreening({ skjerming }: Journalpost): PublicEntry['skjerming'] {
  if (skjerming === null) return null;
  const { tilgangsrestriksjon, skjermingshjemmel } = skjerming;
  if (
    !skjermingshjemmel &&
    (!tilgangsrestriksjon || readTilgangsrestriksjon(tilgangsrestriksjon) === 'aapen')
  )
    return null;
  return { tilgangsrestriksjon, skjermingshjemmel };
}

/** An id in which someone's number stands is not shown. */
const publicId = (id: string | null): string | null =>
  id === null || holdsIdentity(id) ? null : id;

/** The source, or our masks, put asterisks in a text that is shown, or a correspondent has no name. */
const holdsScreening = (
  entry: Pick<PublicEntry, 'offentligTittel' | 'saksmappe' | 'korrespondanseparter' | 'dokumenter'>,
): boolean =>
  entry.korrespondanseparter.some((part) => part.erPerson && part.navn === null) ||
  [
    entry.offentligTittel,
    entry.saksmappe?.offentligTittel,
    ...entry.korrespondanseparter.map((part) => part.navn),
    ...entry.dokumenter.map((dokument) => dokument.tittel),
  ].some((text) => text?.includes('***'));
