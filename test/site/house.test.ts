import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { pagesOf } from '../support/site-under-test.ts';

const root = join(import.meta.dirname, '../../site');
const astro = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.astro'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
const components = astro.filter(({ file }) => file.startsWith('components/'));

test('components stay small', () => {
  expect(components.length).toBeGreaterThan(25);
  const long = components.filter(({ text }) => text.split('\n').length > 61);
  expect(long.map(({ file }) => file)).toEqual([]);
});

test('components are given what they show; only pages read the archive or search', () => {
  const reading = components.filter(({ text }) =>
    /\barchive\.(entr|case|newest|sources|changes|last)|\.search\(|indexStatus/.test(text),
  );
  expect(reading.map(({ file }) => file)).toEqual([]);
});

test('words for people stand in site/texts', () => {
  const speaking = astro.filter(({ text }) => /[æøåÆØÅ]/.test(text));
  expect(speaking.map(({ file }) => file)).toEqual([]);
});

test('every page is among those the tests in the browser look at', () => {
  const ids = {
    withdrawn: 'a',
    merged: 'b',
    mergedInto: 'c',
    noTitle: 'd',
    withheld: 'e',
    history: 'j',
    readable: 'f',
    old: 'g',
    young: 'h',
  };
  const own = {
    confirm: '/innsyn/bekreft/k',
    status: '/innsyn/l',
    move: '/kurv/flytt/m',
    follow: '/abonner/n',
    followed: '/abonner/o',
  };
  const rare = { dataDirectory: '', caseWithGaps: 'i', postlisteDay: '2026-01-02', own };
  const looked = pagesOf({ origin: '', ids, ...rare }).map(([, path]) => path);
  const pages = astro
    .map(({ file }) => relative('pages', file))
    .filter((file) => !file.startsWith('..'))
    .map((file) => `/${file.replace(/(^|\/)index\.astro$|\.astro$/, '')}`)
    // Told by state, not by address: looked at in not-ready.test.ts and as "not found".
    .filter((page) => !['/404', '/500', '/utilgjengelig'].includes(page))
    // Needs something in the cart: looked at in innsynskrav.test.ts.
    .filter((page) => page !== '/innsyn/nytt')
    // Needs somebody signed in: looked at in staff-room.test.ts, which knows every row of the access table.
    .filter((page) => !page.startsWith('/ansatt'));
  const missing = pages.filter((page) => {
    const pattern = new RegExp(`^${page.replace(/\[\w+\]/g, '[^/?#]+')}([?#]|$)`);
    return !looked.some((path) => pattern.test(path));
  });
  expect(pages.length).toBeGreaterThan(8);
  expect(missing).toEqual([]);
});
