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

describe('axe finds nothing wrong, light and dark, wide and narrow, on', () => {
  test.each(pagesOf(site))('%s', async (_, path) => {
    const found: string[] = [];
    const page = await browser.newPage();
    await page.goto(site.origin + path);
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1280, 360]) {
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
  test.each(pagesOf(site))('on 320 pixels: %s', async (_, path) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    await page.goto(site.origin + path);
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    await page.close();
  });

  test.each(pagesOf(site))('with text twice as large: %s', async (_, path) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
    await page.goto(site.origin + path);
    await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    await page.close();
  });
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
