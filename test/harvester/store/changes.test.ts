import { expect, test } from 'vitest';
import { numbered } from '../../support/numbered-journal.ts';
import { SOURCE, TestArchive } from '../../support/test-archive.ts';

const records = (first: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    kind: 'record' as const,
    record: numbered(first + i),
  }));

test('the feed can be read page by page to its end, each entry once and in its latest state', () => {
  using test = new TestArchive();
  test.run(records(0, 25));
  test.run([
    { kind: 'record', record: numbered(3, { journalposttype: 'X' }) },
    { kind: 'deleted', sourceKey: numbered(4).keys.kilde },
    { kind: 'record', record: numbered(7, { gradering: 'K' }) },
    { kind: 'record', record: numbered(99, { gradering: 'K' }) },
  ]);
  const pages: number[][] = [];
  for (let seq = 0; ; ) {
    const page = test.reader.changesSince(seq, 10);
    pages.push(page.map((change) => change.seq));
    const last = page.at(-1);
    if (page.length < 10 || !last) break;
    seq = last.seq;
  }
  const seqs = pages.flat();
  expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
  expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
  expect(seqs.at(-1)).toBe(test.reader.lastSeq());
  const kinds = test.reader.changesSince(25, 10).map((change) => change.kind);
  expect(kinds).toEqual(['entry', 'withdrawn', 'withdrawn']);
});

test('seconds in the feed never go back, also when the clock of the machine does', () => {
  using test = new TestArchive();
  test.run(records(0, 1));
  test.clock.forward(-7200);
  test.run(records(1, 1));
  test.clock.forward(30);
  test.run(records(2, 1));
  test.clock.forward(7200);
  test.run(records(3, 1));
  const seconds = test.rows('SELECT endret FROM entries ORDER BY seq').map((row) => row.endret);
  expect(seconds).toEqual([
    '2026-03-02T09:00:00Z',
    '2026-03-02T09:00:00Z',
    '2026-03-02T09:00:00Z',
    '2026-03-02T09:03:30Z',
  ]);
});

test('a batch that cannot be written leaves neither records nor checkpoint nor change numbers', () => {
  using test = new TestArchive();
  test.run([...records(0, 3), { kind: 'checkpoint', checkpoint: { page: 1 } }]);
  const run = test.archive.beginRun(SOURCE);
  const bad = { kind: 'record' as const, record: numbered(9) };
  const broken = {
    kind: 'remark' as const,
    code: 'x',
    get detail(): never {
      throw new RangeError('the disk is full');
    },
  };
  expect(() =>
    test.archive.commit(run, [bad, { kind: 'checkpoint', checkpoint: { page: 2 } }, broken]),
  ).toThrow('the disk is full');
  expect(test.archive.checkpoint(SOURCE.id)).toEqual({ page: 1 });
  expect(test.reader.lastSeq()).toBe(3);
  expect(test.rows('SELECT count(*) AS n FROM entries')).toEqual([{ n: 3 }]);
  // The run goes on as if nothing had been tried.
  expect(test.archive.commit(run, [bad])).toMatchObject({ created: 1, changes: 1 });
  expect(test.reader.lastSeq()).toBe(4);
});

test('the last checkpoint of a batch is kept with it', () => {
  using test = new TestArchive();
  test.run([
    { kind: 'checkpoint', checkpoint: { page: 1 } },
    ...records(0, 1),
    { kind: 'checkpoint', checkpoint: { page: 2, from: '2026-03-01' } },
  ]);
  expect(test.archive.checkpoint(SOURCE.id)).toEqual({ page: 2, from: '2026-03-01' });
  test.archive.forgetCheckpoint(SOURCE.id);
  expect(test.archive.checkpoint(SOURCE.id)).toBeNull();
  expect(test.archive.checkpoint('never-harvested')).toBeNull();
});
