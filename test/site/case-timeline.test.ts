import { expect, test } from 'vitest';
import { caseTimeline, neighbours, timelinePage } from '../../site/case-timeline.ts';
import { publicEntry } from '../support/entry.ts';

const numbered = (...numbers: readonly (number | null)[]) =>
  numbers.map((journalpostnummer, i) => publicEntry({ id: `e-${i}`, journalpostnummer }));
const shape = (...numbers: readonly (number | null)[]) =>
  caseTimeline(numbered(...numbers)).map((step) =>
    step.kind === 'gap' ? `${step.from}–${step.to}` : step.entry.journalpostnummer,
  );

test('document numbers that are missing show as gaps, also before the first', () => {
  expect(shape(2, 3, 7)).toEqual(['1–1', 2, 3, '4–6', 7]);
});

test('a whole case has no gaps', () => {
  expect(shape(1, 2, 3)).toEqual([1, 2, 3]);
});

test('the same number twice, or no number, makes no gap', () => {
  expect(shape(1, 1, 2, null)).toEqual([1, 1, 2, null]);
  expect(shape(null, null)).toEqual([null, null]);
});

test('the entries around one are those nearest to it, never itself', () => {
  const entries = numbered(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  const ids = (id: string) => neighbours(entries, id, 4).map((entry) => entry.id);
  expect(ids('e-5')).toEqual(['e-3', 'e-4', 'e-6', 'e-7']);
  expect(ids('e-0')).toEqual(['e-1', 'e-2', 'e-3', 'e-4']);
  expect(ids('e-9')).toEqual(['e-5', 'e-6', 'e-7', 'e-8']);
  expect(neighbours(numbered(1), 'e-0', 4)).toEqual([]);
});

test('a case of thousands of letters comes in pages, and a page that is not there is the nearest', () => {
  const steps = caseTimeline(numbered(...Array.from({ length: 450 }, (_, i) => i + 1)));
  const page = (asked: string | null) => {
    const { steps: shown, page: at, pages } = timelinePage(steps, asked);
    return [at, pages, shown.length];
  };
  expect(page(null)).toEqual([1, 3, 200]);
  expect(page('3')).toEqual([3, 3, 50]);
  expect(page('99')).toEqual([3, 3, 50]);
  expect(page('-2')).toEqual([1, 3, 200]);
  expect(page('x')).toEqual([1, 3, 200]);
});
