import { expect, test } from 'vitest';
import type { FacetCount } from '../../indexer/engine.ts';
import { permanentHref } from '../../site/links.ts';
import { chips } from '../../site/search/chips.ts';
import { pageNumbers } from '../../site/search/page-numbers.ts';
import { quickDates } from '../../site/search/quick-dates.ts';
import { searchQuery } from '../../site/search/search-query.ts';
import { yearBars } from '../../site/search/year-bars.ts';

const years = (...counts: readonly (readonly [number, number])[]): FacetCount[] =>
  counts.map(([year, count]) => ({ value: String(year), count }));

test('the histogram shows every year between the first and the last, empty ones too', () => {
  const bars = yearBars(searchQuery(), years([2024, 10], [2021, 5], [0, 3]));
  expect(bars.map(({ year, count, height }) => [year, count, height])).toEqual([
    [2021, 5, 50],
    [2022, 0, 0],
    [2023, 0, 0],
    [2024, 10, 100],
  ]);
});

test('a bar narrows to its year, and widens again when it is chosen', () => {
  const query = searchQuery({ text: 'naust' }).withFilter('aar', '2023');
  const bars = yearBars(query, years([2023, 1], [2024, 1]));
  expect(bars.map((bar) => bar.query.href(permanentHref))).toEqual([
    '/sok?q=naust',
    '/sok?q=naust&aar=2024',
  ]);
});

test('more than eleven years fold the oldest into one bar', () => {
  const many = years(...Array.from({ length: 20 }, (_, i) => [2005 + i, 1] as const));
  const bars = yearBars(searchQuery(), many);
  expect(bars.length).toBe(11);
  expect(bars[0]).toMatchObject({ year: null, count: 10 });
  expect(bars[0]?.query.href(permanentHref)).toBe('/sok?til=2014-12-31');
  expect(bars.at(-1)?.year).toBe(2024);
});

test('one year alone needs no histogram', () => {
  expect(yearBars(searchQuery(), years([2024, 7]))).toEqual([]);
});

test('paging shows the ends and the neighbours', () => {
  expect(pageNumbers(1, 1)).toEqual([1]);
  expect(pageNumbers(1, 9)).toEqual([1, 2, null, 9]);
  expect(pageNumbers(5, 9)).toEqual([1, null, 4, 5, 6, null, 9]);
  expect(pageNumbers(3, 5)).toEqual([1, 2, 3, 4, 5]);
});

test('a quick date is a fixed range, and choosing it again removes it', () => {
  const labels = { week: 'uke', month: 'måned', year: 'i år', lastYear: 'i fjor' };
  const hrefs = (query = searchQuery()) =>
    quickDates(query, '2026-11-24', labels).map((quick) => quick.query.href(permanentHref));
  expect(hrefs()).toEqual([
    '/sok?fra=2026-11-18&til=2026-11-24',
    '/sok?fra=2026-10-26&til=2026-11-24',
    '/sok?fra=2026-01-01&til=2026-11-24',
    '/sok?fra=2025-01-01&til=2025-12-31',
  ]);
  expect(hrefs(searchQuery({ from: '2026-11-18', to: '2026-11-24' }))[0]).toBe('/sok');
});

test('each chosen filter becomes one chip that removes only itself', () => {
  const query = searchQuery({ text: 'naust', from: '2024-01-01' })
    .withFilter('kommune', '9901')
    .withFilter('kommune', '9902');
  const words = {
    facet: (_: string, value: string) => value,
    from: (date: string) => `fra ${date}`,
    to: (date: string) => `til ${date}`,
  };
  expect(
    chips(query, words).map(({ label, without }) => [label, without.href(permanentHref)]),
  ).toEqual([
    ['9901', '/sok?q=naust&kommune=9902&fra=2024-01-01'],
    ['9902', '/sok?q=naust&kommune=9901&fra=2024-01-01'],
    ['fra 2024-01-01', '/sok?q=naust&kommune=9901,9902'],
  ]);
});
