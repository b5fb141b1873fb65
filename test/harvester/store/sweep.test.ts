import { expect, test } from 'vitest';
import type { SourceEvent } from '../../../harvester/sources/source.ts';
import { numbered } from '../../support/numbered-journal.ts';
import { OTHER_SOURCE, SOURCE, TestArchive } from '../../support/test-archive.ts';

const keyOf = (n: number): string => numbered(n).keys.kilde;
const range = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => first + i);
const records = (numbers: readonly number[]): SourceEvent[] =>
  numbers.map((n) => ({ kind: 'record', record: numbered(n) }));
const list = (numbers: readonly number[]): SourceEvent[] => [
  ...numbers.map((n): SourceEvent => ({ kind: 'present', sourceKey: keyOf(n) })),
  { kind: 'swept' },
];
const publicCount = (test: TestArchive): number => test.reader.sources()[0]?.entries ?? 0;

test('what is missing from two full lists in a row is withdrawn, not before', () => {
  using test = new TestArchive();
  test.run(records(range(0, 100)));
  expect(test.run(list(range(2, 98)))).toMatchObject({
    withdrawn: 0,
    sweep: { kind: 'done', known: 100, missing: 2 },
  });
  expect(test.run(list(range(2, 98)))).toMatchObject({ withdrawn: 2, changes: 2 });
  expect(publicCount(test)).toBe(98);
});

test('an entry that is back in the second list stays', () => {
  using test = new TestArchive();
  test.run(records(range(0, 100)));
  test.run(list(range(1, 99)));
  test.run(list(range(0, 100)));
  expect(test.run(list(range(1, 99)))).toMatchObject({ withdrawn: 0 });
  expect(publicCount(test)).toBe(100);
});

test.each([
  ['nothing at all', 100, 0],
  ['6 of 100 gone', 100, 94],
  ['1,001 of 30,000 gone', 30_000, 28_999],
])(
  'a list that lacks too much withdraws nothing: %s',
  (_, known, listed) => {
    using test = new TestArchive();
    test.run(records(range(0, known)));
    for (let i = 0; i < 3; i++)
      expect(test.run(list(range(0, listed)))).toMatchObject({
        withdrawn: 0,
        sweep: { kind: 'shrank', known, missing: known - listed },
      });
    expect(publicCount(test)).toBe(known);
  },
  120_000,
);

test.each([
  [40, 5, 'done'],
  [40, 6, 'shrank'],
  [12, 3, 'done'],
  [12, 4, 'shrank'],
  [1, 1, 'shrank'],
])('of a small journal of %i, %i gone: %s', (known, missing, kind) => {
  using test = new TestArchive();
  test.run(records(range(0, known)));
  expect(test.run(list(range(missing, known - missing)))).toMatchObject({
    sweep: { kind, known, missing },
  });
});

test('exactly a twentieth may go', () => {
  using test = new TestArchive();
  test.run(records(range(0, 100)));
  test.run(list(range(5, 95)));
  expect(test.run(list(range(5, 95)))).toMatchObject({ withdrawn: 5 });
});

test('once a person has accepted it, the next list withdraws what it lacks, and the one after is guarded again', () => {
  using test = new TestArchive();
  test.run(records(range(0, 100)));
  test.run(list(range(0, 50)));
  test.archive.allowShrink(SOURCE.id);
  expect(test.run(list(range(0, 50)))).toMatchObject({ withdrawn: 50 });
  expect(test.run(list(range(0, 10)))).toMatchObject({ sweep: { kind: 'shrank' } });
  expect(publicCount(test)).toBe(50);
});

test('a full list of records counts as a list of keys, also of rejected ones', () => {
  using test = new TestArchive();
  test.run(records(range(0, 100)));
  const [last] = range(99, 1);
  const rejected: SourceEvent = {
    kind: 'rejected',
    raw: '<bad/>',
    reason: 'bad',
    where: 'line 9',
    sourceKey: keyOf(last ?? 0),
  };
  const listing: SourceEvent[] = [...records(range(1, 98)), rejected, { kind: 'swept' }];
  test.run(listing);
  expect(test.run(listing)).toMatchObject({ withdrawn: 1, unchanged: 98 });
  expect(publicCount(test)).toBe(99);
});

test('a new reject that names no record puts the sweep off: it may be one of the missing', () => {
  using test = new TestArchive();
  test.run(records(range(0, 100)));
  test.run(list(range(1, 99)));
  const nameless: SourceEvent = {
    kind: 'rejected',
    raw: '<bad/>',
    reason: 'bad',
    where: 'page 1',
    sourceKey: null,
  };
  expect(test.run([nameless, ...list(range(1, 99))])).toMatchObject({
    withdrawn: 0,
    sweep: { kind: 'unsure' },
  });
  // The same one the next time is no news and hides nothing.
  expect(test.run([nameless, ...list(range(1, 99))])).toMatchObject({ withdrawn: 1 });
});

test('a list that was cut off goes on in the next run where it was', () => {
  using test = new TestArchive();
  test.run(records(range(0, 100)));
  const first = test.archive.beginRun(SOURCE);
  test.archive.commit(first, list(range(0, 60)).slice(0, -1));
  test.archive.finishRun(first, 'incomplete');
  expect(test.run(list(range(60, 39)))).toMatchObject({ sweep: { known: 100, missing: 1 } });
  // That list is over: its marks do not count for the next.
  expect(test.run(list(range(60, 40)))).toMatchObject({ sweep: { kind: 'shrank', missing: 60 } });
});

test('a list that is read again because its run was cut off does not count twice', () => {
  using test = new TestArchive();
  test.run(records(range(0, 100)));
  const cut = test.archive.beginRun(SOURCE);
  test.archive.commit(cut, list(range(1, 99)));
  test.archive.finishRun(cut, 'failed');
  expect(test.run(list(range(1, 99)))).toMatchObject({ withdrawn: 0, sweep: { missing: 1 } });
  expect(test.run(list(range(1, 99)))).toMatchObject({ withdrawn: 1 });
});

test('the marks of a list that lacked too much do not help the next one', () => {
  using test = new TestArchive();
  test.run(records(range(0, 100)));
  const parked = test.archive.beginRun(SOURCE);
  test.archive.commit(parked, list(range(0, 50)));
  test.archive.finishRun(parked, 'parked', { code: 'SourceShrank', message: '', sample: '' });
  expect(test.run(list(range(50, 50)))).toMatchObject({ sweep: { kind: 'shrank', missing: 50 } });
});

test('silence of one source does not withdraw what another still gives', () => {
  using test = new TestArchive();
  test.run(records(range(0, 100)));
  const theirs = numbered(0, {
    kilde: OTHER_SOURCE.id,
    keys: { ...numbered(0).keys, kilde: 'jp_0' },
  });
  test.run([{ kind: 'record', record: theirs }], OTHER_SOURCE);
  for (let i = 0; i < 3; i++) expect(test.run(list(range(1, 99)))).toMatchObject({ withdrawn: 0 });
  // Now nobody gives it any more.
  expect(test.run([{ kind: 'deleted', sourceKey: 'jp_0' }], OTHER_SOURCE)).toMatchObject({
    withdrawn: 1,
  });
});

test('keys in the list that the archive has no entry for are counted', () => {
  using test = new TestArchive();
  test.run(records(range(0, 3)));
  expect(test.run(list(range(0, 5)))).toMatchObject({ unknownKeys: 2 });
});
