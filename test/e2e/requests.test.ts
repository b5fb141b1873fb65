import { gzipSync } from 'node:zlib';
import { JSDOM } from 'jsdom';
import { describe, expect, inject, test } from 'vitest';
import { pagesOf } from '../support/site-under-test.ts';

const site = inject('site');
// As browsers ask: an address that also answers programs gives them its page.
const get = (path: string) =>
  fetch(site.origin + path, { redirect: 'manual', headers: { Accept: 'text/html' } });
const html = async (path: string): Promise<string> => (await get(path)).text();

const STATUS: Readonly<Record<string, number>> = { 'a withdrawn entry': 410, 'not found': 404 };

describe('every page', () => {
  test.each(pagesOf(site))(
    'is whole, in Norwegian and marked as demo data: %s',
    async (name, path) => {
      const answer = await get(encodeURI(path.replace(/#.*/, '')));
      expect(answer.status).toBe(STATUS[name] ?? 200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('content-language')).toBe('nb');
      const text = await answer.text();
      expect(text).toMatch(/<html lang="nb"/);
      expect(text.match(/<h1/g)).toHaveLength(1);
      expect(text).toMatch(
        /<title>[^<]+Fellesinnsyn Demoregionen<\/title>|<title>Fellesinnsyn Demoregionen<\/title>/,
      );
      expect(text).toContain('Demodata');
      expect(text).not.toMatch(/undefined|\[object |NaN/);
      expect(text.trimEnd().endsWith('</html>')).toBe(true);
    },
  );

  test.each(pagesOf(site))('guards its readers: %s', async (_, path) => {
    const { headers } = await get(encodeURI(path.replace(/#.*/, '')));
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('set-cookie')).toBeNull();
  });

  test.each(pagesOf(site))('has no inline style or handler: %s', async (_, path) => {
    const text = await html(encodeURI(path.replace(/#.*/, '')));
    expect(text).not.toMatch(/<[^>]+\s(style|on[a-z]+)=/i);
  });
});

describe('search engines', () => {
  const robots = async (path: string) => {
    const answer = await get(path);
    return [
      answer.headers.get('x-robots-tag'),
      /<meta name="robots" content="([^"]+)"/.exec(await answer.text())?.[1],
    ];
  };

  test.each([
    '/sok',
    `/post/${site.ids.readable}`,
    `/post/${site.ids.withdrawn}`,
    `/sak/${site.caseWithGaps}`,
    '/kommune/nordskjaer',
  ])('are kept away from %s, in header and page', async (path) => {
    expect(await robots(path)).toEqual(['noindex, noarchive', 'noindex, noarchive']);
  });

  test('may keep the pages about the portal', async () => {
    expect(await robots('/om')).toEqual([null, undefined]);
  });

  test('are told in robots.txt too', async () => {
    const text = await html('/robots.txt');
    for (const path of ['/sok', '/post/', '/sak/', '/kommune/'])
      expect(text).toContain(`Disallow: ${path}\n`);
  });
});

describe('permanent addresses', () => {
  test('a withdrawn entry says when it went and who took it away, and nothing of what it was', async () => {
    const answer = await get(`/post/${site.ids.withdrawn}`);
    expect(answer.status).toBe(410);
    const text = await answer.text();
    expect(text).toMatch(/kommune tok journalposten ut av den offentlige journalen/);
    expect(text).toMatch(/Den ble borte herfra \d+\. [a-zæøå]+ \d{4}/);
  });

  test('a merged entry leads to the one it became', async () => {
    const answer = await get(`/post/${site.ids.merged}`);
    expect(answer.status).toBe(301);
    expect(answer.headers.get('location')).toBe(`/post/${site.ids.mergedInto}`);
  });

  test('an unknown entry, case, municipality and page all answer 404 with a way on', async () => {
    for (const path of [
      '/post/ukjent',
      '/sak/ukjent',
      '/kommune/ukjent',
      '/ukjent',
      '/post/..%2f..%2fetc',
    ]) {
      const answer = await get(path);
      expect(answer.status, path).toBe(404);
      const text = await answer.text();
      expect(text, path).toContain('Vi fant ikke siden');
      expect(text, path).toContain('name="q"');
    }
  });

  test('a municipality is found by number and by name', async () => {
    const answer = await get('/kommune/9901');
    expect(answer.headers.get('location')).toBe('/kommune/nordskjaer');
    expect((await get('/kommune/nordskjaer')).status).toBe(200);
  });
});

describe('an entry', () => {
  test('that is withheld says why and that one may ask all the same', async () => {
    const text = await html(`/post/${site.ids.withheld}`);
    expect(text).toContain('Hvorfor er noe skjermet?');
    expect(text).toContain('kommunen må vurdere hvert krav på nytt');
    expect(text).toContain('Taushetsplikt');
    expect(text).toContain('mailto:');
  });

  test('without a title gets our own words', async () => {
    const text = await html(`/post/${site.ids.noTitle}`);
    expect(text).toMatch(/<h1[^>]*>\s*Dokument uten tittel i den offentlige journalen/);
  });

  test('that can be read links to the document and says so', async () => {
    const text = await html(`/post/${site.ids.readable}`);
    expect(text).toContain('Kan leses nå');
    expect(text).toMatch(/class="document-title">\s*<a href="https?:/);
  });

  test('can be cited in one line with its permanent address', async () => {
    const text = await html(`/post/${site.ids.readable}`);
    expect(text).toMatch(
      new RegExp(`class="citation-line">[^<]*/post/${site.ids.readable}[^<]*lest `),
    );
  });

  test('out of a closed system says where it is from, and points to those who keep it', async () => {
    const { document } = new JSDOM(await html(`/post/${site.ids.history}`)).window;
    const section = (id: string) => document.querySelector(`section[aria-labelledby="${id}"]`);
    expect(section('arkiv')?.textContent).toContain('Sakarkivet i gamle Nordskjær');
    expect(section('arkiv')?.textContent).toContain('Arkiv i Demofylket');
    const ask = section('innsyn');
    expect(ask?.textContent).toContain('Dokumentet ligger hos Arkiv i Demofylket.');
    const [first, fallback] = ask?.querySelectorAll('a[href^="mailto:"]') ?? [];
    expect(first?.getAttribute('href')).toMatch(/^mailto:arkiv@demofylket\.example\?subject=/);
    expect(fallback?.getAttribute('href')).toMatch(/^mailto:[^?]+$/);
    expect(fallback?.getAttribute('href')).not.toContain('demofylket');
    expect(document.querySelectorAll('.ask')).toHaveLength(1);
  });

  test('of today has no word of an archive', async () => {
    const text = await html(`/post/${site.ids.readable}`);
    expect(text).not.toContain('Fra et eldre arkiv');
    expect(text).not.toContain('Skriv til arkivet');
  });
});

describe('a case', () => {
  test('shows the numbers that are missing', async () => {
    expect(await html(`/sak/${site.caseWithGaps}`)).toMatch(
      /Dokument \d+(–\d+)? er ikke i den offentlige journalen her/,
    );
  });
});

describe('the address of a search', () => {
  test('is shortened when a form has written it', async () => {
    const answer = await get('/sok?q=+naust+&kommune=9901&kommune=9902&fra=&til=&utm_source=x');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/sok?q=naust&kommune=9901,9902');
  });

  test('that makes no sense gives a page that says what was left out', async () => {
    const answer = await get('/sok?fra=snart&kommune=x');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Vi forsto ikke kommune og fra-dato i adressen');
  });

  test('far beyond the last page leads to the last page', async () => {
    const answer = await get('/sok?kommune=9901&side=9999');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toMatch(/^\/sok\?kommune=9901&side=\d+$/);
  });

  test('never breaks the page, whatever is in it', async () => {
    const pieces = [
      'q',
      'kommune',
      'type',
      'aar',
      'kilde',
      'lesbar',
      'fra',
      'til',
      'sorter',
      'side',
      'x[]',
      '__proto__',
    ];
    const values = [
      '',
      '"',
      '-',
      '"a -b',
      '%00',
      '%ED%A0%80',
      '%F0%9F%A6%8A',
      '9901',
      '9901,9902,x',
      '-1',
      '1e9',
      '2024-02-30',
      'OR 1=1',
      '*',
      'a*',
      '(',
      'NEAR(',
      '<script>',
      '\\',
      '../..',
      'å'.repeat(400),
    ];
    for (let i = 0; i < 240; i += 1) {
      const query = [0, 1, 2]
        .map(
          (n) =>
            `${pieces[(i * 7 + n * 5) % pieces.length]}=${encodeURIComponent(values[(i * 3 + n * 11) % values.length] ?? '')}`,
        )
        .join('&');
      const answer = await fetch(`${site.origin}/sok?${query}`);
      expect(answer.status, query).toBe(200);
    }
  });

  test('keeps what was written as text, never as markup', async () => {
    const words = '"><script>alert(1)</script>';
    const { document } = new JSDOM(await html(`/sok?q=${encodeURIComponent(words)}`)).window;
    expect(document.querySelector<HTMLInputElement>('#q')?.value).toBe(words);
    expect(document.querySelector('h1')?.textContent).toContain(words);
    const scripts = [...document.querySelectorAll('script')].map((script) => script.textContent);
    expect(scripts.filter((script) => script.includes('alert'))).toEqual([]);
  });
});

test('a monitor is told that all is well, in counts only', async () => {
  const answer = await get('/health');
  expect(answer.status).toBe(200);
  const health = await answer.json();
  expect(health).toMatchObject({ status: 'ok', archive: { seq: expect.any(Number) } });
  expect(health.index.documents).toBeGreaterThan(0);
});

test('a results page is light: 12 kB of HTML, 60 kB in all, 8 kB of script, compressed', async () => {
  const text = await html('/sok?q=s%C3%B8knad');
  expect((text.match(/class="hit"/g) ?? []).length).toBe(20);
  const page = gzipSync(text).length;
  const parts = [...text.matchAll(/(?:src|href)="(\/_astro\/[^"]+\.(?:css|js))"/g)].map(
    (part) => part[1] ?? '',
  );
  const sizes = await Promise.all(
    parts.map(async (part) => ({ part, size: gzipSync(await html(part)).length })),
  );
  const sum = (list: readonly { size: number }[]) =>
    list.reduce((total, { size }) => total + size, 0);
  expect(page).toBeLessThanOrEqual(12_000);
  expect(sum(sizes.filter(({ part }) => part.endsWith('.js')))).toBeLessThanOrEqual(8_000);
  expect(page + sum(sizes)).toBeLessThanOrEqual(60_000);
});
