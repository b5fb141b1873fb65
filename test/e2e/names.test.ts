import { describe, expect, inject, test } from 'vitest';
import { OLD_NAME, YOUNG_NAME } from '../support/rare-entries.ts';

const site = inject('site');
const html = async (path: string): Promise<string> => (await fetch(site.origin + path)).text();
const search = (words: string): Promise<string> => html(`/sok?q=${encodeURIComponent(words)}`);
const heading = (page: string): string => /<h1[^>]*>([^<]*)/.exec(page)?.[1]?.trim() ?? '';
/** The page with the reader's own words taken out, which it repeats. */
const without = (page: string, words: string): string =>
  page.replaceAll(new URLSearchParams({ q: words }).toString().slice(2), '').replaceAll(words, '');

const PARTS = (name: string): readonly string[] => name.split(' ');

describe('the name of a private person in an entry older than a year', () => {
  test('gives no hit, whole, in parts, as a prefix or in quotes', async () => {
    for (const words of [OLD_NAME, ...PARTS(OLD_NAME), 'Planteskog', 'Torbjørgh', `"${OLD_NAME}"`])
      expect(heading(await search(words)), words).toMatch(/^Ingen treff/);
  });

  test('is not given away by a hit on something else', async () => {
    const page = await search('fjærekalender klage');
    expect(page).toContain(site.ids.old);
    for (const word of PARTS(OLD_NAME)) expect(page).not.toContain(word);
  });

  test('is not suggested as a spelling', async () => {
    for (const words of ['Planteskogvig', 'Torbjørghil']) {
      const page = without(await search(words), words);
      for (const word of PARTS(OLD_NAME)) expect(page, words).not.toContain(word);
    }
  });

  test('stands nowhere on the pages of the entry, its case or its municipality', async () => {
    const pages = [
      `/post/${site.ids.old}`,
      `/sak/${site.caseWithGaps}`,
      '/kommune/nordskjaer',
      '/',
    ];
    for (const path of pages)
      for (const word of PARTS(OLD_NAME)) expect(await html(path), path).not.toContain(word);
    expect(await html(`/post/${site.ids.old}`)).toContain('Navn på privatpersoner er tatt bort');
  });
});

describe('the name of a private person in an entry from this year', () => {
  test('gives a hit, but does not stand in the list', async () => {
    const page = await search(YOUNG_NAME);
    expect(heading(page)).toMatch(/^1 treff/);
    expect(page).toContain(site.ids.young);
    const list = without(page, YOUNG_NAME);
    for (const word of PARTS(YOUNG_NAME)) expect(list).not.toContain(word);
  });

  test('stands on the entry page, which search engines are kept away from, but not in its title', async () => {
    const answer = await fetch(`${site.origin}/post/${site.ids.young}`);
    const page = await answer.text();
    expect(page).toContain(YOUNG_NAME);
    expect(answer.headers.get('x-robots-tag')).toContain('noindex');
    expect(/<title>([^<]*)/.exec(page)?.[1]).not.toMatch(/Frøspiremo|Eivindur/);
  });
});
