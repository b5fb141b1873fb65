import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { SourceBusy, SourceUnreachable } from '../../harvester/errors.ts';
import { type HarvestOptions, type HarvestProgress, harvest } from '../../harvester/harvest.ts';
import type { HttpClient } from '../../harvester/sources/source.ts';
import { BINDAL, listConfig, noNetwork } from '../support/list-config.ts';
import { sourceKinds } from '../support/list-source.ts';
import { numbered } from '../support/numbered-journal.ts';
import { SOURCE, TestArchive } from '../support/test-archive.ts';

const lines: string[] = [];
beforeAll(() => {
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
});
afterAll(() => vi.restoreAllMocks());

const threads = [
  ['in one thread', {}],
  ['in one thread and is written in another', { writerThread: true }],
] as const;

describe.each(threads)('a source that runs %s', (_, thread) => {
  const run = (
    test: TestArchive,
    settings: Record<string, unknown>,
    changes: Partial<HarvestOptions> = {},
  ) =>
    harvest({
      archive: test.archive,
      source: listConfig(settings),
      municipality: BINDAL,
      kinds: sourceKinds,
      http: noNetwork,
      now: test.clock.now,
      ...thread,
      ...changes,
    });

  test('is read to its end, and the next run changes nothing', async () => {
    using test = new TestArchive();
    const first = await run(test, { pages: 5, perPage: 500 });
    expect(first).toMatchObject({
      outcome: 'ok',
      problem: null,
      counts: { created: 2500, changes: 2500 },
    });
    expect(test.reader.sources()).toMatchObject([
      { outcome: 'ok', entries: 2500, lastSuccess: '2026-03-02T09:00:00Z', problem: null },
    ]);
    test.archive.forgetCheckpoint(SOURCE.id);
    const second = await run(test, { pages: 5, perPage: 500 });
    expect(second).toMatchObject({ outcome: 'ok', counts: { unchanged: 2500, changes: 0 } });
    expect(test.reader.lastSeq()).toBe(2500);
  });

  test('goes on from its checkpoint', async () => {
    using test = new TestArchive();
    await run(test, { pages: 2, perPage: 10 });
    expect(await run(test, { pages: 3, perPage: 10 })).toMatchObject({ counts: { created: 10 } });
    expect(test.archive.checkpoint(SOURCE.id)).toEqual({ page: 3 });
  });

  test.each([
    ['SourceUnreachable', 'incomplete', 'no answer', ''],
    ['SourceRefused', 'parked', '403 from the source', ''],
    ['SourceChangedShape', 'parked', 'not a list', '<html>Logg inn</html>'],
    ['ConfigInvalid', 'failed', 'settings.a: wrong\nsettings.b: wrong', ''],
    ['RecordRejected', 'failed', 'not caught', ''],
    ['TypeError', 'failed', 'stopped by TypeError: see the log', ''],
  ] as const)(
    'that stops with %s keeps what it gave, and says how it ended',
    async (error, outcome, message, sample) => {
      using test = new TestArchive();
      const summary = await run(test, { pages: 3, perPage: 10, fails: { page: 1, error } });
      expect(summary).toMatchObject({
        outcome,
        problem: { code: error, message, sample },
        counts: { created: 15 },
      });
      expect(test.archive.checkpoint(SOURCE.id)).toEqual({ page: 1 });
      expect(test.reader.sources()).toMatchObject([{ outcome, problem: error, lastSuccess: null }]);
      expect(lines.join('')).not.toContain('Ola Nordmann');
      expect(await run(test, { pages: 3, perPage: 10 })).toMatchObject({
        outcome: 'ok',
        counts: { created: 15, unchanged: 5 },
      });
    },
  );

  test('that gives nothing before it stops has failed', async () => {
    using test = new TestArchive();
    const fails = { page: 0, error: 'SourceUnreachable' };
    const summary = await run(test, { pages: 3, perPage: 1, fails });
    expect(summary).toMatchObject({ outcome: 'failed', counts: { created: 0 } });
    expect(test.archive.sourceState(SOURCE.id).nextTry).toBe('2026-03-02T09:05:00Z');
  });

  test('keeps its bad records apart and goes on', async () => {
    using test = new TestArchive();
    const summary = await run(test, { pages: 2, perPage: 10, badEvery: 5 });
    expect(summary).toMatchObject({ outcome: 'ok', counts: { created: 16, rejected: 4 } });
    expect(test.archive.rejects({ limit: 10 }).map(({ where }) => where)).toEqual([
      'page 0',
      'page 0',
      'page 1',
      'page 1',
    ]);
  });

  test('is stopped by a signal and goes on from there the next time', async () => {
    using test = new TestArchive();
    const controller = new AbortController();
    const summary = await run(
      test,
      { pages: 40, perPage: 500 },
      { signal: controller.signal, onProgress: () => controller.abort() },
    );
    expect(summary).toMatchObject({ outcome: 'incomplete', problem: { code: 'RunAborted' } });
    expect(summary.counts.created).toBeGreaterThan(0);
    expect(summary.counts.created).toBeLessThan(20_000);
    const rest = await run(test, { pages: 40, perPage: 500 });
    expect(rest.counts.created + summary.counts.created).toBe(20_000);
  });

  test('is stopped also while it waits', async () => {
    using test = new TestArchive();
    const controller = new AbortController();
    const waits: number[] = [];
    const summary = await run(
      test,
      { pages: 2, perPage: 1, waitMs: 3_600_000 },
      {
        signal: controller.signal,
        sleep: (ms, signal) => {
          waits.push(ms);
          queueMicrotask(() => controller.abort());
          return new Promise((_, reject) =>
            signal.addEventListener('abort', () => reject(signal.reason)),
          );
        },
      },
    );
    expect(waits).toEqual([3_600_000]);
    expect(summary).toMatchObject({ outcome: 'incomplete', problem: { code: 'RunAborted' } });
  });

  test('is left when it hangs and hears no signal', async () => {
    using test = new TestArchive();
    const controller = new AbortController();
    const summary = await run(
      test,
      { pages: 9, perPage: 1000, hangsAfter: 1 },
      {
        signal: controller.signal,
        onProgress: ({ done }) => {
          if (done === 2000) controller.abort();
        },
      },
    );
    expect(summary).toMatchObject({ outcome: 'incomplete', counts: { created: 2000 } });
    expect(test.archive.sourceState(SOURCE.id).running).toBe(false);
  });

  test('reaches the network through the run, and its errors keep their class', async () => {
    using test = new TestArchive();
    const asked: string[] = [];
    const http: HttpClient = {
      async request({ url }) {
        asked.push(url);
        if (asked.length === 3) throw new SourceUnreachable('the third time there is no answer');
        return { url, status: 200, headers: {}, body: new TextEncoder().encode('ok') };
      },
    };
    const url = 'https://bindal.example/oai';
    const summary = await run(test, { pages: 5, perPage: 3, url }, { http });
    expect(asked).toEqual([url, url, url]);
    expect(summary).toMatchObject({
      outcome: 'incomplete',
      problem: { code: 'SourceUnreachable', message: 'the third time there is no answer' },
      counts: { created: 6 },
    });
  });

  test('tells how far it has come', async () => {
    using test = new TestArchive();
    const seen: HarvestProgress[] = [];
    await run(test, { pages: 4, perPage: 1000 }, { onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toMatchObject({ done: 4000, total: 4000 });
    expect(seen.map(({ written }) => written)).toEqual(
      seen.map(({ written }) => written).toSorted((a, b) => a - b),
    );
  });

  test('that suddenly lacks much of what it had is parked, not emptied', async () => {
    using test = new TestArchive();
    const all = { pages: 1, perPage: 100 };
    await run(test, { ...all, sweepWithout: [] });
    const without = Array.from({ length: 50 }, (_, n) => n);
    const summary = await run(test, { ...all, sweepWithout: without });
    expect(summary).toMatchObject({
      outcome: 'parked',
      problem: { code: 'SourceShrank' },
      counts: { withdrawn: 0 },
      remarks: [{ code: 'source-shrank', count: 1, detail: { known: 100, missing: 50 } }],
    });
    expect(test.reader.sources()).toMatchObject([
      { entries: 100, outcome: 'parked', problem: 'SourceShrank' },
    ]);
    expect(test.archive.sourceState(SOURCE.id).waitsForPerson).toBe(true);
    test.archive.allowShrink(SOURCE.id);
    expect(await run(test, { ...all, sweepWithout: without })).toMatchObject({
      outcome: 'ok',
      counts: { withdrawn: 50 },
    });
  });

  test('that is read from the start and gives nothing is parked, not believed', async () => {
    using test = new TestArchive();
    await run(test, { pages: 1, perPage: 10 });
    test.archive.forgetCheckpoint(SOURCE.id);
    expect(await run(test, { pages: 0, perPage: 10 })).toMatchObject({
      outcome: 'parked',
      problem: { code: 'SourceShrank' },
    });
    expect(test.reader.sources()).toMatchObject([{ entries: 10 }]);
  });

  test('with a mistake in its settings fails by name and key, without a request', async () => {
    using test = new TestArchive();
    expect(await run(test, { pages: 'five', perPage: 1 })).toMatchObject({
      outcome: 'failed',
      problem: {
        code: 'ConfigInvalid',
        message: expect.stringContaining('source "bindal-oai": settings.pages:'),
      },
    });
    const source = listConfig({}, { kind: 'ftp' });
    expect((await run(test, {}, { source })).problem?.message).toBe(
      'source "bindal-oai": no kind "ftp"; known are list',
    );
  });

  test('is not run twice at a time', async () => {
    using test = new TestArchive();
    const started = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    const first = run(
      test,
      { pages: 1, perPage: 1, waitMs: 1 },
      {
        sleep: () => {
          started.resolve();
          return go.promise;
        },
      },
    );
    await started.promise;
    await expect(run(test, { pages: 1, perPage: 1 })).rejects.toThrow(SourceBusy);
    go.resolve();
    expect(await first).toMatchObject({ outcome: 'ok' });
  });
});

test('both ways of running a source leave the same archive', async () => {
  using here = new TestArchive();
  using there = new TestArchive();
  const dump = (test: TestArchive) =>
    ['entries', 'texts', 'entry_keys', 'findings', 'rejects', 'state'].map((table) =>
      test.rows(`SELECT * FROM ${table}`),
    );
  for (const [test, thread] of [
    [here, {}],
    [there, { writerThread: true }],
  ] as const)
    await harvest({
      archive: test.archive,
      source: listConfig({ pages: 20, perPage: 100, restless: true, badEvery: 37 }),
      municipality: BINDAL,
      kinds: sourceKinds,
      http: noNetwork,
      now: test.clock.now,
      ...thread,
    });
  expect(dump(there)).toEqual(dump(here));
  expect(here.rows("SELECT count(*) AS n FROM entries WHERE state = 'gone'")[0]?.n).toBeGreaterThan(
    10,
  );
});

test('records screened by older rules are screened again before anything is harvested', async () => {
  using test = new TestArchive();
  test.run([{ kind: 'record', record: numbered(1) }]);
  expect(test.rows('SELECT screening_version AS v FROM state')).toEqual([{ v: 0 }]);
  await harvest({
    archive: test.archive,
    source: listConfig({ pages: 0, perPage: 0 }),
    municipality: BINDAL,
    kinds: sourceKinds,
    http: noNetwork,
  });
  expect(test.rows('SELECT screening_version AS v FROM state')).not.toEqual([{ v: 0 }]);
});

test.each(threads)('trouble with the archive comes out as such, %s', async (_, thread) => {
  using test = new TestArchive();
  const started = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const run = harvest({
    archive: test.archive,
    source: listConfig({ pages: 3, perPage: 2000, waitMs: 1 }),
    municipality: BINDAL,
    kinds: sourceKinds,
    http: noNetwork,
    sleep: () => {
      started.resolve();
      return go.promise;
    },
    ...thread,
  });
  await started.promise;
  {
    using db = new DatabaseSync(test.file);
    db.exec("UPDATE sources SET lock_run = 99, lock_owner = 'elsewhere 1 x'");
  }
  go.resolve();
  const error = await run.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SourceBusy);
  expect(error).toMatchObject({ message: expect.stringContaining('another run took over') });
});
