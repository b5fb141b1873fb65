import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openArchive } from '../../../harvester/store/open-archive.ts';
import { openPublicArchive } from '../../../harvester/store/open-public-archive.ts';
import type { FeedSet } from '../../../harvester/store/public-archive.ts';
import { numbered } from '../../support/numbered-journal.ts';
import { OTHER_SOURCE, SOURCE, TestArchive } from '../../support/test-archive.ts';

const ALL: FeedSet = { kind: 'all' };
const END = Number.MAX_SAFE_INTEGER;
const records = (first: number, count: number, changes = {}) =>
  Array.from({ length: count }, (_, i) => ({
    kind: 'record' as const,
    record: numbered(first + i, changes),
  }));
const NEIGHBOUR = {
  ...SOURCE,
  id: 'vega-oai',
  kommunenummer: '1815',
  organisasjonsnummer: '964983291',
};
const neighbours = (first: number, count: number, changes = {}) =>
  records(first, count, {
    kilde: NEIGHBOUR.id,
    kommunenummer: '1815',
    organisasjonsnummer: '964983291',
    ...changes,
  });

test('a set is read page by page, each entry once, whatever sources it is made of', () => {
  using test = new TestArchive();
  const bindal: FeedSet = { kind: 'kommune', kommunenummer: '1811' };
  test.run(records(0, 7));
  test.run(neighbours(100, 5), NEIGHBOUR);
  test.run(records(200, 6, { kilde: OTHER_SOURCE.id }), OTHER_SOURCE);
  test.run(records(300, 4));
  const { feed } = test.reader;
  for (const read of [feed.records, feed.headers])
    for (const limit of [1, 2, 3, 5, 16, 17, 100]) {
      const seqs: number[] = [];
      for (let after = 0; ; ) {
        const page = read({ set: bindal, after, upTo: END }, limit);
        expect(page.length).toBeLessThanOrEqual(limit);
        expect(page.every((one) => one.kommunenummer === '1811')).toBe(true);
        seqs.push(...page.map((one) => one.seq));
        after = page.at(-1)?.seq ?? END;
        if (after === END) break;
      }
      expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]);
    }
  expect(feed.count({ set: bindal, after: 0, upTo: END }, 1000)).toBe(17);
  expect(feed.count({ set: bindal, after: 13, upTo: 20 }, 1000)).toBe(7);
  expect(feed.count({ set: ALL, after: 0, upTo: 22 }, 1000)).toBe(22);
  expect(feed.count({ set: ALL, after: 0, upTo: 22 }, 10)).toBeGreaterThanOrEqual(22);
  expect(feed.lastOf({ set: bindal, after: 0, upTo: 15 })?.seq).toBe(15);
  expect(feed.lastOf({ set: bindal, after: 7, upTo: 12 })).toBeNull();
  const vega: FeedSet = { kind: 'kilde', kilde: 'vega-oai' };
  expect(feed.headers({ set: vega, after: 0, upTo: END }, 100)).toHaveLength(5);
  expect(feed.headers({ set: { kind: 'kilde', kilde: 'x' }, after: 0, upTo: END }, 9)).toEqual([]);
});

test('membership is what the entry was at its first publication, also when another source takes it over or it is gone', () => {
  using test = new TestArchive();
  test.run(records(0, 3));
  const [id] = test.reader.feed.headers({ set: ALL, after: 0, upTo: END }, 1).map((one) => one.id);
  // The other source says more of the same entry, so its words are shown.
  const taken = numbered(0, { kilde: OTHER_SOURCE.id, journalposttype: 'X' });
  test.run([{ kind: 'record', record: taken }], OTHER_SOURCE);
  expect(test.reader.entry(id ?? '', 'bulk')).toMatchObject({ entry: { kilde: OTHER_SOURCE.id } });
  expect(test.reader.feed.record(id ?? '')).toMatchObject({ kilde: SOURCE.id, withdrawn: false });
  test.run([{ kind: 'deleted', sourceKey: taken.keys.kilde }], OTHER_SOURCE);
  expect(test.reader.feed.record(id ?? '')).toMatchObject({
    kilde: SOURCE.id,
    kommunenummer: '1811',
    withdrawn: true,
    entry: null,
    opphav: null,
  });
});

test('history is a set, and what is held from its first day on is in none', () => {
  using test = new TestArchive();
  test.run([
    ...records(0, 2, { historisk: true }),
    ...records(5, 2),
    ...records(9, 1, { gradering: 'K' }),
  ]);
  const { feed } = test.reader;
  expect(feed.headers({ set: { kind: 'historisk' }, after: 0, upTo: END }, 9)).toHaveLength(2);
  expect(feed.headers({ set: ALL, after: 0, upTo: END }, 9)).toHaveLength(4);
  expect(feed.origins().map(({ historisk }) => historisk)).toEqual([true, false]);
  test.run(records(9, 1));
  expect(feed.headers({ set: ALL, after: 4, upTo: END }, 9)).toMatchObject([{ kilde: SOURCE.id }]);
});

test('a withdrawal is seen by its set only, and only from its own change on', () => {
  using test = new TestArchive();
  test.run(records(0, 3));
  test.run(neighbours(100, 2), NEIGHBOUR);
  const { feed } = test.reader;
  const bindal: FeedSet = { kind: 'kommune', kommunenummer: '1811' };
  const before = test.reader.lastSeq();
  expect(feed.hasWithdrawnSince(ALL, 0)).toBe(false);
  test.run([{ kind: 'deleted', sourceKey: numbered(1).keys.kilde }]);
  expect(feed.hasWithdrawnSince(bindal, before)).toBe(true);
  expect(feed.hasWithdrawnSince({ kind: 'kommune', kommunenummer: '1815' }, before)).toBe(false);
  expect(feed.hasWithdrawnSince(bindal, test.reader.lastSeq())).toBe(false);
});

test('the last change before a second is found in any feed', () => {
  using test = new TestArchive();
  expect(test.reader.feed.lastSeqBefore('2026-03-02T09:00:00Z')).toBe(0);
  expect(test.reader.feed.firstSecond()).toBeNull();
  for (let i = 0; i < 20; i++) test.run(records(i * 7, 7));
  test.run(records(0, 40, { journalposttype: 'X' }));
  const rows = test.rows('SELECT seq, endret FROM entries ORDER BY seq');
  const seconds = [...new Set(rows.map((row) => String(row.endret)))];
  for (const second of [...seconds, '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z']) {
    const before = rows.filter((row) => String(row.endret) < second).map((row) => Number(row.seq));
    expect(test.reader.feed.lastSeqBefore(second)).toBe(before.at(-1) ?? 0);
  }
  expect(test.reader.feed.firstSecond()).toBe(seconds[0]);
});

test('changes of a transaction that ends in a later second bear that second', () => {
  using test = new TestArchive();
  let ms = Date.parse('2026-03-02T09:00:00.400Z');
  // Each look at the clock is 0.3 seconds after the one before.
  const archive = openArchive(test.file, {
    now: () => {
      ms += 300;
      return new Date(ms);
    },
  });
  const run = archive.beginRun(SOURCE);
  archive.commit(run, records(0, 3));
  const visible = new Date(ms).toISOString().slice(0, 19);
  const rows = test.rows('SELECT endret, publisert FROM entries');
  expect(rows).toEqual(Array(3).fill({ endret: `${visible}Z`, publisert: `${visible}Z` }));
  expect(test.rows('SELECT second, seq FROM state')).toEqual([{ second: `${visible}Z`, seq: 3 }]);
  archive[Symbol.dispose]();
});

test('an archive of the version before gets its origins from what it holds', () => {
  using test = new TestArchive();
  test.run([
    ...records(0, 2),
    ...records(5, 1, { historisk: true }),
    ...records(9, 1, { gradering: 'K' }),
  ]);
  test.run([{ kind: 'deleted', sourceKey: numbered(0).keys.kilde }]);
  const before = test.reader.feed.headers({ set: ALL, after: 0, upTo: END }, 9);
  test.close();
  {
    using db = new DatabaseSync(test.file);
    db.exec(`DROP INDEX entries_by_origin; ALTER TABLE entries DROP COLUMN origin; DROP TABLE origins;
      DROP TRIGGER entry_turn; DROP TRIGGER title_turn; DROP TRIGGER access_turn; DROP TABLE entry_turns;
      PRAGMA user_version = 1`);
  }
  openArchive(test.file)[Symbol.dispose]();
  using reader = openPublicArchive(test.file);
  expect(reader.feed.headers({ set: ALL, after: 0, upTo: END }, 9)).toEqual(before);
  expect(test.rows('SELECT count(*) AS n FROM entries WHERE origin IS NULL')).toEqual([{ n: 1 }]);
});
