import type { PublicEntry } from '../../../harvester/record/public-entry.ts';
import { dayInOslo } from '../../../indexer/day.ts';
import { createSearch } from '../../../indexer/search.ts';
import type { Search } from '../../../indexer/search-answer.ts';
import type { Format } from './fault.ts';
import { type Letter, titleOf } from './letter.ts';
import type { PortalInProcess } from './portal-in-process.ts';
import { keyOf } from './publication-watch.ts';
import type { SimulatedJournal } from './simulated-journal.ts';

interface Place {
  readonly number: string;
  readonly format: Format;
  readonly journal: SimulatedJournal;
}

const PAGE = 1_000;
const MOST_TOLD = 5;

/** How many entries have the word, as it is written. */
export async function search(run: Search, word: string): Promise<number> {
  const { total, relaxed, correctedText } = await run({
    text: word,
    filters: {},
    from: null,
    to: null,
    sort: 'nyeste',
    page: 1,
    pageSize: 1,
  });
  return relaxed === null && correctedText === null ? total : 0;
}

/** What archive and index show and the truth does not, and the other way; empty: they are equal. */
export async function compareWithTruth(
  portal: Pick<PortalInProcess, 'archive' | 'engine' | 'analysis'>,
  places: readonly Place[],
  time: number,
): Promise<string[]> {
  const shown = new Map<string, PublicEntry>();
  const complaints: string[] = [];
  for (let seq = 0; ; ) {
    const changes = portal.archive.changesSince(seq, PAGE);
    for (const change of changes) {
      seq = change.seq;
      if (change.kind !== 'entry') continue;
      const { entry } = change.view;
      const key = `${entry.kommunenummer} ${keyOf(entry)}`;
      if (shown.has(key)) complaints.push(`${key} is shown twice`);
      shown.set(key, entry);
    }
    if (changes.length < PAGE) break;
  }
  const run = createSearch({
    archive: portal.archive,
    engine: portal.engine,
    analysis: portal.analysis,
    now: () => new Date(time),
  });
  let wanted = 0;
  for (const { number, journal } of places) {
    for (const letter of journal.letters) {
      const key = `${number} ${letter.key}`;
      const entry = shown.get(key);
      const isPublic = letter.state === 'open' || letter.state === 'shielded';
      if (isPublic) wanted++;
      if (isPublic !== (entry !== undefined))
        complaints.push(`${key} is ${letter.state}, and ${entry ? 'shown' : 'not shown'}`);
      else if (entry) complaints.push(...differences(key, letter, entry));
      const hits = await search(run, letter.word);
      const due = letter.state === 'open' ? 1 : 0;
      if (hits !== due)
        complaints.push(`${key}, ${letter.state}: ${hits} hits for its word, not ${due}`);
    }
    for (const { key, word } of journal.retired)
      if ((await search(run, word)) > 0) complaints.push(`${number} ${key}: its old word is found`);
  }
  if (shown.size !== wanted) complaints.push(`${shown.size} entries are shown, not ${wanted}`);
  const ids = await everyId(portal, time);
  const missing = [...shown.values()].filter(({ id }) => !ids.has(id)).length;
  if (missing > 0 || ids.size !== shown.size)
    complaints.push(
      `the index has ${ids.size} entries, the archive ${shown.size}; it lacks ${missing}`,
    );
  return complaints.length <= MOST_TOLD * 4
    ? complaints
    : [...complaints.slice(0, MOST_TOLD * 4), `and ${complaints.length - MOST_TOLD * 4} more`];
}

function differences(key: string, letter: Letter, entry: PublicEntry): string[] {
  const title = letter.state === 'open' ? titleOf(letter) : null;
  const found: string[] = [];
  // A number that must not stand there is masked: the rest of the title is the archive's business.
  if (
    letter.number === null &&
    (entry.offentligTittel?.replaceAll('*', '').trim() || null) !== title
  )
    found.push(`${key} has the title "${entry.offentligTittel}", not "${title}"`);
  if (entry.journaldato !== letter.journaldato)
    found.push(`${key} has the date ${entry.journaldato}, not ${letter.journaldato}`);
  const party = entry.korrespondanseparter[0]?.navn ?? null;
  if (letter.state === 'open' && party !== letter.party)
    found.push(`${key} has the party "${party}", not "${letter.party}"`);
  return found;
}

async function everyId(
  { engine }: Pick<PortalInProcess, 'engine'>,
  time: number,
): Promise<Set<string>> {
  const ids = new Set<string>();
  let after = null;
  do {
    const page = await engine.walk({
      match: null,
      tiers: [],
      filters: {},
      from: null,
      to: null,
      sort: 'nyeste',
      limit: PAGE,
      today: dayInOslo(new Date(time)),
      after,
    });
    for (const id of page.ids) ids.add(id);
    after = page.next;
  } while (after !== null);
  return ids;
}
