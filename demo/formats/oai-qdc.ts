import { isoDay } from '../day.ts';
import { textElement } from '../xml.ts';
import type { Format } from './format.ts';
import { caseText, documentText, dublinCore } from './oai-dc.ts';

const NAMESPACE = 'http://worldcat.org/xmlschemas/qdc-1.0/';
const SCHEMA = 'http://worldcat.org/xmlschemas/qdc/1.0/qdc-1.0.xsd';

/** Qualified Dublin Core: each date by its own name, the case with its title, and the documents. */
export const oaiQdc: Format = {
  prefix: 'oai_qdc',
  schema: SCHEMA,
  namespace: NAMESPACE,
  write: (entry, place) =>
    [
      `<oai_qdc:qualifieddc xmlns:oai_qdc="${NAMESPACE}" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
      ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
      ` xsi:schemaLocation="${NAMESPACE} ${SCHEMA}">`,
      ...dublinCore(entry, place),
      textElement('dcterms:issued', isoDay(entry.journalDay)),
      textElement('dcterms:created', entry.documentDay === null ? null : isoDay(entry.documentDay)),
      textElement('dcterms:dateSubmitted', entry.type === 'I' ? isoDay(entry.journalDay) : null),
      textElement('dcterms:available', isoDay(entry.publishedDay)),
      textElement('dcterms:isPartOf', caseText(entry)),
      ...entry.documents.map((document) =>
        textElement('dcterms:hasPart', documentText(entry, document, place)),
      ),
      textElement('dcterms:spatial', `${place.municipality.name} kommune`),
      '</oai_qdc:qualifieddc>',
    ].join(''),
};
