import {
  accessText,
  caseText,
  documentText,
  dublinCore,
  elements,
  joined,
  NLOD,
} from './dublin-core.ts';
import type { OaiContent, OaiPlace } from './oai-content.ts';
import type { Format } from './repository.ts';

export const QDC_NAMESPACE = 'http://worldcat.org/xmlschemas/qdc-1.0/';

/** Qualified Dublin Core: each date by its own name, the case with its title, the documents one by one. */
export function oaiQdc(place: OaiPlace): Format<OaiContent> {
  const schema = `${place.publicUrl}/oai/oai_qdc.xsd`;
  const start =
    `<oai_qdc:qualifieddc xmlns:oai_qdc="${QDC_NAMESPACE}" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
    ` xsi:schemaLocation="${QDC_NAMESPACE} ${schema}">`;
  return {
    prefix: 'oai_qdc',
    schema,
    namespace: QDC_NAMESPACE,
    write: (content) =>
      `${start}${dublinCore(content, place)}${terms(content, place)}</oai_qdc:qualifieddc>`,
  };
}

function terms({ entry }: OaiContent, place: OaiPlace): string {
  const { arkivuttrekk: uttrekk } = entry;
  return (
    elements('dcterms:issued', [entry.journaldato]) +
    elements('dcterms:created', [entry.dokumentetsDato]) +
    elements('dcterms:dateSubmitted', [entry.mottattDato]) +
    elements('dcterms:available', [entry.publisert.slice(0, 10)]) +
    elements('dcterms:modified', [entry.endret]) +
    elements('dcterms:isPartOf', [caseText(entry)]) +
    elements('dcterms:hasPart', entry.dokumenter.map(documentText)) +
    elements('dcterms:accessRights', [accessText(entry)]) +
    elements('dcterms:license', [NLOD]) +
    elements('dcterms:rightsHolder', [place.publisherOf(entry.kommunenummer)]) +
    elements('dcterms:spatial', [place.publisherOf(entry.kommunenummer)]) +
    elements('dcterms:provenance', [
      uttrekk ? joined(uttrekk.navn, joined(uttrekk.system, uttrekk.periode)) : null,
    ])
  );
}
