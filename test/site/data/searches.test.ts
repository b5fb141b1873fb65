import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvRoute } from '../../../site/data/csv-route.ts';
import type { DataAnswer } from '../../../site/data/data-route.ts';
import { searchAtom } from '../../../site/data/search-atom.ts';
import { searchJson } from '../../../site/data/search-json.ts';
import { readSearchQuery } from '../../../site/search/search-query.ts';
import { atomErrors, valuesOf } from '../../support/atom-schema.ts';
import { type DataPortal, dataPortal } from '../../support/data-portal.ts';
import { type PlainArchive, plainArchive, titled } from '../../support/plain-archive.ts';
import { PLANTED, randomSearch, randomView } from '../../support/random-journal.ts';
import { seededRandom } from '../../support/random-search.ts';

const json = (asked: Parameters<typeof searchJson>[0]) => searchJson(asked, 'json');

let archive: PlainArchive;
let it: DataPortal;
beforeAll(async () => {
  const random = seededRandom(11);
  archive = plainArchive(Array.from({ length: 1_200 }, (_, n) => randomView(random, n)));
  it = await dataPortal(archive);
});
afterAll(() => it[Symbol.asyncDispose]());

const body = (answer: DataAnswer): Promise<string> => {
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer));
  return answer.text();
};
const problem = (answer: DataAnswer) => {
  if (answer instanceof Response) throw new Error(`answered ${answer.status}`);
  return answer;
};
const csvIds = (text: string): string[] =>
  text
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((row) => row.split(';')[0] ?? '');
const atomIds = (text: string): string[] =>
  valuesOf(text, 'id')
    .slice(1)
    .map((id) => id.replace(/^.*\/post\//, ''));
const jsonIds = (text: string): string[] =>
  JSON.parse(text).journalposter.map((one: { id: string }) => one.id);

describe('a search as data', () => {
  test('has the hits of the page in the same order, in all three forms, for 200 random searches', async () => {
    const random = seededRandom(12);
    let hits = 0;
    for (let n = 0; n < 200; n++) {
      const search = randomSearch(random);
      const { query } = readSearchQuery(new URLSearchParams(search));
      const page = await it.portal.search(query.toRequest(1_000));
      const ids = page.hits.map(({ entry }) => entry.id);
      hits += ids.length;
      const csv = await it.ask(csvRoute, `/sok.csv${search}`);
      expect(csvIds(await body(csv)).slice(0, 1_000), search).toEqual(ids);
      expect((csv as Response).headers.get('X-Total-Count')).toBe(String(page.total));
      const with1000 = `${search === '' ? '?' : `${search}&`}antall=1000`;
      const asJson = await body(await it.ask(json, `/sok.json${with1000}`));
      expect(jsonIds(asJson), search).toEqual(ids);
      expect(JSON.parse(asJson).totalt).toBe(page.total);
      const atom = await body(await it.ask(searchAtom, `/sok.atom${search}`));
      expect(atomIds(atom), search).toEqual(ids.slice(0, 50));
      if (n < 25) expect(await atomErrors(atom), search).toEqual([]);
    }
    expect(hits).toBeGreaterThan(5_000);
  });

  test('gives exactly the hits of a page of results when asked for that page', async () => {
    for (const side of [1, 2, 7]) {
      const { query } = readSearchQuery(new URLSearchParams(`q=naust&side=${side}`));
      const page = await it.portal.search(query.toRequest(20));
      const ids = page.hits.map(({ entry }) => entry.id);
      const address = `?q=naust&side=${side}`;
      expect(jsonIds(await body(await it.ask(json, `/sok.json${address}`)))).toEqual(ids);
      expect(csvIds(await body(await it.ask(csvRoute, `/sok.csv${address}`)))).toEqual(ids);
      expect(atomIds(await body(await it.ask(searchAtom, `/sok.atom${address}`)))).toEqual(ids);
    }
    expect(jsonIds(await body(await it.ask(json, '/sok.json?q=naust&side=900')))).toEqual([]);
  });

  test('is read to its end by following the addresses it gives', async () => {
    const whole = csvIds(await body(await it.ask(csvRoute, '/sok.csv?q=naust')));
    const first = '/sok.json?q=naust&antall=37';
    for (const start of [first, '/sok.json?q=naust&side=1']) {
      const seen: string[] = [];
      for (let address: string | null = start; address !== null; ) {
        const read = JSON.parse(await body(await it.ask(json, address)));
        expect(read.totalt).toBe(whole.length);
        seen.push(...read.journalposter.map((one: { id: string }) => one.id));
        address = read.neste;
      }
      expect(seen).toEqual(whole);
    }
    const rows: string[] = [];
    for (let address: string | null = '/sok.csv?q=naust&antall=50'; address !== null; ) {
      const answer = await it.ask(csvRoute, address);
      rows.push(...csvIds(await body(answer)));
      const link = (answer as Response).headers.get('Link');
      address = link === null ? null : (/^<([^>]+)>; rel="next"$/.exec(link)?.[1] ?? null);
    }
    expect(rows).toEqual(whole);
    const feeds: string[] = [];
    for (let address: string | null = '/sok.atom?q=naust&antall=90'; address !== null; ) {
      const feed = await body(await it.ask(searchAtom, address));
      expect(await atomErrors(feed)).toEqual([]);
      feeds.push(...atomIds(feed));
      const next: string | undefined = /<link rel="next" href="([^"]+)"/.exec(feed)?.[1];
      address = next?.replaceAll('&amp;', '&') ?? null;
    }
    expect(feeds).toEqual(whole);
  });

  test('never has the name of a private person, and a name past its year finds nothing', async () => {
    const search = `?q=${encodeURIComponent(PLANTED)}&sorter=nyeste`;
    const found = JSON.parse(await body(await it.ask(json, `/sok.json${search}&antall=1000`)));
    // Every sixth entry has the name within its year; those past it are as many.
    expect(found.totalt).toBe(200);
    for (const [route, path] of [
      [json, '/sok.json?antall=1000'],
      [searchAtom, '/sok.atom?antall=500'],
      [csvRoute, '/sok.csv'],
      [json, `/sok.json${search}`],
      [csvRoute, `/sok.csv${search}`],
    ] as const) {
      const answer = await body(await it.ask(route, path));
      // What was asked for stands in the address of the next hits.
      const text = answer.replace(/"neste":"[^"]*"/, '');
      expect(text.includes('Personsen'), path).toBe(false);
      expect(text.length).toBeGreaterThan(10_000);
    }
    // The feed of a search for a name repeats what was typed, in its title and address only.
    const feed = await body(await it.ask(searchAtom, `/sok.atom${search}`));
    expect(feed.slice(feed.indexOf('<entry>')).includes('Personsen')).toBe(false);
  });

  test('of a title that is markup or a formula is still whole and harmless', async () => {
    const atom = await body(await it.ask(searchAtom, '/sok.atom?antall=500'));
    expect(atom).toContain('&lt;utslipp&gt;');
    expect(await atomErrors(atom)).toEqual([]);
    const file = (await it.ask(csvRoute, '/sok.csv')) as Response;
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const csv = new TextDecoder().decode(bytes);
    expect(csv.match(/(^|;)"?[=+@]/m)).toBeNull();
    expect(csv.includes(";'=Formel & Co;")).toBe(true);
  });
});

describe('what is not understood', () => {
  const routes = [json, searchAtom, csvRoute];

  test('is refused with the list of what is known', async () => {
    for (const route of routes) {
      const found = problem(await it.ask(route, '/sok?q=naust&fraa=2026&publisertDatoFrom=x'));
      expect(found).toMatchObject({ status: 400, kind: 'ukjent-parameter' });
      expect(found.detail).toContain('fraa, publisertDatoFrom');
      const known = found.more?.kjente as { navn: string; forklaring: string }[];
      expect(known.map(({ navn }) => navn)).toEqual(
        expect.arrayContaining(['q', 'kommune', 'type', 'fra', 'til', 'antall', 'etter']),
      );
      expect(known.every(({ forklaring }) => forklaring.length > 5)).toBe(true);
    }
  });

  test.each([
    'fra=snart',
    'kommune=x',
    'type=brev',
    'sorter=tittel',
    'side=0',
    'antall=0',
    'antall=1e3',
    'antall=9999999',
    'antall=-1',
    'q=a&q=b',
    'side=2&antall=5',
    'side=2&etter=abc',
  ])('is refused with how it is written: %s', async (search) => {
    for (const route of routes)
      expect(problem(await it.ask(route, `/sok?${search}`))).toMatchObject({
        status: 400,
        kind: 'ugyldig-verdi',
      });
  });

  test('a cursor of another search, or none of ours, is refused', async () => {
    const { neste } = JSON.parse(await body(await it.ask(json, '/sok.json?q=naust&antall=5')));
    const etter = new URL(neste).searchParams.get('etter') ?? '';
    for (const search of [
      `q=plan&etter=${etter}`,
      `q=naust&sorter=eldste&etter=${etter}`,
      'q=naust&etter=xx',
      'q=naust&etter=',
      `q=naust&etter=${btoa('[0,1]')}`,
    ])
      for (const route of routes)
        expect(problem(await it.ask(route, `/sok?${search}`)), search).toMatchObject({
          status: 400,
          kind: 'ukjent-plass',
        });
    expect(problem(await it.ask(csvRoute, '/sok.csv?skilletegn=kolon')).kind).toBe('ugyldig-verdi');
  });
});

describe('who has an answer already', () => {
  test('is told so until something changes, in every form', async () => {
    const own = plainArchive([titled('a', 'Søknad om naust')]);
    await using other = await dataPortal(own);
    for (const route of [json, searchAtom, csvRoute]) {
      const first = (await other.ask(route, '/sok?q=naust')) as Response;
      const tag = first.headers.get('ETag') ?? '';
      expect(tag).toMatch(/^(W\/)?"[\w-]{22}"$/);
      expect(first.headers.get('Cache-Control')).toBe('public, no-cache');
      const again = (await other.ask(route, '/sok?q=naust', { 'If-None-Match': tag })) as Response;
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      expect(again.headers.get('ETag')).toBe(tag);
    }
    const tags = await Promise.all(
      [json, searchAtom, csvRoute].map(async (route) =>
        ((await other.ask(route, '/sok?q=naust')) as Response).headers.get('ETag'),
      ),
    );
    own.put(titled('b', 'Svar om naust'));
    await other.follow();
    for (const [i, route] of [json, searchAtom, csvRoute].entries()) {
      const headers = { 'If-None-Match': tags[i] ?? '' };
      expect(((await other.ask(route, '/sok?q=naust', headers)) as Response).status).toBe(200);
    }
  });
});
