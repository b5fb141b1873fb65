import { expect, test } from 'vitest';
import type { SearchAnswer, SearchRequest } from '../../indexer/search-answer.ts';
import type { MunicipalityView } from '../../site/municipalities.ts';
import { createStatistics } from '../../site/statistics.ts';

const municipality = (number: string): MunicipalityView => ({
  number,
  name: number,
  otherName: null,
  slug: number,
  organisationNumber: '310990108',
  requestEmail: 'post@eksempel.example',
});
const all = [municipality('9901'), municipality('9902')];

/** A portal in which the first municipality has ten entries a month, three of them readable in the whole year. */
function portal(seq: () => number, now: () => Date) {
  const asked: SearchRequest[] = [];
  const archive = {
    journal: {
      daysToJournal: (number: string) =>
        number === '9901' ? [0, 0, 1, 1, 2, 2, 3, 5, 9, 30] : [4, 4],
    },
  };
  const search = async (request: SearchRequest): Promise<SearchAnswer> => {
    asked.push(request);
    const total = request.filters.kanLeses === undefined ? 10 : 3;
    return {
      total,
      hits: [],
      facets: {
        kommune: [{ value: '9901', count: total }],
        type: [],
        aar: [],
        kilde: [],
        kanLeses: [],
      },
      correctedText: null,
      relaxed: null,
      understood: [],
      page: 1,
      pages: total,
    };
  };
  const indexStatus = async () =>
    ({ engine: 'embedded', documents: 10, seq: seq(), version: '1', worn: false }) as const;
  const municipalities = { all, find: () => null, nameOf: (number: string) => number };
  return {
    asked,
    statistics: createStatistics({ archive, search, indexStatus, now, municipalities }),
  };
}

test('a year of months is counted, each municipality for itself and all together', async () => {
  const { asked, statistics } = portal(
    () => 1,
    () => new Date('2026-11-24T12:00:00Z'),
  );
  const { months, all: sum, municipalities } = await statistics();
  expect([months[0], months.at(-1), months.length]).toEqual(['2025-12', '2026-11', 12]);
  expect(asked[0]).toMatchObject({ from: '2025-12-01', to: '2025-12-31' });
  expect(asked[2]).toMatchObject({ from: '2026-02-01', to: '2026-02-28' });
  expect(sum).toMatchObject({ entries: 120, readable: 3, kommunenummer: null });
  expect(municipalities[0]).toMatchObject({ entries: 120, readable: 3 });
  expect(municipalities[0]?.days).toEqual({ median: 2, ninth: 9, of: 10 });
  // A median of two letters says nothing.
  expect(municipalities[1]).toMatchObject({ entries: 0, readable: 0, days: null });
  expect(sum.days).toEqual({ median: 2, ninth: 9, of: 12 });
});

test('the figures are counted again when the index is another one, but not more than once a minute', async () => {
  let seq = 1;
  let ms = Date.parse('2026-11-24T12:00:00Z');
  const { asked, statistics } = portal(
    () => seq,
    () => new Date(ms),
  );
  await Promise.all([statistics(), statistics()]);
  const once = asked.length;
  expect(once).toBe(13);
  ms += 120_000;
  await statistics();
  expect(asked.length).toBe(once);
  seq = 2;
  await statistics();
  expect(asked.length).toBe(once);
  ms += 61_000;
  await statistics();
  expect(asked.length).toBe(2 * once);
});

test('when the engine is down the figures fail, and come back with it', async () => {
  let down = true;
  const now = () => new Date('2026-11-24T12:00:00Z');
  const { statistics } = portal(() => {
    if (down) throw new Error('down');
    return 1;
  }, now);
  await expect(statistics()).rejects.toThrow('down');
  down = false;
  expect((await statistics()).all.entries).toBe(120);
});
