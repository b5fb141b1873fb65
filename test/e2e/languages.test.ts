import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test('the language is chosen by a link, keeps the page and its search, and follows the reader', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.origin}/sok?q=søknad&type=inn`);
  await page.getByRole('link', { name: 'Nynorsk' }).click();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(
    '/nn/sok?q=s%C3%B8knad&type=inn',
  );
  expect(await page.locator('html').getAttribute('lang')).toBe('nn');
  await page.locator('.hit-title a').first().click();
  expect(new URL(page.url()).pathname).toMatch(/^\/nn\/post\//);
  await page.locator('.home').click();
  expect(new URL(page.url()).pathname).toBe('/nn');
  const box = page.locator('main input[name="q"]');
  await box.fill('skole');
  await box.press('Enter');
  expect(new URL(page.url()).pathname).toBe('/nn/sok');
  await page.getByRole('link', { name: 'Bokmål' }).click();
  expect(new URL(page.url()).pathname).toBe('/sok');
  // The address is the memory: nothing is kept in the browser.
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

test('a page tells machines of its versions in the other languages', async () => {
  const html = await (await fetch(`${site.origin}/en/sok?q=skole`)).text();
  const links = [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)];
  expect(links.map(([, language, href]) => [language, href])).toEqual([
    ['nb', `${site.origin}/sok?q=skole`],
    ['nn', `${site.origin}/nn/sok?q=skole`],
    ['en', `${site.origin}/en/sok?q=skole`],
    ['sma', `${site.origin}/sma/sok?q=skole`],
    ['x-default', `${site.origin}/sok?q=skole`],
  ]);
});

test.each(['', '/nn', '/en', '/sma'])(
  'in %s the answer says its language, also when nothing is found',
  async (prefix) => {
    const language = prefix.slice(1) || 'nb';
    for (const [path, status] of [
      [prefix || '/', 200],
      [`${prefix}/finnes-ikke`, 404],
      [`${prefix}/post/finnes-ikke`, 404],
      [`${prefix}/post/${site.ids.withdrawn}`, 410],
    ] as const) {
      const answer = await fetch(site.origin + path);
      expect(answer.status, path).toBe(status);
      expect(answer.headers.get('Content-Language'), path).toBe(language);
      expect(await answer.text()).toContain(`<html lang="${language}"`);
    }
  },
);

test('a redirect keeps the language', async () => {
  const to = async (path: string) =>
    (await fetch(site.origin + path, { redirect: 'manual' })).headers.get('Location');
  expect(await to(`/en/post/${site.ids.merged}`)).toBe(`/en/post/${site.ids.mergedInto}`);
  expect(await to('/nn/kommune/9901')).toBe('/nn/kommune/nordskjaer');
  expect(await to('/sma/sok?q=skole&kommune=')).toBe('/sma/sok?q=skole');
});

test('what machines read has no language', async () => {
  for (const path of ['/en/health', '/nn/robots.txt'])
    expect((await fetch(site.origin + path)).status, path).toBe(404);
});

test('in South Sámi every text that stands in says it is bokmål', async () => {
  const page = await browser.newPage();
  for (const path of ['/sma', '/sma/sok?q=skole', '/sma/hjelp', `/sma/post/${site.ids.withheld}`]) {
    await page.goto(site.origin + path);
    expect(await page.content()).not.toMatch(/[\uFDD0\uFDD1]|%EF%B7%9/i);
    const language = await page
      .locator('h1')
      .evaluate((h1) => (h1.querySelector('[lang]') ?? h1.closest('[lang]'))?.getAttribute('lang'));
    expect(['nb', 'no'], path).toContain(language);
    expect(await page.locator('title').getAttribute('lang'), path).toBe('nb');
    const box = page.getByRole('combobox').first();
    expect(await box.evaluate((input) => input.closest('[lang]')?.getAttribute('lang'))).toBe('nb');
  }
  await page.close();
});
