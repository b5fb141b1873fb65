import { NLOD } from './dublin-core.ts';
import type { OaiContent, OaiPlace } from './oai-content.ts';
import { escapeAttribute, textElement } from './xml-text.ts';

const OAI = 'http://www.openarchives.org/OAI/2.0/';
const PROVENANCE = `${OAI}provenance`;
const RIGHTS = `${OAI}rights/`;

const REFERENCE = `<rightsReference ref="${NLOD}"/>`;

/** The licence of one record (guidelines-rights §3). */
export const RIGHTS_XML = `<rights xmlns="${RIGHTS}" xsi:schemaLocation="${RIGHTS} ${OAI}rights.xsd">${REFERENCE}</rights>`;

/** The same statement for the repository or a set: it is about the metadata, and equal to that in the records. */
export const RIGHTS_MANIFEST = `<rightsManifest xmlns="${RIGHTS}" xsi:schemaLocation="${RIGHTS} ${OAI}rightsManifest.xsd" appliesTo="${OAI}entity#metadata"><rights>${REFERENCE}</rights></rightsManifest>`;

/**
 * Where a record read by OAI-PMH comes from (guidelines-provenance). `altered`: it was mapped to Noark's fields, screened, and written
 * anew. Sources of other kinds have no such container, which is made for OAI-PMH.
 */
export function aboutOf({ opphav, kilde }: OaiContent, place: OaiPlace): readonly string[] {
  const baseUrl = opphav && place.baseUrlOf(kilde);
  if (!opphav || !baseUrl) return [RIGHTS_XML];
  const provenance =
    `<provenance xmlns="${PROVENANCE}" xsi:schemaLocation="${PROVENANCE} ${PROVENANCE}.xsd">` +
    `<originDescription harvestDate="${escapeAttribute(opphav.hoestet)}" altered="true">` +
    textElement('baseURL', baseUrl) +
    textElement('identifier', opphav.identifikator) +
    textElement('datestamp', opphav.datostempel) +
    textElement('metadataNamespace', opphav.navnerom) +
    '</originDescription></provenance>';
  return [provenance, RIGHTS_XML];
}
