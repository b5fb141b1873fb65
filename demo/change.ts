import type { Chance } from './chance.ts';
import { type DemoEntry, WITHHELD, withoutPersons } from './entry.ts';
import { names, type Written } from './vocabulary.ts';

/** What the municipality does with an entry after it was published; null: it is taken out of the public journal. */
export function changeEntry(entry: DemoEntry, written: Written, chance: Chance): DemoEntry | null {
  const kind = chance.next();
  if (kind < 0.22) return null;
  if (kind < 0.42) return screenLater(entry, written);
  if (kind < 0.62) return { ...entry, documents: entry.documents.map(opened(entry)) };
  if (kind < 0.8) return { ...entry, title: [...entry.title, ` (${REVISED[written]})`] };
  if (kind < 0.92) return { ...entry, status: entry.type === 'U' ? 'Ekspedert' : 'Arkivert' };
  // Nothing a reader can see: the source stamps the record again, as real ones do.
  return { ...entry };
}

const REVISED: Readonly<Record<Written, string>> = {
  nb: 'rettet versjon',
  nn: 'retta versjon',
};

const opened = (entry: DemoEntry) => (document: DemoEntry['documents'][number]) =>
  entry.screenedBy === null ? { ...document, readable: true } : document;

function screenLater(entry: DemoEntry, written: Written): DemoEntry {
  return {
    ...entry,
    title: [`${withoutPersons(entry.title).split(' - ')[0]} - ${WITHHELD}`],
    screenedBy: entry.screenedBy ?? names.grounds.taushetsplikt?.[written] ?? null,
    parties: entry.parties.map((party) => (party.person ? { ...party, name: WITHHELD } : party)),
    documents: entry.documents.map((document) => ({
      ...document,
      title: [withoutPersons(document.title)],
      readable: false,
    })),
  };
}
