import type { DemoDocument, DemoEntry } from '../entry.ts';
import type { Place } from './format.ts';

export const entryLink = ({ systemID }: DemoEntry, { pages }: Place): string =>
  `${pages}/journalpost/${systemID}`;

/** Where anyone can read the document; null: it must be asked for. */
export const documentLink = (
  { systemID }: DemoEntry,
  { number, format, readable }: DemoDocument,
  { pages }: Place,
): string | null => (readable ? `${pages}/dokument/${systemID}-${number}.${format}` : null);
