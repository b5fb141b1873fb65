import type { PublicEntry } from '../../../harvester/record/public-entry.ts';
import { createSearch } from '../../../indexer/search.ts';
import { search as searchText } from './compare.ts';
import type { Fault } from './fault.ts';
import type { PortalInProcess } from './portal-in-process.ts';
import type { SimulatedJournal } from './simulated-journal.ts';

export interface Published {
  /** Versions of entries that were ever in the feed. */
  readonly versions: number;
  /** Planted words that were looked for in each of them. */
  readonly planted: number;
}

interface Watched {
  readonly id: string;
  readonly number: string;
  readonly journal: SimulatedJournal;
  readonly faults: readonly Fault[];
}

const PAGE = 1_000;
const SEARCHED_A_DAY = 6;

export const keyOf = ({ saksmappe, journalpostnummer }: PublicEntry): string =>
  `${saksmappe?.saksnummer}-${journalpostnummer}`;

/** Looks each day at everything that was published since the day before, and searches for what must not be found. */
export function publicationWatch(places: readonly Watched[], complaints: string[]) {
  let seq = 0;
  let versions = 0;
  const ids = new Map<string, string>();
  const byNumber = new Map(places.map((place) => [place.number, place]));
  const searchedUpTo = new Map<string, number>();

  function lookAt(entry: PublicEntry): void {
    const place = byNumber.get(entry.kommunenummer);
    const text = JSON.stringify(entry);
    for (const word of place?.journal.planted ?? [])
      if (text.includes(word)) complaints.push(`${entry.id} shows a planted word, ${word}`);
    const key = `${entry.kommunenummer} ${keyOf(entry)}`;
    const known = ids.get(key);
    if (known === undefined) ids.set(key, entry.id);
    else if (known !== entry.id)
      complaints.push(`${key} had the permalink ${known}, now ${entry.id}`);
  }

  return {
    async day(portal: PortalInProcess, now: number): Promise<void> {
      for (;;) {
        const changes = portal.archive.changesSince(seq, PAGE);
        for (const change of changes) {
          seq = change.seq;
          versions++;
          if (change.kind === 'entry') lookAt(change.view.entry);
        }
        if (changes.length < PAGE) break;
      }
      const search = createSearch({
        archive: portal.archive,
        engine: portal.engine,
        analysis: portal.analysis,
        now: () => new Date(now),
      });
      for (const { number, journal } of places) {
        const from = searchedUpTo.get(number) ?? 0;
        const words = journal.planted.slice(from, from + SEARCHED_A_DAY);
        searchedUpTo.set(
          number,
          from + words.length >= journal.planted.length ? 0 : from + words.length,
        );
        // A private person's name gives hits for a year: that is what the names' own field is for.
        for (const word of words)
          if (!word.startsWith('Planta ') && (await searchText(search, word)) > 0)
            complaints.push(`a search for the planted word ${word} has hits`);
      }
    },
    seen: (): Published => ({
      versions,
      planted: places.reduce((sum, { journal }) => sum + journal.planted.length, 0),
    }),
  };
}
