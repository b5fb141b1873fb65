import type { Opphav } from '../../record/journalpost.ts';
import type { XmlElement } from '../../xml/element.ts';
import { formatInstant, readInstant } from './instant.ts';
import type { OaiHeader } from './page.ts';

/** Whose record it is when the root declares no namespace. */
const UNDECLARED = 'http://www.openarchives.org/OAI/2.0/';

/** What provenance tells of a record (guidelines-provenance): its datestamp and namespace; null: no datestamp to be read. */
export function readOpphav({ datestamp }: OaiHeader, metadata: XmlElement): Opphav | null {
  const instant = readInstant(datestamp);
  if (instant === null) return null;
  return { datostempel: formatInstant(instant, 'second'), navnerom: namespaceOf(metadata) };
}

/** The root's namespace as far as it can be told without its prefix: the default one, else the first it declares. */
function namespaceOf({ attributes }: XmlElement): string {
  if (attributes.xmlns) return attributes.xmlns;
  for (const name in attributes)
    if (name.startsWith('xmlns:') && name !== 'xmlns:xsi') return attributes[name] || UNDECLARED;
  return UNDECLARED;
}
