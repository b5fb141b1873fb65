import { afterAll, describe, expect, test } from 'vitest';
import type { SearchView } from '../../harvester/record/public-entry.ts';
import { createAnalysis } from '../../indexer/analysis/analysis.ts';
import type { Engine } from '../../indexer/engine.ts';
import { follow } from '../../indexer/follow.ts';
import { createSearch, createWalk } from '../../indexer/search.ts';
import type { SearchRequest } from '../../indexer/search-answer.ts';
import { testEngines } from '../support/engines.ts';
import { entry, plainArchive, titled } from '../support/plain-archive.ts';
import { seededRandom } from '../support/random-search.ts';
import { randomText } from '../support/random-text.ts';

const { engines, stop } = await testEngines();
afterAll(stop);

const TIMEOUT = 300_000;
/** test/bench/random-queries.ts asks 100,000. */
const RANDOM_TEXTS = 500;
const NOW = new Date('2026-11-24T10:00:00Z');
const now = () => NOW;
const analysis = createAnalysis([
  { number: '1811', name: { nb: 'Bindal' } },
  { number: '1826', name: { nb: 'Hattfjelldal', sma: 'Aarborte' } },
]);

const request = (text: string, change: Partial<SearchRequest> = {}): SearchRequest => ({
  text,
  filters: {},
  from: null,
  to: null,
  sort: 'relevans',
  page: 1,
  pageSize: 20,
  ...change,
});

/** Counts what is written to an engine. */
function watched(engine: Engine): { engine: Engine; writes: () => number } {
  let writes = 0;
  return {
    writes: () => writes,
    engine: {
      ...engine,
      apply: (batch) => {
        writes++;
        return engine.apply(batch);
      },
      rebuild: (...parameters) => {
        writes++;
        return engine.rebuild(...parameters);
      },
      [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
    },
  };
}

describe.each(engines)('search on the %s engine', { timeout: TIMEOUT }, (_name, make) => {
  test('finds an entry by inflection, compound, nynorsk, lay word, place, and other spelling', async () => {
    await using it = await make();
    const archive = plainArchive([
      titled('a', 'Søknad om skjenkebevilling for Torghatten kro'),
      titled('b', 'Vedtak om brøyting av kommunale veier'),
      titled('c', 'Møteinnkalling', { kommunenummer: '1826' }),
    ]);
    await follow({ archive, engine: it.engine, analysis, now });
    const search = createSearch({ archive, engine: it.engine, analysis, now });
    const found = async (text: string) =>
      (await search(request(text))).hits.map((hit) => hit.entry.id);
    for (const text of ['skjenkebevillinger', 'skjenkeløyve', 'skjenke bevilling', 'SKJENKEBEV'])
      expect(await found(text), text).toEqual(['a']);
    for (const text of ['snørydding', 'kommunal veg', 'broyting', '"kommunale veier"'])
      expect(await found(text), text).toEqual(['b']);
    for (const text of ['aarborte', 'Hattfjelldal', 'møteinnkallinger aarborte'])
      expect(await found(text), text).toEqual(['c']);
    expect(await found('søknad -torghatten')).toEqual([]);
    expect(new Set(await found('brøyting OR skjenkebevilling'))).toEqual(new Set(['a', 'b']));
  });

  test('goes straight to the hit for case numbers, properties and organisation numbers', async () => {
    await using it = await make();
    const inCase = (id: string, nr: number) =>
      titled(id, 'Svar', {
        journalpostnummer: nr,
        journaldato: `2026-01-${10 + nr}`,
        saksmappe: {
          id: 's1',
          saksnummer: '2024/1234',
          offentligTittel: 'Naust gnr. 12 bnr. 34',
          saksdato: null,
        },
      });
    const archive = plainArchive([
      inCase('d1', 1),
      inCase('d2', 2),
      titled('other', 'Sak om 1234 og 2024'),
      titled('org', 'Brev', { organisasjonsnummer: '974760673' }),
    ]);
    await follow({ archive, engine: it.engine, analysis, now });
    const search = createSearch({ archive, engine: it.engine, analysis, now });
    const found = async (text: string) =>
      (await search(request(text))).hits.map((hit) => hit.entry.id);
    for (const text of [
      '2024/1234',
      '24/1234',
      'sak 2024/01234',
      'saksnr. 24/1234',
      'gnr 12 bnr 34',
    ])
      expect(await found(text), text).toEqual(['d2', 'd1']);
    expect(await found('2024/1234-1')).toEqual(['d1', 'd2']);
    expect(await found('12/34')).toEqual(['d2', 'd1']);
    expect(await found('974 760 673')).toEqual(['org']);
    expect(await found('11.01.2026')).toEqual(['d1']);
  });

  test('marks what matched, and a name never', async () => {
    await using it = await make();
    const view: SearchView = {
      entry: entry({ id: 'a', offentligTittel: 'Søknad om skjenkebevilling fra *****' }),
      names: ['Planta Personsen'],
      namesUntil: '2026-12-24',
    };
    const archive = plainArchive([view]);
    await follow({ archive, engine: it.engine, analysis, now });
    const search = createSearch({ archive, engine: it.engine, analysis, now });
    const marked = async (text: string) =>
      (await search(request(text))).hits[0]?.title.filter((p) => p.hit).map((p) => p.text);
    expect(await marked('skjenkebevillinger søknader')).toEqual(['Søknad', 'skjenkebevilling']);
    expect(await marked('personsen')).toEqual([]);
  });

  test('tells the spelling it searched instead, and the words it left out', async () => {
    await using it = await make();
    const archive = plainArchive([
      titled('a', 'Søknad om skjenkebevilling'),
      titled('b', 'Fergekaien på Forvik'),
    ]);
    await follow({ archive, engine: it.engine, analysis, now });
    const search = createSearch({ archive, engine: it.engine, analysis, now });
    const misspelled = await search(request('skjenkebeviling'));
    expect(misspelled).toMatchObject({
      correctedText: 'skjenkebevilling',
      total: 1,
      relaxed: null,
    });
    const partly = await search(request('Forvikk fergekai'));
    expect(partly).toMatchObject({ correctedText: 'forvik fergekai', total: 1 });
    const relaxed = await search(request('skjenkebevilling Ulvangen'));
    expect(relaxed).toMatchObject({
      correctedText: null,
      total: 1,
      relaxed: { leftOut: ['ulvangen'] },
    });
    const apart = await search(request('skjenkebevilling fergekai'));
    expect(apart).toMatchObject({ total: 2, relaxed: { leftOut: [] } });
    const nothing = await search(request('zzzzqqqq'));
    expect(nothing).toMatchObject({ total: 0, correctedText: null, relaxed: null });
    // Filters that leave nothing are the reader's own choice: the words are not touched.
    const filtered = await search(request('skjenkebevilling', { filters: { kommune: ['1826'] } }));
    expect(filtered).toMatchObject({ total: 0, correctedText: null, relaxed: null });
  });

  test('a walk reads a search as its pages do: the same spelling, the same words left out, the same order', async () => {
    await using it = await make();
    const archive = plainArchive([
      ...Array.from({ length: 45 }, (_, n) =>
        titled(`n-${n}`, n % 3 === 0 ? 'Søknad om naust' : 'Svar på søknad om naust ved kaien'),
      ),
      titled('other', 'Søknad om skjenkebevilling'),
    ]);
    await follow({ archive, engine: it.engine, analysis, now });
    const options = { archive, engine: it.engine, analysis, now };
    const [search, walk] = [createSearch(options), createWalk(options)];
    for (const text of [
      '',
      'naust',
      'søknad naust',
      'skjenkebeviling',
      'naust skjenkebevilling',
      'zzqq',
    ])
      for (const sort of ['relevans', 'nyeste', 'eldste'] as const) {
        const page = await search(request(text, { sort, pageSize: 100 }));
        const { page: pageOf, ...read } = await walk(request(text, { sort }));
        expect(read).toMatchObject({
          total: page.total,
          correctedText: page.correctedText,
          relaxed: page.relaxed,
        });
        const ids: string[] = [];
        let next: Awaited<ReturnType<typeof pageOf>>['next'] = null;
        do {
          const found: Awaited<ReturnType<typeof pageOf>> = await pageOf(next, 7);
          ids.push(...found.ids);
          next = found.next;
        } while (next !== null);
        expect(ids, `${text} ${sort}`).toEqual(page.hits.map((hit) => hit.entry.id));
      }
  });

  test('a planted name is found within the year and in no way after it', async () => {
    await using it = await make();
    const planted = Array.from({ length: 1_000 }, (_, n): SearchView => {
      const young = n % 2 === 0;
      return {
        entry: entry({
          id: `p-${n}`,
          offentligTittel: 'Søknad om naust fra *****',
          journaldato: young ? '2026-03-02' : '2024-03-02',
        }),
        // The odd ones are what a careless door would hand over: names with a day that has passed.
        names: ['Planta Personsen'],
        namesUntil: young ? '2026-12-24' : '2025-03-02',
      };
    });
    const archive = plainArchive(planted);
    await follow({ archive, engine: it.engine, analysis, now, forget: false });
    const ways: readonly Partial<SearchRequest>[] = [
      { text: 'personsen' },
      { text: 'Planta Personsen' },
      { text: '"planta personsen"' },
      { text: 'perso' },
      { text: 'naust personsen' },
      { text: 'personsen', sort: 'nyeste' },
      { text: 'personsen', sort: 'eldste' },
      { text: 'personsen', filters: { kommune: ['1811'] } },
      { text: 'personsen OR finnesikke' },
      { text: 'personsen', page: 25 },
    ];
    const at = (moment: Date) =>
      createSearch({ archive, engine: it.engine, analysis, now: () => moment });
    for (const way of ways) {
      const young = await at(NOW)(request('', way));
      expect(young.total, way.text).toBe(500);
      expect(young.hits.every((hit) => Number(hit.entry.id.slice(2)) % 2 === 0)).toBe(true);
      expect(young.facets.aar).toEqual([{ value: '2026', count: 500 }]);
    }
    // One day too late, nothing indexed anew: 'naust' alone is all that is left of any of them.
    const late = at(new Date('2026-12-24T23:30:00Z'));
    for (const way of ways) {
      const answer = await late(request('', way));
      const onlyName = way.text !== 'naust personsen';
      expect(answer.total, way.text).toBe(onlyName ? 0 : 1_000);
      expect(answer.correctedText).toBeNull();
      expect(answer.relaxed).toEqual(onlyName ? null : { leftOut: ['personsen'] });
      expect(answer.hits.flatMap((hit) => hit.title).some((p) => /person/i.test(p.text))).toBe(
        false,
      );
    }
    // A misspelled name is not a spelling anyone may be helped with.
    expect(await at(NOW)(request('persomsen'))).toMatchObject({ total: 0, correctedText: null });
    // Midnight in Oslo, not in London, ends the day.
    expect((await at(new Date('2026-12-24T22:30:00Z'))(request('personsen'))).total).toBe(500);
  });

  test('follows the archive: nothing new means nothing written, withdrawn means gone', async () => {
    await using it = await make();
    const { engine, writes } = watched(it.engine);
    const archive = plainArchive([titled('a', 'Søknad om naust'), titled('b', 'Vedtak om naust')]);
    const first = await follow({ archive, engine, analysis, now });
    expect(first).toMatchObject({ rebuilt: 2, put: 0, removed: 0, seq: 2 });
    const before = writes();
    expect(await follow({ archive, engine, analysis, now })).toEqual({
      put: 0,
      removed: 0,
      rebuilt: null,
      forgotten: 0,
      seq: 2,
    });
    expect(writes()).toBe(before);
    archive.withdraw('a');
    archive.put(titled('c', 'Klage på naust'));
    const later = await follow({ archive, engine, analysis, now });
    expect(later).toMatchObject({ rebuilt: null, put: 1, removed: 1, seq: 4 });
    const search = createSearch({ archive, engine, analysis, now });
    const ids = (await search(request('naust', { sort: 'nyeste' }))).hits.map((h) => h.entry.id);
    expect(ids.sort()).toEqual(['b', 'c']);
  });

  test('another analysis means a rebuild, and so does an archive that was made anew', async () => {
    await using it = await make();
    const archive = plainArchive([titled('a', 'Søknad om naust'), titled('b', 'Svar')]);
    await follow({ archive, engine: it.engine, analysis, now });
    const other = createAnalysis();
    expect(other.version).not.toBe(analysis.version);
    const again = await follow({ archive, engine: it.engine, analysis: other, now });
    expect(again.rebuilt).toBe(2);
    expect((await it.engine.status()).version).toBe(other.version);
    const fresh = plainArchive([titled('c', 'Klage')]);
    expect(
      (await follow({ archive: fresh, engine: it.engine, analysis: other, now })).rebuilt,
    ).toBe(1);
    expect(await it.engine.status()).toMatchObject({ documents: 1, seq: 1 });
  });

  test('no text is an error, whatever stands in it', async () => {
    await using it = await make();
    const archive = plainArchive([titled('a', 'Søknad om naust')]);
    await follow({ archive, engine: it.engine, analysis, now });
    const search = createSearch({ archive, engine: it.engine, analysis, now });
    const nasty = [
      '',
      ' ',
      '"',
      '""',
      '-',
      '--',
      '-"',
      '*',
      'NEAR(a b)',
      'a AND OR NOT',
      'OR',
      'OR OR naust',
      'title:naust',
      "naust' OR 1=1 --",
      '" OR dag >= 0 OR "',
      '\\"',
      '(((((',
      'a'.repeat(10_000),
      'naust '.repeat(1_700),
      '"naust '.repeat(1_400),
      '-naust',
      '\u0000\uFFFF\uD800',
      '\uE000kari\uE001',
      '日本語 العربية привет',
      '٣٤/٥٦',
      '12/34/56/78/90',
      'gnr bnr gnr 1 bnr',
      '{title} : naust',
      'naust\n\t\rnaust',
      '2024/99999999999999999999',
    ];
    for (const text of nasty) {
      const answer = await search(request(text));
      expect(answer.total, JSON.stringify(text).slice(0, 60)).toBeLessThanOrEqual(1);
    }
    const random = seededRandom(8);
    for (let n = 0; n < RANDOM_TEXTS; n++) {
      const text = randomText(random);
      const answer = await search(request(text));
      expect(answer.total, JSON.stringify(text).slice(0, 60)).toBeLessThanOrEqual(1);
    }
    expect((await search(request('', { page: 9e9, pageSize: -5 }))).hits).toEqual([]);
    expect(
      (await search(request('naust', { filters: { kommune: ['"] OR dag >= 0'] } }))).total,
    ).toBe(0);
  });
});
