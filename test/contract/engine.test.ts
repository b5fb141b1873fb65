import { afterAll, describe, expect, test } from 'vitest';
import type {
  Condition,
  Engine,
  EngineQuery,
  Position,
  SearchDocument,
} from '../../indexer/engine.ts';
import { sortKey } from '../../indexer/sort-key.ts';
import { bruteForceEngine, bruteForceSearch } from '../support/brute-force-engine.ts';
import { testEngines } from '../support/engines.ts';
import {
  pagesOf,
  randomDocument,
  randomQuery,
  seededRandom,
  TODAY,
} from '../support/random-search.ts';

const { engines, stop } = await testEngines();
afterAll(stop);

const document = (change: Partial<SearchDocument> & { readonly id: string }): SearchDocument => ({
  title: '',
  caseTitle: '',
  parties: '',
  ids: '',
  place: '',
  extra: '',
  names: '',
  namesUntil: 0,
  kommune: '1811',
  type: 'I',
  kilde: 'a',
  aar: 2024,
  dag: 19_800,
  kanLeses: false,
  ...change,
});

const query = (change: Partial<EngineQuery> = {}): EngineQuery => ({
  match: null,
  tiers: [],
  filters: {},
  from: null,
  to: null,
  sort: 'nyeste',
  offset: 0,
  limit: 20,
  today: TODAY,
  ...change,
});

const token = (word: string, scope: 'any' | 'title' | 'heading' | 'names' = 'any'): Condition => ({
  kind: 'token',
  token: word,
  scope,
});

const documents = (count: number, seed: number): SearchDocument[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, n) => randomDocument(random, `e-${n}`));
};

/** Every page of a walk; `between` runs after each but the last. */
async function walked(
  engine: Engine,
  { offset: _, ...q }: EngineQuery,
  between: (page: number) => Promise<void> = async () => {},
): Promise<string[][]> {
  const pages: string[][] = [];
  let after: Position | null = null;
  for (;;) {
    const page: Awaited<ReturnType<Engine['walk']>> = await engine.walk({ ...q, after });
    pages.push([...page.ids]);
    if (page.next === null) return pages;
    after = page.next;
    await between(pages.length);
  }
}

/** Two ids with the same sort key on the same day, found by trying: one in 2^37 pairs is such. */
const SAME_KEY = ['e-148752', 'e-402470'] as const;

// A Meilisearch task is several syncs to disk, and these tests make hundreds.
const TIMEOUT = 300_000;

describe.each(engines)('the %s engine', { timeout: TIMEOUT }, (_name, make) => {
  test('answers an empty index with nothing', async () => {
    await using it = await make();
    const answer = await it.engine.search(query({ match: token('plan') }));
    expect(answer.total).toBe(0);
    expect(answer.ids).toEqual([]);
    expect(await it.engine.status()).toMatchObject({ documents: 0, seq: 0, version: '' });
  });

  test('gives the hits, totals, facets and order of a brute-force count, after a rebuild', async () => {
    await using it = await make();
    const all = documents(600, 1);
    await it.engine.rebuild(pagesOf(all, 100), 7, 'v1');
    expect(await it.engine.status()).toMatchObject({ documents: 600, seq: 7, version: 'v1' });
    const random = seededRandom(2);
    for (let n = 0; n < 1_000; n++) {
      const q = randomQuery(random);
      expect(await it.engine.search(q), JSON.stringify(q)).toEqual(bruteForceSearch(all, q));
    }
  });

  test('gives the same after any order of puts, replacements and removals', async () => {
    await using it = await make();
    const judge = bruteForceEngine();
    const random = seededRandom(3);
    await it.engine.rebuild(pagesOf(documents(150, 4), 50), 1, 'v1');
    await judge.rebuild(pagesOf(documents(150, 4), 50), 1, 'v1');
    for (let seq = 2; seq < 22; seq++) {
      const put = Array.from({ length: 20 }, () =>
        randomDocument(random, `e-${Math.floor(random() * 300)}`),
      );
      const last = new Map(put.map((d) => [d.id, d]));
      const remove = Array.from({ length: 6 }, () => `e-${Math.floor(random() * 300)}`).filter(
        (id) => !last.has(id),
      );
      const batch = { put: [...last.values()], remove, seq };
      await it.engine.apply(batch);
      await judge.apply(batch);
      for (let n = 0; n < 15; n++) {
        const q = randomQuery(random);
        expect(await it.engine.search(q), JSON.stringify(q)).toEqual(await judge.search(q));
      }
    }
    expect(await it.engine.status()).toMatchObject({
      documents: judge.documents.size,
      seq: 21,
      version: 'v1',
    });
  });

  test('takes the same batch twice without a difference', async () => {
    await using it = await make();
    await it.engine.apply({ put: documents(40, 5), remove: [], seq: 3 });
    const batch = { put: documents(30, 6), remove: ['e-35', 'e-9999'], seq: 4 };
    await it.engine.apply(batch);
    const once = await it.engine.search(query());
    expect(once.total).toBe(39);
    await it.engine.apply(batch);
    expect(await it.engine.search(query())).toEqual(once);
  });

  test('keeps paging exact: pages joined are every hit once', async () => {
    await using it = await make();
    const all = documents(300, 6);
    await it.engine.rebuild(pagesOf(all.slice(0, 200), 200), 1, 'v1');
    await it.engine.apply({ put: all.slice(200), remove: [], seq: 2 });
    for (const sort of ['relevans', 'nyeste', 'eldste'] as const) {
      const seen: string[] = [];
      const tiers = [token('plan', 'title'), token('plan', 'heading')];
      const q = { match: token('plan'), sort, tiers, limit: 7 };
      const { total } = await it.engine.search(query(q));
      for (let offset = 0; offset < total; offset += 7)
        seen.push(...(await it.engine.search(query({ ...q, offset }))).ids);
      expect(new Set(seen).size).toBe(total);
      expect(seen.length).toBe(total);
    }
  });

  test('a walk gives the hits of the search in the same order, whatever the size of its pages', async () => {
    await using it = await make();
    const all = documents(400, 8);
    await it.engine.rebuild(pagesOf(all.slice(0, 300), 100), 1, 'v1');
    await it.engine.apply({ put: all.slice(300), remove: [], seq: 2 });
    const random = seededRandom(9);
    for (let n = 0; n < 120; n++) {
      const q = { ...randomQuery(random), offset: 0, limit: 1 + Math.floor(random() * 90) };
      const pages = await walked(it.engine, q);
      const { ids } = bruteForceSearch(all, { ...q, limit: all.length });
      expect(pages.flat(), JSON.stringify(q)).toEqual(ids);
      for (const page of pages.slice(0, -1)) expect(page.length).toBe(q.limit);
      if (ids.length > 0) expect(pages.at(-1)).not.toEqual([]);
    }
  });

  test('a walk gives a hit once and loses none, though others come and go between its pages', async () => {
    await using it = await make();
    const all = documents(240, 10);
    await it.engine.rebuild(pagesOf(all.slice(0, 200), 100), 1, 'v1');
    await it.engine.apply({ put: all.slice(200), remove: [], seq: 2 });
    const [goes, stays] = [all.filter((_, n) => n % 6 === 0), all.filter((_, n) => n % 6 !== 0)];
    for (const sort of ['relevans', 'nyeste', 'eldste'] as const) {
      const tiers = [token('plan', 'title'), token('plan', 'any')];
      const q = query({ sort, tiers, limit: 70 });
      let seq = 3;
      const pages = await walked(it.engine, q, async (page) => {
        const remove = goes.slice(page * 8, page * 8 + 8).map(({ id }) => id);
        const put = [document({ id: `new-${sort}-${page}`, title: 'plan', dag: 19_990 })];
        await it.engine.apply({ put, remove, seq: seq++ });
      });
      const seen = pages.flat();
      expect(new Set(seen).size, sort).toBe(seen.length);
      const kept = new Set(stays.map(({ id }) => id));
      const { ids } = bruteForceSearch(stays, { ...q, limit: stays.length });
      expect(seen.filter((id) => kept.has(id))).toEqual(ids);
      await it.engine.apply({ put: goes, remove: [], seq: seq++ });
    }
  });

  test('a walk does not lose a hit whose sort key another one shares', async () => {
    await using it = await make();
    const [a, b] = SAME_KEY.map((id) => document({ id }));
    if (a === undefined || b === undefined) throw new RangeError('two documents are needed');
    expect(sortKey(a)).toBe(sortKey(b));
    const others = [document({ id: 'x', dag: 19_799 }), document({ id: 'y', dag: 19_801 })];
    await it.engine.apply({ put: [a, b, ...others], remove: [], seq: 1 });
    for (const limit of [1, 2, 3]) {
      const pages = await walked(it.engine, query({ limit }));
      expect(pages.flat().sort()).toEqual([...SAME_KEY, 'x', 'y'].sort());
      expect(pages[0]?.length).toBe(limit === 2 ? 3 : limit);
    }
  });

  test('a facet counts without its own choice, and choices within it add up', async () => {
    await using it = await make();
    await it.engine.apply({
      put: [
        document({ id: 'a', kommune: '1811', type: 'I' }),
        document({ id: 'b', kommune: '1812', type: 'I' }),
        document({ id: 'c', kommune: '1813', type: 'U' }),
      ],
      remove: [],
      seq: 1,
    });
    const answer = await it.engine.search(
      query({ filters: { kommune: ['1811', '1813'], type: ['I'] } }),
    );
    expect(answer.total).toBe(1);
    expect(answer.facets.kommune).toEqual([
      { value: '1811', count: 1 },
      { value: '1812', count: 1 },
    ]);
    expect(answer.facets.type).toEqual([
      { value: 'I', count: 1 },
      { value: 'U', count: 1 },
    ]);
  });

  test('two tokens side by side do not reach from one text into the next', async () => {
    await using it = await make();
    await it.engine.apply({
      put: [
        document({ id: 'beside', parties: 'rana kommun' }),
        document({ id: 'across', parties: 'rana | kommun', title: 'rana', caseTitle: 'kommun' }),
        document({ id: 'extra', extra: 'rana kommun', ids: 'rana kommun' }),
      ],
      remove: [],
      seq: 1,
    });
    const pair: Condition = { kind: 'pair', first: 'rana', second: 'kommun', scope: 'any' };
    expect((await it.engine.search(query({ match: pair }))).ids).toEqual(['beside']);
  });

  test('a name gives hits to its day and not after, though the index is not touched', async () => {
    await using it = await make();
    const planted = Array.from({ length: 1_000 }, (_, n) =>
      document({
        id: `n-${n}`,
        title: 'soknad naust',
        names: n % 2 === 0 ? 'planta personsen' : 'ola hansen | planta personsen',
        // Half of them young, half past their day: what a stopped indexer leaves.
        namesUntil: n < 500 ? TODAY : TODAY - 1,
        dag: 19_000 + (n % 400),
      }),
    );
    await it.engine.rebuild(pagesOf(planted, 250), 1, 'v1');
    const young = planted.slice(0, 500).map((d) => d.id);
    const ways: readonly Condition[] = [
      { kind: 'token', token: 'personsen', scope: 'names' },
      { kind: 'prefix', prefix: 'person', scope: 'names' },
      { kind: 'pair', first: 'planta', second: 'personsen', scope: 'names' },
      { kind: 'all', of: [token('naust'), token('personsen', 'names')] },
      { kind: 'any', of: [token('finnesikke'), token('personsen', 'names')] },
    ];
    for (const match of ways)
      for (const sort of ['relevans', 'nyeste', 'eldste'] as const) {
        const answer = await it.engine.search(
          query({ match, sort, limit: 1_000, tiers: [token('naust', 'title')] }),
        );
        expect(answer.total).toBe(500);
        expect(new Set(answer.ids)).toEqual(new Set(young));
        expect(answer.facets.kommune).toEqual([{ value: '1811', count: 500 }]);
        const tomorrow = await it.engine.search(query({ match, sort, today: TODAY + 1 }));
        expect(tomorrow).toMatchObject({ total: 0, ids: [] });
        expect(tomorrow.facets.kommune).toEqual([]);
      }
    // Leaving a name out tells no more about old entries than asking for it.
    const without: Condition = {
      kind: 'all',
      of: [token('naust'), { kind: 'not', of: token('personsen', 'names') }],
    };
    expect((await it.engine.search(query({ match: without }))).total).toBe(500);
    expect((await it.engine.search(query({ match: without, today: TODAY + 1 }))).total).toBe(1_000);
    // The name is in no other scope, and is never suggested.
    for (const scope of ['any', 'title', 'heading'] as const)
      expect((await it.engine.search(query({ match: token('personsen', scope) }))).total).toBe(0);
    expect(await it.engine.suggest('persnsen', 5)).toEqual([]);
    expect(await it.engine.suggest('soknaad', 5)).toEqual(['soknad']);
    // Forgetting empties them for good: an earlier clock finds nothing.
    expect(await it.engine.forgetNames(TODAY)).toBe(500);
    expect(await it.engine.forgetNames(TODAY)).toBe(0);
    const past = query({ match: token('personsen', 'names'), today: TODAY - 1 });
    expect((await it.engine.search(past)).total).toBe(500);
    expect(await it.engine.forgetNames(TODAY + 1)).toBe(500);
    expect((await it.engine.search(past)).total).toBe(0);
    expect((await it.engine.search(query({ match: token('naust') }))).total).toBe(1_000);
  });

  test('a document that loses its names is not found by them again', async () => {
    await using it = await make();
    const named = document({ id: 'a', names: 'kari nordmann', namesUntil: TODAY + 9 });
    const byName = query({ match: token('nordmann', 'names') });
    await it.engine.apply({ put: [named], remove: [], seq: 1 });
    expect((await it.engine.search(byName)).total).toBe(1);
    await it.engine.apply({ put: [{ ...named, names: '', namesUntil: 0 }], remove: [], seq: 2 });
    expect((await it.engine.search(byName)).total).toBe(0);
    await it.engine.apply({ put: [named], remove: [], seq: 3 });
    await it.engine.apply({ put: [], remove: ['a'], seq: 4 });
    expect((await it.engine.search(byName)).total).toBe(0);
    await it.engine.apply({ put: [document({ id: 'b' })], remove: [], seq: 5 });
    expect((await it.engine.search(byName)).total).toBe(0);
  });

  test('a failed rebuild leaves the live index as it was', async () => {
    await using it = await make();
    await it.engine.rebuild(pagesOf(documents(40, 8), 10), 3, 'v1');
    const before = await it.engine.search(query());
    const broken = async function* () {
      yield documents(10, 9);
      throw new Error('the archive went away');
    };
    await expect(it.engine.rebuild(broken(), 9, 'v2')).rejects.toThrow('the archive went away');
    expect(await it.engine.search(query())).toEqual(before);
    expect(await it.engine.status()).toMatchObject({ seq: 3, version: 'v1', documents: 40 });
  });
});
