import { expect, test } from 'vitest';
import { retryRejects } from '../../harvester/retry-rejects.ts';
import type { SourceEvent } from '../../harvester/sources/source.ts';
import { BINDAL, listConfig, noNetwork } from '../support/list-config.ts';
import { sourceKinds } from '../support/list-source.ts';
import { numbered } from '../support/numbered-journal.ts';
import { SOURCE, TestArchive } from '../support/test-archive.ts';

const retry = (test: TestArchive, rejects?: readonly number[]) =>
  retryRejects({
    archive: test.archive,
    source: listConfig({ pages: 1, perPage: 1 }),
    municipality: BINDAL,
    kinds: sourceKinds,
    http: noNetwork,
    now: test.clock.now,
    ...(rejects ? { rejects } : {}),
  });

const rejected = (raw: string, sourceKey: string | null): SourceEvent => ({
  kind: 'rejected',
  raw,
  sourceKey,
  reason: 'no rule for it yet',
  where: 'page 1',
});
const raws = (test: TestArchive): string[] =>
  test.archive.rejects({ limit: 10 }).map(({ raw }) => raw);

test('rejects that can be read by now become entries, the others stay with one more try', async () => {
  using test = new TestArchive();
  test.run([
    rejected('<record number="1"/>', numbered(1).keys.kilde),
    rejected('<record hopeless number="2"/>', numbered(2).keys.kilde),
    rejected('<record number="3"/>', null),
  ]);
  expect(await retry(test)).toMatchObject({
    tried: 3,
    resolved: 2,
    run: { purpose: 'retry', outcome: 'ok', counts: { created: 2 } },
  });
  expect(raws(test)).toEqual(['<record hopeless number="2"/>']);
  expect(test.archive.reject(2)?.tries).toBe(2);
  expect(test.reader.changesSince(0, 10)).toHaveLength(2);
});

test('only the chosen rejects are tried', async () => {
  using test = new TestArchive();
  test.run([rejected('<record number="1"/>', null), rejected('<record number="2"/>', null)]);
  expect(await retry(test, [2, 99])).toMatchObject({ tried: 1, resolved: 1 });
  expect(raws(test)).toEqual(['<record number="1"/>']);
});

test('an old reject neither replaces a newer version nor brings back what was withdrawn', async () => {
  using test = new TestArchive();
  test.run([rejected('<record number="1"/>', null), rejected('<record number="2"/>', null)]);
  test.run([
    { kind: 'record', record: numbered(1, { journalposttype: 'X' }) },
    { kind: 'record', record: numbered(2) },
  ]);
  test.run([{ kind: 'deleted', sourceKey: numbered(2).keys.kilde }]);
  const seq = test.reader.lastSeq();
  expect(await retry(test)).toMatchObject({
    resolved: 2,
    run: { counts: { superseded: 2, changes: 0 } },
  });
  expect(test.reader.lastSeq()).toBe(seq);
  expect(raws(test)).toEqual([]);
});

test('a retry leaves checkpoint, freshness and the listing under way alone', async () => {
  using test = new TestArchive();
  test.run([
    ...[0, 1, 2].map((n): SourceEvent => ({ kind: 'record', record: numbered(n) })),
    { kind: 'checkpoint', checkpoint: { page: 4 } },
    rejected('<record number="9"/>', null),
  ]);
  const before = test.archive.sourceState(SOURCE.id);
  await retry(test);
  expect(test.archive.sourceState(SOURCE.id)).toEqual(before);
  expect(test.rows('SELECT * FROM seen')).toEqual([]);
});

test('a record that was refused after normalising is tried in the same form', async () => {
  using test = new TestArchive();
  const { keys } = numbered(1);
  const nameless = numbered(1, { keys: { ...keys, kilde: '' } });
  test.run([{ kind: 'record', record: nameless }]);
  expect(await retry(test)).toMatchObject({ tried: 1, resolved: 0 });
  expect(test.archive.reject(1)).toMatchObject({ form: 'record', tries: 2 });
});
