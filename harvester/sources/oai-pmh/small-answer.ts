import { XmlFault } from '../../xml/parse-xml.ts';
import { LONGEST_SMALL_DOCUMENT, parseSmallDocument } from '../../xml/small-document.ts';
import { type OaiPage, readEnvelope } from './page.ts';

/** A start tag of something `isRecord` may want, under any prefix. */
const RECORD = /<(?:[^\s<>/:]*:)?(?:record|header)[\s/>]/;

/**
 * Reads an answer that is small and holds no records: Identify, ListMetadataFormats, ListSets, errors, empty lists. Null: it is
 * not such an answer, or not sound, and must be read the ordinary way, which mends what can be mended.
 */
export function readSmallAnswer(text: string): OaiPage | null {
  if (text.length > LONGEST_SMALL_DOCUMENT || RECORD.test(text)) return null;
  try {
    return { envelope: readEnvelope(parseSmallDocument(text)), items: [], mends: new Map() };
  } catch (error) {
    if (error instanceof XmlFault) return null;
    throw error;
  }
}
