import { afterAll, describe, expect, test } from 'vitest';
import { createAnalysis } from '../../indexer/analysis/analysis.ts';
import { FACETS, type Sort } from '../../indexer/engine.ts';
import { follow } from '../../indexer/follow.ts';
import { createSearch } from '../../indexer/search.ts';
import type { SearchRequest } from '../../indexer/search-answer.ts';
import { labelledJournal } from '../relevance/journal.ts';
import { MUNICIPALITIES } from '../relevance/places.ts';
import { bruteForceEngine } from '../support/brute-force-engine.ts';
import { testEngines } from '../support/engines.ts';
import { plainArchive } from '../support/plain-archive.ts';
import { pick, type Random, seededRandom } from '../support/random-search.ts';

const { engines, stop } = await testEngines();
afterAll(stop);

const SEARCHES = 1_000;
const TIMEOUT = 600_000;
const now = (): Date => new Date('2026-11-24T10:00:00Z');
const analysis = createAnalysis(MUNICIPALITIES);
const journal = labelledJournal(1).slice(0, 250);
const archive = plainArchive(journal.map(({ view }) => view));
const titles = journal.map(({ view: { entry } }) => entry.saksmappe?.offentligTittel ?? '');

const word = (random: Random): string => pick(random, pick(random, titles).split(/[\s,.]+/));

/** Parts of what a person types: words, lay words, quotes, exclusions, dates, places, identifiers, misspellings. */
const PARTS: readonly ((random: Random) => string)[] = [
  word,
  word,
  (random) =>
    pick(random, ['søppel', 'mobbing', 'gamlehjem', 'snørydding', 'laks', 'hjelp', 'nye']),
  (random) => `"${pick(random, titles).split(' ').slice(0, 2).join(' ')}"`,
  (random) => `-${word(random)}`,
  (random) => `${word(random)} OR ${word(random)}`,
  (random) =>
    pick(random, ['etter:2023-03', 'før:1.5.2024', 'i fjor', '2022', 'mellom mars og mai 2024']),
  (random) =>
    pick(random, ['Havnvik', 'aarborte', 'i Fjellherad', 'kommune:9904', 'utgående', 'type:I']),
  (random) => pick(random, ['brev fra Kystverket', 'til:Mattilsynet', 'gnr 12 bnr 3', '2024/1001']),
  (random) => word(random).slice(0, 5),
];

function randomRequest(random: Random): SearchRequest {
  const count = Math.floor(random() * 4);
  return {
    text: Array.from({ length: count }, () => pick(random, PARTS)(random)).join(' '),
    filters: {
      ...(random() < 0.2 ? { kommune: ['9901', '9903'] } : {}),
      ...(random() < 0.2 ? { type: ['I'] } : {}),
      ...(random() < 0.1 ? { aar: ['2023', '2024'] } : {}),
    },
    from: random() < 0.1 ? '2021-06-01' : null,
    to: random() < 0.1 ? '2025-06-01' : null,
    sort: pick<Sort>(random, ['relevans', 'nyeste', 'eldste']),
    page: 1 + Math.floor(random() * 2),
    pageSize: 10,
  };
}

describe.each(engines)('what is typed, on the %s engine', { timeout: TIMEOUT }, (_name, make) => {
  test('gives the totals, counts and order of a brute-force count over the documents', async () => {
    await using it = await make();
    // What is spelled nearly alike is no question of counting: both are given the same words to try.
    const judge = { ...bruteForceEngine(), suggest: it.engine.suggest };
    const searches = await Promise.all(
      [it.engine, judge].map(async (engine) => {
        await follow({ archive, engine, analysis, now });
        return createSearch({ archive, engine, analysis, now });
      }),
    );
    const random = seededRandom(5);
    for (let n = 0; n < SEARCHES; n++) {
      const request = randomRequest(random);
      const [answer, wanted] = await Promise.all(searches.map((search) => search(request)));
      const said = JSON.stringify(request);
      expect(answer?.total, said).toBe(wanted?.total);
      expect(
        answer?.hits.map(({ entry }) => entry.id),
        said,
      ).toEqual(wanted?.hits.map(({ entry }) => entry.id));
      for (const facet of FACETS)
        expect(answer?.facets[facet], `${facet} of ${said}`).toEqual(wanted?.facets[facet]);
      expect(answer?.correctedText, said).toBe(wanted?.correctedText);
    }
  });
});
