import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { pagesOf } from '../support/site-under-test.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const textOf = async (locator: Locator): Promise<string> =>
  ((await locator.textContent()) ?? '').replace(/\s+/g, ' ').trim();
const heading = (page: Page) => textOf(page.locator('h1'));
const hits = async (page: Page): Promise<number> =>
  Number(/^[\d ]+/.exec(await heading(page))?.[0].replaceAll(' ', ''));

test('without JavaScript: search, narrow, open an entry, read the whole case', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(site.origin);
  await page.getByRole('searchbox').fill('søknad');
  await page.getByRole('button', { name: 'Søk', exact: true }).click();
  const all = await hits(page);
  expect(all).toBeGreaterThan(0);
  expect(await page.title()).toContain(await heading(page));

  await page.getByRole('checkbox', { name: 'Mottatt' }).check();
  await page.getByRole('checkbox', { name: 'Nordskjær' }).check();
  await page.getByRole('button', { name: 'Bruk filtrene' }).click();
  expect(new URL(page.url()).search).toBe('?q=s%C3%B8knad&kommune=9901&type=inn');
  const narrowed = await hits(page);
  expect(narrowed).toBeGreaterThan(0);
  expect(narrowed).toBeLessThan(all);

  await page.getByRole('link', { name: 'Fjern filter: Mottatt' }).click();
  expect(new URL(page.url()).search).toBe('?q=s%C3%B8knad&kommune=9901');
  const title = await textOf(page.locator('.hit-title a').first());
  await page.locator('.hit-title a').first().click();
  expect(await heading(page)).toBe(title);

  await page.getByRole('link', { name: /^Se hele saken/ }).click();
  expect(new URL(page.url()).pathname).toMatch(/^\/sak\//);
  expect(await textOf(page.locator('.timeline'))).toContain(title);
  await page.close();
});

test('two municipalities together give the sum of each', async () => {
  const page = await browser.newPage();
  const total = async (kommune: string): Promise<number> => {
    await page.goto(`${site.origin}/sok?kommune=${kommune}`);
    return hits(page);
  };
  const [one, two] = [await total('9901'), await total('9902')];
  expect(await total('9901,9902')).toBe(one + two);
  await page.close();
});

test('the count beside a choice is the number of hits it gives', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/sok?q=søknad`);
  const option = page.locator('.facet-option', { has: page.getByLabel('Sendt', { exact: true }) });
  const shown = Number((await textOf(option.locator('.facet-count'))).replace(/\D/g, ''));
  await page.goto(`${site.origin}/sok?q=søknad&type=ut`);
  expect(await hits(page)).toBe(shown);
  await page.close();
});

test('a bar of the histogram narrows to its year', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/sok`);
  const bar = page.locator('.years a').last();
  const [, year, count] =
    /^(\d{4}): ([\d\u00A0]+)/.exec((await bar.getAttribute('title')) ?? '') ?? [];
  await bar.click();
  expect(new URL(page.url()).search).toBe(`?aar=${year}`);
  expect(await hits(page)).toBe(Number(count?.replaceAll(' ', '')));
  await page.close();
});

test('the pages of a search hold every hit once', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/sok?kommune=9901&q=søknad`);
  const total = await hits(page);
  const seen: string[] = [];
  for (;;) {
    seen.push(
      ...(await page
        .locator('.hit-title a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))),
    );
    const next = page.getByRole('link', { name: 'Neste', exact: true });
    if (seen.length > 400 || (await next.count()) === 0) break;
    await next.click();
  }
  expect(new Set(seen).size).toBe(seen.length);
  if (seen.length <= 400) expect(seen.length).toBe(total);
  await page.close();
});

test('with the keyboard: the skip links come first and lead to the hits', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/sok?q=søknad`);
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Hopp til hovedinnholdet');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Hopp til treffene');
  await page.keyboard.press('Enter');
  const inHits = () => page.evaluate(() => document.activeElement?.closest('#treff') !== null);
  await page.keyboard.press('Tab');
  expect(await inHits()).toBe(true);
  await page.close();
});

test('with the keyboard: the order is header, search, sorting, filters, hits, footer', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/sok?q=søknad&type=inn`);
  const order: string[] = [];
  for (let i = 0; i < 400; i += 1) {
    await page.keyboard.press('Tab');
    const place = await page.evaluate(() => {
      const at = document.activeElement;
      const style = at === null ? null : getComputedStyle(at);
      if (at === null || at === document.body) return 'end';
      // The browser marks the day, month and year inside a date field itself.
      const marked = style?.outlineStyle !== 'none' || style.boxShadow !== 'none';
      if (!marked && at.getAttribute('type') !== 'date') return 'focus not visible';
      const places = [
        '.ds-skip-link',
        '.site-header',
        '.search-band',
        '.results-head',
        '.active-filters',
        '.filters',
        '.results-main',
        '.site-footer',
      ];
      return places.find((selector) => at.closest(selector) !== null) ?? at.tagName;
    });
    if (place === 'end') break;
    if (order.at(-1) !== place) order.push(place);
  }
  expect(order).toEqual([
    '.ds-skip-link',
    '.site-header',
    '.search-band',
    '.results-head',
    '.active-filters',
    '.filters',
    '.results-main',
    '.site-footer',
  ]);
  await page.close();
});

test('the shortcut can be turned off, and stays off', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.origin}/hjelp`);
  await page.getByRole('button', { name: 'Slå av hurtigtasten' }).click();
  expect(await textOf(page.locator('.shortcut [role=status]'))).toBe('Hurtigtasten / er av.');
  await page.goto(`${site.origin}/sok?q=søknad`);
  const atSearch = () => page.evaluate(() => document.activeElement?.id === 'q');
  await page.keyboard.press('/');
  expect(await atSearch()).toBe(false);
  await page.goto(`${site.origin}/hjelp`);
  await page.getByRole('button', { name: 'Slå på hurtigtasten' }).click();
  await page.keyboard.press('/');
  expect(await atSearch()).toBe(true);
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

test('/ goes to the search box, but is a character where one writes', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/hjelp`);
  await page.keyboard.press('/');
  const box = page.getByRole('combobox');
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await box.inputValue()).toBe('');
  await page.keyboard.type('2024/12');
  expect(await box.inputValue()).toBe('2024/12');
  await page.close();
});

test('on a narrow screen the filters open and close without JavaScript', async () => {
  const page = await browser.newPage({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 800 },
  });
  await page.goto(`${site.origin}/sok?q=søknad`);
  expect(await page.locator('.filters').isVisible()).toBe(false);
  await page.getByRole('link', { name: 'Filtrer treffene' }).click();
  expect(await page.locator('.filters').isVisible()).toBe(true);
  await page.getByRole('link', { name: 'Tilbake til treffene' }).click();
  expect(await page.locator('.filters').isVisible()).toBe(false);
  await page.close();
});

test('no page breaks the content security policy, asks another host or sets a cookie', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.origin) && !request.url().startsWith('data:'))
      trouble.push(request.url());
  });
  for (const [, path] of pagesOf(site)) await page.goto(site.origin + path, { waitUntil: 'load' });
  expect(trouble).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  await context.close();
});
