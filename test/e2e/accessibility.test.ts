import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { pagesOf } from '../support/site-under-test.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe.each([
  ['bokmål', ''],
  ['nynorsk', '/nn'],
  ['English', '/en'],
  ['South Sámi', '/sma'],
])('axe finds nothing wrong in %s, light and dark, wide and narrow, on', (_, prefix) => {
  // Several pages at once: most of the time is the browser's, and there is more than one core.
  test.concurrent.each(pagesOf(site))('%s', async (__, path) => {
    const found: string[] = [];
    const page = await browser.newPage();
    await page.goto(site.origin + (path === '/' ? prefix || '/' : prefix + path));
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1280, 320]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        const wrong = await violations(page);
        found.push(...wrong.map((line) => `${colorScheme} ${width} px: ${line}`));
      }
    await page.close();
    expect(found).toEqual([]);
  });
});

const overflow = () => document.documentElement.scrollWidth - window.innerWidth;

describe('nothing has to be scrolled sideways', () => {
  test.concurrent.each(pagesOf(site))('on 320 pixels: %s', async (_, path) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    await page.goto(site.origin + path);
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    await page.close();
  });

  test.concurrent.each(pagesOf(site))('with text twice as large: %s', async (_, path) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
    await page.goto(site.origin + path);
    await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    await page.close();
  });
});

const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';

test('with more space between lines, words and letters nothing is cut or has to be scrolled sideways', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 }, bypassCSP: true });
  for (const [name, path] of pagesOf(site)) {
    await page.goto(site.origin + path);
    await page.addStyleTag({ content: SPACED });
    expect(await page.evaluate(overflow), name).toBeLessThanOrEqual(0);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('main :is(a, p, button, td, th, li, h1, h2, h3)')]
        .filter((element) => {
          const { overflowX, overflowY, clipPath } = getComputedStyle(element);
          const clips = /hidden|clip/.test(overflowX + overflowY) && clipPath === 'none';
          return clips && element.scrollHeight > element.clientHeight + 1;
        })
        .map((element) => element.className || element.tagName),
    );
    expect(cut, name).toEqual([]);
  }
  await page.close();
});

test('what has the focus is in sight', async () => {
  for (const height of [900, 500]) {
    const page = await browser.newPage({ viewport: { width: 1280, height } });
    await page.goto(`${site.origin}/sok?q=søknad`);
    const hidden: string[] = [];
    for (let i = 0; i < 120; i += 1) {
      await page.keyboard.press('Tab');
      const covered = await page.evaluate(() => {
        const at = document.activeElement;
        if (at === null || at === document.body) return 'end';
        const { left, top, width, height: tall } = at.getBoundingClientRect();
        const points = [0.1, 0.5, 0.9].flatMap((x) =>
          [0.1, 0.5, 0.9].map((y) => [left + width * x, top + tall * y] as const),
        );
        const seen = points.some(([x, y]) => {
          const on = document.elementFromPoint(x, y);
          return on !== null && (at.contains(on) || on.contains(at));
        });
        return seen ? null : at.outerHTML.slice(0, 80);
      });
      if (covered === 'end') break;
      if (covered !== null) hidden.push(covered);
    }
    expect(hidden, `${height} px high`).toEqual([]);
    await page.close();
  }
});

test('in forced colours chosen filters and the search box keep an outline', async () => {
  const page = await browser.newPage({ forcedColors: 'active' });
  await page.goto(`${site.origin}/sok?type=inn`);
  const border = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).borderTopWidth);
  expect(await border('.chip')).not.toBe('0px');
  expect(await border('input[name="q"]')).not.toBe('0px');
  await page.close();
});

test('on paper the entries stand alone', async () => {
  const page = await browser.newPage();
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${site.origin}/sok?q=søknad`);
  expect(await page.locator('.hit').first().isVisible()).toBe(true);
  for (const hidden of ['.filters', '.menu', '.pages', '.site-footer'])
    expect(await page.locator(hidden).isVisible(), hidden).toBe(false);
  await page.close();
});
