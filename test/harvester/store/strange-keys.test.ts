import { expect, test } from 'vitest';
import type { SourceEvent } from '../../../harvester/sources/source.ts';
import { numbered } from '../../support/numbered-journal.ts';
import { SOURCE, TestArchive } from '../../support/test-archive.ts';

/** The same letters, which the source calls by other keys. */
const records = (count: number, suffix: string): SourceEvent[] =>
  Array.from({ length: count }, (_, n) => {
    const record = numbered(n);
    const keys = { ...record.keys, kilde: record.keys.kilde + suffix };
    return { kind: 'record', record: { ...record, keys } };
  });
const told = (test: TestArchive) =>
  test.archive.runs(SOURCE.id, 1)[0]?.remarks.map(({ code, detail }) => [code, detail]);

test('an archive system that was exchanged is told once, and every permalink stays', () => {
  using test = new TestArchive();
  test.run(records(20, ''));
  const before = test.rows('SELECT id FROM entries ORDER BY id');
  expect(test.run(records(20, '-ny'))).toMatchObject({ changes: 0 });
  expect(told(test)).toEqual([['entries-rekeyed', { entries: 20, records: 20 }]]);
  expect(test.rows('SELECT id FROM entries ORDER BY id')).toEqual(before);
  test.run(records(20, '-ny'));
  expect(told(test)).toEqual([]);
});

test('a list that holds everything twice is told, and shows each letter once', () => {
  using test = new TestArchive();
  test.run(records(20, ''));
  expect(test.run([...records(20, ''), ...records(20, '-kopi')])).toMatchObject({ changes: 0 });
  expect(told(test)).toEqual([['entries-doubled', { entries: 20, records: 40 }]]);
  expect(test.reader.sources()[0]?.entries).toBe(20);
});

test('a correction of one key is nothing to tell of', () => {
  using test = new TestArchive();
  test.run(records(20, ''));
  test.run([...records(20, '').slice(1), ...records(1, '-rettet')]);
  expect(told(test)).toEqual([]);
});
