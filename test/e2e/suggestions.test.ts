import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test('suggestions are walked by keyboard, said aloud, and lead where they say', async () => {
  const page = await browser.newPage();
  await page.goto(site.origin);
  const box = page.getByRole('combobox', { name: 'Søk i postjournalene' });
  expect(await box.getAttribute('aria-expanded')).toBe('false');
  await box.pressSequentially('søkn');
  const list = page.getByRole('listbox', { name: 'Forslag' });
  const options = list.getByRole('option');
  await options.first().waitFor();
  expect(await box.getAttribute('aria-expanded')).toBe('true');
  const count = await options.count();
  expect(await page.getByRole('status').allTextContents()).toContain(
    count === 1 ? '1 forslag. Bla med piltastene.' : `${count} forslag. Bla med piltastene.`,
  );

  await box.press('ArrowDown');
  const active = await box.getAttribute('aria-activedescendant');
  expect(active).toBe(await options.first().getAttribute('id'));
  expect(await options.first().getAttribute('aria-selected')).toBe('true');
  await box.press('ArrowUp');
  expect(await box.getAttribute('aria-activedescendant')).toBeNull();
  await box.press('Escape');
  expect(await list.isHidden()).toBe(true);
  expect(await box.inputValue()).toBe('søkn');

  await box.press('a');
  await options.first().waitFor();
  await box.press('ArrowDown');
  await box.press('Enter');
  await page.waitForURL(/\/(?:nb\/)?sak\//);
  await page.close();
});

test('without a choice, Enter searches for what is written', async () => {
  const page = await browser.newPage();
  await page.goto(site.origin);
  const box = page.getByRole('combobox');
  await box.pressSequentially('søkn');
  await page.getByRole('option').first().waitFor();
  await box.press('Enter');
  await page.waitForURL(/\/sok\?q=s/);
  await page.close();
});

test('the list is answered in the language of the page, kept briefly and by no search engine', async () => {
  const answer = await fetch(`${site.origin}/nn/forslag?q=utg`);
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect(answer.headers.get('cache-control')).toBe('private, max-age=30');
  expect(answer.headers.get('x-robots-tag')).toContain('noindex');
  const { lines, said } = await answer.json();
  expect(lines).toContainEqual(
    expect.objectContaining({ detail: 'Type dokument', href: '/nn/sok?q=type%3AU' }),
  );
  expect(said).toContain('piltastane');
  expect(await (await fetch(`${site.origin}/forslag`)).json()).toEqual({
    lines: [],
    said: 'Ingen forslag',
  });
});
