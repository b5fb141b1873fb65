/**
 * Random strings as searches and as beginnings in the search box, over a generated journal; prints errors and the slowest:
 *
 *     npx node test/bench/random-queries.ts 100000
 */
import { createAnalysis } from '../../indexer/analysis/analysis.ts';
import { follow } from '../../indexer/follow.ts';
import { createSearch } from '../../indexer/search.ts';
import { createSuggestions } from '../../indexer/suggestions.ts';
import { labelledJournal } from '../relevance/journal.ts';
import { MUNICIPALITIES } from '../relevance/places.ts';
import { embedded } from '../support/engines.ts';
import { plainArchive } from '../support/plain-archive.ts';
import { seededRandom } from '../support/random-search.ts';
import { randomText } from '../support/random-text.ts';

const count = Number(process.argv[2] ?? '100000');
const CASES_PER_TOPIC = 4;
const now = (): Date => new Date('2026-11-24T10:00:00Z');
const analysis = createAnalysis(MUNICIPALITIES);
const archive = plainArchive(labelledJournal(CASES_PER_TOPIC).map(({ view }) => view));
await using it = await embedded();
await follow({ archive, engine: it.engine, analysis, now });
const options = { archive, engine: it.engine, analysis, now };
const [search, suggest] = [createSearch(options), createSuggestions(options)];
const random = seededRandom(9);
const asked = {
  filters: {},
  from: null,
  to: null,
  sort: 'relevans',
  page: 1,
  pageSize: 10,
} as const;
const took: number[] = [];
let errors = 0;
for (let n = 0; n < count; n++) {
  const text = randomText(random);
  const start = process.cpuUsage();
  try {
    await search({ ...asked, text });
    if (n % 10 === 0) await suggest(text);
  } catch (error) {
    if (errors++ < 5) console.log(JSON.stringify(text).slice(0, 200), error);
  }
  const { user, system } = process.cpuUsage(start);
  took.push((user + system) / 1_000);
}
took.sort((a, b) => a - b);
const at = (q: number): string =>
  (took[Math.min(took.length - 1, Math.floor(took.length * q))] ?? 0).toFixed(1);
console.log(
  `${count} random strings: ${errors} errors; processor time p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms`,
);
