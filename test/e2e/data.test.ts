import { JSDOM } from 'jsdom';
import { describe, expect, inject, test } from 'vitest';
import { atomErrors, valuesOf } from '../support/atom-schema.ts';
import { pick, seededRandom } from '../support/random-search.ts';
import { OLD_NAME, YOUNG_NAME } from '../support/rare-entries.ts';
import { pagesOf } from '../support/site-under-test.ts';

const site = inject('site');
const get = (path: string, init: RequestInit = {}) =>
  fetch(new URL(path, site.origin), { redirect: 'manual', ...init });
const text = async (path: string): Promise<string> => {
  const answer = await get(path);
  expect(answer.status, path).toBe(200);
  return answer.text();
};

const WORDS =
  'søknad vedtak naust skole byggesak vei tilskudd klage plan avtale kai skjenkebevilling referat høring'.split(
    ' ',
  );

function randomAddress(random: () => number): string {
  const params = new URLSearchParams();
  const words = Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(random, WORDS));
  if (random() < 0.75) params.set('q', words.join(' '));
  if (random() < 0.3) params.set('kommune', pick(random, ['9901', '9902', '9901,9903']));
  if (random() < 0.3) params.set('type', pick(random, ['inn', 'ut', 'inn,ut', 'notat']));
  if (random() < 0.2) params.set('aar', pick(random, ['2026', '2025,2026', '2024']));
  if (random() < 0.1) params.set('lesbar', pick(random, ['ja', 'nei']));
  if (random() < 0.2) params.set('fra', '2025-06-01');
  if (random() < 0.3) params.set('sorter', pick(random, ['nyeste', 'eldste']));
  const written = params.toString();
  return written === '' ? '' : `?${written}`;
}

/** Ids of the hits on a page of results, as people see them. */
const idsOfPage = (html: string): string[] =>
  [...new JSDOM(html).window.document.querySelectorAll('.hits .hit-title a')].map((link) =>
    decodeURIComponent((link.getAttribute('href') ?? '').replace(/^.*\/post\//, '')),
  );

test('a search as CSV, JSON and Atom has the hits of the page in the same order: 200 random searches', async () => {
  const random = seededRandom(31);
  let hits = 0;
  for (let n = 0; n < 200; n++) {
    const search = randomAddress(random);
    const page = await fetch(`${site.origin}/sok${search}`);
    const ids = idsOfPage(await page.text());
    hits += ids.length;
    const json = JSON.parse(await text(`/sok.json${search}`));
    const csv = (await text(`/sok.csv${search}`)).trimEnd().split('\r\n').slice(1);
    const atom = await text(`/sok.atom${search}`);
    const first = (all: readonly (string | undefined)[]) => all.slice(0, ids.length);
    expect(first(json.journalposter.map((one: { id: string }) => one.id)), search).toEqual(ids);
    expect(first(csv.map((row) => row.split(';')[0])), search).toEqual(ids);
    expect(csv.length, search).toBe(json.totalt);
    const inFeed = valuesOf(atom, 'id').slice(1);
    expect(first(inFeed.map((id) => id.replace(/^.*\/post\//, ''))), search).toEqual(ids);
    if (n % 20 === 0) expect(await atomErrors(atom), search).toEqual([]);
  }
  expect(hits).toBeGreaterThan(1_000);
});

describe('an address for machines', () => {
  const addresses = [
    '/sok.csv?q=naust',
    '/sok.json?q=naust',
    '/sok.atom?q=naust',
    `/sak/${site.caseWithGaps}.atom`,
    '/api/v1/sok?q=naust',
    `/api/v1/journalposter/${site.ids.readable}`,
    `/api/v1/saksmapper/${site.caseWithGaps}`,
    '/api/v1/kommuner',
    '/api/v1/kommuner/9901',
    '/api/v1/kilder',
    '/api/v1/endringer',
    '/api/v1/openapi.json',
    '/datasett.ttl',
    '/datasett.jsonld',
  ];

  test.each(addresses)('may be read from anywhere and asked again cheaply: %s', async (path) => {
    const answer = await get(path, { headers: { Origin: 'https://andre.example' } });
    expect(answer.status).toBe(200);
    const body = await answer.text();
    expect(body.length).toBeGreaterThan(50);
    const { headers } = answer;
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toMatch(/^public, (no-cache|max-age=\d+)$/);
    expect(headers.get('vary')).toBe('Accept-Encoding');
    expect(headers.get('set-cookie')).toBeNull();
    const again = await get(path, { headers: { 'If-None-Match': headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    const head = await get(path, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('etag')).toBe(headers.get('etag'));
    expect(head.headers.get('content-type')).toBe(headers.get('content-type'));
    expect(await head.text()).toBe('');
    const before = await get(path, { method: 'OPTIONS' });
    expect(before.status).toBe(204);
    expect(before.headers.get('access-control-allow-headers')).toContain('If-None-Match');
    const written = await get(path, { method: 'DELETE', headers: { Origin: site.origin } });
    expect(written.status).toBe(405);
    expect(written.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });

  test.each([...addresses, '/api/v1/sok?q=klage', '/api/v1/endringer?antall=1000'])(
    'never has the name of a private person: %s',
    async (path) => {
      const answer = await text(path);
      for (const word of [...OLD_NAME.split(' '), ...YOUNG_NAME.split(' ')])
        expect(answer.includes(word), word).toBe(false);
    },
  );

  test('finds a name within its year without telling it, and one past it not at all', async () => {
    const young = JSON.parse(await text(`/sok.json?q=${encodeURIComponent(YOUNG_NAME)}`));
    expect(young.journalposter.map((one: { id: string }) => one.id)).toEqual([site.ids.young]);
    expect(JSON.stringify(young.journalposter)).not.toMatch(/Bjøxlevold|Yrmegard/);
    for (const form of ['json', 'csv', 'atom']) {
      const old = await get(`/sok.${form}?q=${encodeURIComponent(OLD_NAME)}`);
      expect(old.headers.get('x-total-count'), form).toBe('0');
      expect(await old.text()).not.toContain(site.ids.old);
    }
  });

  test('says in problem details what is wrong, in a place that is explained', async () => {
    const page = await text('/api');
    for (const [path, status, kind] of [
      ['/sok.json?fraa=2026', 400, 'ukjent-parameter'],
      ['/api/v1/kilder?kommune=9901', 400, 'ukjent-parameter'],
      ['/sok.csv?aar=snart', 400, 'ugyldig-verdi'],
      ['/sok.atom?etter=abc', 400, 'ukjent-plass'],
      ['/api/v1/journalposter/ukjent', 404, 'finnes-ikke'],
      ['/api/v1/finnes-ikke', 404, 'finnes-ikke'],
      ['/api/v2/sok', 404, 'finnes-ikke'],
      [`/api/v1/journalposter/${site.ids.withdrawn}`, 410, 'trukket-tilbake'],
    ] as const) {
      const answer = await get(path);
      expect(answer.status, path).toBe(status);
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      const problem = await answer.json();
      expect(problem.type, path).toBe(`${site.origin}/api#${kind}`);
      expect(problem.status).toBe(status);
      expect(page).toContain(`id="${kind}"`);
    }
  });

  test('leads from a merged entry to the one it became', async () => {
    const answer = await get(`/api/v1/journalposter/${site.ids.merged}`);
    expect(answer.status).toBe(308);
    expect(answer.headers.get('location')).toBe(
      `${site.origin}/api/v1/journalposter/${site.ids.mergedInto}`,
    );
  });
});

test('the whole change feed can be followed to its end, withdrawals among it', async () => {
  let entries = 0;
  let withdrawn: string[] = [];
  let total = 0;
  for (let next: string | null = '/api/v1/endringer?antall=500'; next !== null; ) {
    const read = JSON.parse(await text(next));
    for (const change of read.endringer)
      if (change.hva === 'trukket') withdrawn = [...withdrawn, change.trukket.id];
      else entries++;
    total = read.journalposter;
    next = read.neste;
  }
  expect(entries).toBe(total);
  expect(entries).toBeGreaterThan(800);
  expect(withdrawn).toContain(site.ids.withdrawn);
});

describe('people are shown the way', () => {
  const links = (html: string, selector: string): string[] =>
    [...new JSDOM(html).window.document.querySelectorAll(selector)].map(
      (link) => link.getAttribute('href') ?? '',
    );

  test('from results to the same search by e-mail and as CSV, Atom and JSON', async () => {
    const html = await text('/sok?q=s%C3%B8knad&kommune=9901&side=2');
    const found = links(html, '.take li a');
    expect(found).toEqual([
      '/abonner?q=s%C3%B8knad&kommune=9901&sorter=nyeste',
      '/sok.csv?q=s%C3%B8knad&kommune=9901',
      '/sok.atom?q=s%C3%B8knad&kommune=9901&sorter=nyeste',
      '/sok.json?q=s%C3%B8knad&kommune=9901',
    ]);
    for (const path of found) await text(path);
  });

  test('and their news readers find the feed of a search, a municipality and a case', async () => {
    for (const path of ['/sok?q=naust', '/kommune/nordskjaer', `/sak/${site.caseWithGaps}`]) {
      const [feed = ''] = links(await text(path), 'link[type="application/atom+xml"]');
      expect(await atomErrors(await text(feed)), path).toEqual([]);
    }
  });

  test('to examples that work, each of them', async () => {
    const found = links(await text('/api'), 'main td a');
    expect(found.length).toBe(3 + 7);
    for (const path of found) expect((await text(path)).length, path).toBeGreaterThan(100);
  });
});

describe('search engines', () => {
  const HTML = { headers: { Accept: 'text/html' } };

  test('are given every page they may keep, and no other', async () => {
    const map = await text('/sitemap.xml');
    const found = valuesOf(map.replace(/<xhtml:link[^>]*>/g, ''), 'loc').map(
      (address) => new URL(address).pathname,
    );
    for (const path of found) {
      const answer = await get(path, HTML);
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get('x-robots-tag'), path).toBeNull();
      expect(await answer.text(), path).not.toContain('name="robots"');
    }
    expect(found.some((path) => /\/(post|sak|sok|kommune)(\/|$)/.test(path))).toBe(false);
    for (const [name, path] of pagesOf(site)) {
      if (path.includes('?') || path.includes('#')) continue;
      const answer = await get(path, HTML);
      const kept = answer.status === 200 && !(await answer.text()).includes('name="robots"');
      expect(found.includes(path), name).toBe(kept);
    }
  });

  test('are told where it is, and to stay away from journal pages in every language', async () => {
    const robots = await text('/robots.txt');
    expect(robots).toContain(`Sitemap: ${site.origin}/sitemap.xml`);
    for (const path of ['/sok', '/nn/post/', '/en/sak/', '/sma/kommune/'])
      expect(robots).toContain(`Disallow: ${path}\n`);
  });

  test('and others read an entry in the words of schema.org, without names', async () => {
    const read = async (id: string) => {
      const { document } = new JSDOM(await text(`/post/${id}`)).window;
      return document.querySelector('script[type="application/ld+json"]')?.textContent ?? '';
    };
    const readable = JSON.parse(await read(site.ids.readable));
    expect(readable).toMatchObject({
      '@type': 'DigitalDocument',
      '@id': `${site.origin}/post/${site.ids.readable}`,
      provider: { '@type': 'GovernmentOrganization' },
    });
    expect(readable.associatedMedia.length).toBeGreaterThan(0);
    for (const id of [site.ids.young, site.ids.old])
      expect(await read(id)).not.toMatch(/Bjøxlevold|Yrmegard|Kjømmerqvist|Xunvaldur/);
  });
});
