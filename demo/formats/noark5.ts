import { isoDay } from '../day.ts';
import {
  type DemoDocument,
  type DemoEntry,
  type DemoText,
  documentId,
  WITHHELD,
} from '../entry.ts';
import { escapeXml, textElement } from '../xml.ts';
import type { Format, Place } from './format.ts';
import { documentLink } from './links.ts';

const NAMESPACE = 'http://www.arkivverket.no/standarder/noark5/arkivstruktur';

const TYPES: Readonly<Record<DemoEntry['type'], string>> = {
  I: 'Inngående dokument',
  U: 'Utgående dokument',
  N: 'Organinternt dokument for oppfølging',
  X: 'Organinternt dokument uten oppfølging',
  S: 'Saksframlegg',
};

const PRONOM: Readonly<Record<DemoDocument['format'], string>> = {
  pdf: 'fmt/95',
  html: 'fmt/96',
  txt: 'x-fmt/111',
};

/** The entry in its case, Noark 5.5 arkivstruktur; private persons marked with `<personnavn>` as eInnsyn wants it. */
export const noark5: Format = {
  prefix: 'noark5',
  schema: `${NAMESPACE}/arkivstruktur.xsd`,
  namespace: NAMESPACE,
  write: (entry, place) =>
    [
      `<mappe xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="saksmappe">`,
      textElement('systemID', entry.case.systemID),
      textElement('mappeID', `${entry.case.year}/${entry.case.number}`),
      marked('offentligTittel', entry.case.title),
      registrering(entry, place),
      textElement('saksaar', entry.case.year),
      textElement('sakssekvensnummer', entry.case.number),
      textElement('saksdato', isoDay(entry.case.opened)),
      textElement('administrativEnhet', entry.case.unit),
      textElement('saksstatus', 'Under behandling'),
      '</mappe>',
    ].join(''),
};

const registrering = (entry: DemoEntry, place: Place): string =>
  [
    '<registrering xsi:type="journalpost">',
    textElement('systemID', entry.systemID),
    entry.screenedBy === null
      ? ''
      : `<skjerming>${textElement('tilgangsrestriksjon', 'Unntatt offentlighet')}${textElement('skjermingshjemmel', entry.screenedBy)}</skjerming>`,
    ...entry.documents.map((document) => dokumentbeskrivelse(entry, document, place)),
    textElement('registreringsID', documentId(entry)),
    marked('offentligTittel', entry.title),
    ...entry.parties.map(
      ({ role, name, person }) =>
        `<korrespondansepart>${textElement('korrespondanseparttype', role)}${marked(
          'korrespondansepartNavn',
          person && name !== WITHHELD ? [{ person: name }] : [name],
        )}</korrespondansepart>`,
    ),
    textElement('journalaar', entry.journalYear),
    textElement('journalsekvensnummer', entry.journalNumber),
    textElement('journalpostnummer', entry.documentNumber),
    textElement('journalposttype', TYPES[entry.type]),
    textElement('journalstatus', entry.status),
    textElement('journaldato', isoDay(entry.journalDay)),
    textElement('dokumentetsDato', entry.documentDay === null ? null : isoDay(entry.documentDay)),
    textElement('mottattDato', entry.type === 'I' ? isoDay(entry.journalDay) : null),
    textElement('sendtDato', entry.type === 'U' ? isoDay(entry.journalDay) : null),
    '</registrering>',
  ].join('');

function dokumentbeskrivelse(entry: DemoEntry, document: DemoDocument, place: Place): string {
  const link = documentLink(entry, document, place);
  return [
    '<dokumentbeskrivelse>',
    marked('tittel', document.title),
    textElement('tilknyttetRegistreringSom', document.number === 1 ? 'Hoveddokument' : 'Vedlegg'),
    textElement('dokumentnummer', document.number),
    link === null
      ? ''
      : `<dokumentobjekt>${textElement('format', PRONOM[document.format])}${textElement('referanseDokumentfil', link)}</dokumentobjekt>`,
    '</dokumentbeskrivelse>',
  ].join('');
}

const marked = (name: string, text: DemoText): string =>
  `<${name}>${text
    .map((piece) =>
      typeof piece === 'string'
        ? escapeXml(piece)
        : `<personnavn>${escapeXml(piece.person)}</personnavn>`,
    )
    .join('')}</${name}>`;
