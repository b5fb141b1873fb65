import { isoDay } from '../day.ts';
import {
  type DemoDocument,
  type DemoEntry,
  type DemoFormat,
  documentId,
  withoutPersons,
} from '../entry.ts';
import { textElement } from '../xml.ts';
import type { Format, Place } from './format.ts';
import { documentLink, entryLink } from './links.ts';

const NAMESPACE = 'http://www.openarchives.org/OAI/2.0/oai_dc/';
const SCHEMA = 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd';

const MEDIA: Readonly<Record<DemoFormat, string>> = {
  pdf: 'application/pdf',
  html: 'text/html',
  txt: 'text/plain',
};

/** Simple Dublin Core. It cannot mark a name, so titles have none; case and documents are told in dc:relation. */
export const oaiDc: Format = {
  prefix: 'oai_dc',
  schema: SCHEMA,
  namespace: NAMESPACE,
  write: (entry, place) =>
    [
      `<oai_dc:dc xmlns:oai_dc="${NAMESPACE}" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
      ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
      ` xsi:schemaLocation="${NAMESPACE} ${SCHEMA}">`,
      ...dublinCore(entry, place),
      textElement('dc:date', isoDay(entry.journalDay)),
      textElement('dc:relation', `sak:${caseText(entry)}`),
      ...entry.documents.map((document) =>
        textElement('dc:relation', `dokument: ${documentText(entry, document, place)}`),
      ),
      '</oai_dc:dc>',
    ].join(''),
};

/** The elements both Dublin Core formats share. */
export function dublinCore(entry: DemoEntry, place: Place): string[] {
  const { municipality } = place;
  const senders = entry.parties.filter(({ role }) => /avsender/i.test(role));
  const receivers = entry.parties.filter(({ role }) => /mottaker/i.test(role));
  return [
    textElement('dc:title', withoutPersons(entry.title)),
    ...senders.map(({ name }) => textElement('dc:creator', name)),
    textElement('dc:subject', entry.case.class.replace(' ', ' – ')),
    textElement('dc:publisher', `${municipality.name} kommune`),
    ...receivers.map(({ name }) => textElement('dc:contributor', name)),
    ...['Text', 'journalpost', entry.type].map((type) => textElement('dc:type', type)),
    ...entry.documents.map(({ format }) => textElement('dc:format', MEDIA[format])),
    textElement('dc:identifier', entryLink(entry, place)),
    textElement('dc:identifier', `urn:uuid:${entry.systemID}`),
    textElement('dc:identifier', `${municipality.organisationNumber}:${documentId(entry)}`),
    textElement('dc:language', municipality.written === 'nn' ? 'nno' : 'nob'),
    textElement(
      'dc:rights',
      entry.screenedBy === null ? 'Offentlig' : `Unntatt offentlighet – ${entry.screenedBy}`,
    ),
  ];
}

/** `2024/123 – Oppføring av naust`. */
export const caseText = ({ case: { year, number, title } }: DemoEntry): string =>
  `${year}/${number} – ${withoutPersons(title)}`;

/** The title, and the address when anyone can read it. */
export function documentText(entry: DemoEntry, document: DemoDocument, place: Place): string {
  const link = documentLink(entry, document, place);
  const title = withoutPersons(document.title);
  return link === null ? title : `${title} – ${link}`;
}
