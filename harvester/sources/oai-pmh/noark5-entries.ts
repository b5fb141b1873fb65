import type { XmlElement } from '../../xml/element.ts';

const ENTRY: ReadonlySet<string> = new Set(['registrering', 'journalpost', 'basisregistrering']);
const CONTAINER: ReadonlySet<string> = new Set(['arkivdel', 'klasse', 'mappe', 'saksmappe']);
export const NOARK5_ROOTS: ReadonlySet<string> = new Set([
  ...ENTRY,
  ...CONTAINER,
  'arkiv',
  'klassifikasjonssystem',
  'journalregistrering',
]);
export interface FoundEntry {
  readonly entry: XmlElement;
  /** Elements above and beside it that say something about it, outermost first. */
  readonly above: readonly XmlElement[];
}

/** The journal entries in a record, at any depth, each with what stands above it. */
export function findEntries(element: XmlElement, above: readonly XmlElement[]): FoundEntry[] {
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
