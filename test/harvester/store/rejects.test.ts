import { expect, test } from 'vitest';
import type { SourceEvent } from '../../../harvester/sources/source.ts';
import { numbered } from '../../support/numbered-journal.ts';
import { OTHER_SOURCE, SOURCE, TestArchive } from '../../support/test-archive.ts';

const rejected = (raw: string, sourceKey: string | null = null): SourceEvent => ({
  kind: 'rejected',
  raw,
  reason: 'The date cannot be read: mend it at the source.',
  where: 'page 3, record 17',
  sourceKey,
});

test('a record that cannot be used is kept as it came, with reason and place', () => {
  using test = new TestArchive();
  test.run([rejected('<record/>', 'oai:x:1')]);
  expect(test.archive.rejects({ limit: 10 })).toEqual([
    {
      n: 1,
      sourceId: SOURCE.id,
      sourceKey: 'oai:x:1',
      form: 'payload',
      raw: '<record/>',
      reason: 'The date cannot be read: mend it at the source.',
      where: 'page 3, record 17',
      firstSeen: '2026-03-02T09:00:00Z',
      lastSeen: '2026-03-02T09:00:00Z',
      tries: 1,
    },
  ]);
});

test('the same payload refused again is the same reject', () => {
  using test = new TestArchive();
  test.run([rejected('<a/>', 'k'), rejected('<nameless/>')]);
  test.run([rejected('<a/>', 'k'), rejected('<nameless/>')]);
  const found = test.archive.rejects({ limit: 10 });
  expect(
    found.map(({ raw, tries, firstSeen, lastSeen }) => [raw, tries, firstSeen, lastSeen]),
  ).toEqual([
    ['<a/>', 2, '2026-03-02T09:00:00Z', '2026-03-02T09:01:00Z'],
    ['<nameless/>', 2, '2026-03-02T09:00:00Z', '2026-03-02T09:01:00Z'],
  ]);
});

test('a newer bad payload of the same record takes the place of the older, within a run both stay', () => {
  using test = new TestArchive();
  test.run([rejected('<a v="1"/>', 'k'), rejected('<a v="2"/>', 'k')]);
  expect(test.archive.rejects({ limit: 10 })).toHaveLength(2);
  test.run([rejected('<a v="3"/>', 'k')]);
  expect(test.archive.rejects({ limit: 10 }).map(({ raw }) => raw)).toEqual(['<a v="3"/>']);
});

test('a reject is resolved when its record arrives, and only that one', () => {
  using test = new TestArchive();
  const { kilde } = numbered(1).keys;
  test.run([rejected('<bad/>', kilde), rejected('<other/>', 'k2')]);
  expect(test.run([{ kind: 'record', record: numbered(1) }])).toMatchObject({ resolved: 1 });
  expect(test.archive.rejects({ limit: 10 }).map(({ raw }) => raw)).toEqual(['<other/>']);
});

test('a reject goes with its record when that is deleted at the source', () => {
  using test = new TestArchive();
  test.run([rejected('<secret/>', 'k')]);
  expect(test.run([{ kind: 'deleted', sourceKey: 'k' }])).toMatchObject({ resolved: 1 });
  expect(test.archive.rejects({ limit: 10 })).toEqual([]);
});

test('rejects can be listed page by page, per source, and dropped', () => {
  using test = new TestArchive();
  test.run([rejected('<a/>'), rejected('<b/>')]);
  test.run([rejected('<c/>')], OTHER_SOURCE);
  const raws = (query: { sourceId?: string; after?: number }) =>
    test.archive.rejects({ ...query, limit: 10 }).map(({ raw }) => raw);
  expect(raws({ after: 1 })).toEqual(['<b/>', '<c/>']);
  expect(raws({ sourceId: SOURCE.id })).toEqual(['<a/>', '<b/>']);
  expect(test.archive.dropReject(2)).toBe(true);
  expect(test.archive.dropReject(2)).toBe(false);
  expect(raws({})).toEqual(['<a/>', '<c/>']);
  expect(test.archive.reject(2)).toBeNull();
});

test('one impossible record stops nothing: it is kept apart and the others are written', () => {
  using test = new TestArchive();
  const foreign = numbered(2, { kilde: 'somebody-else' });
  const { keys } = numbered(3);
  const nameless = numbered(3, { keys: { ...keys, kilde: '' } });
  // A value that no adapter should let through.
  const broken = JSON.parse('{ "kilde": "bindal-oai", "keys": { "kilde": "k4" } }');
  const counts = test.run(
    [numbered(1), foreign, nameless, broken, numbered(5)].map((record) => ({
      kind: 'record',
      record,
    })),
  );
  expect(counts).toMatchObject({ created: 2, rejected: 3 });
  const found = test.archive.rejects({ limit: 10 });
  expect(found.map(({ form, reason }) => `${form}: ${reason}`)).toEqual([
    'record: the record names another source than the one that was read: mend the mapping',
    'record: the record has no key of its own at the source: mend the mapping',
    expect.stringMatching(/^record: screening stopped with TypeError/),
  ]);
});
