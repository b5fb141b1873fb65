import { expect, test } from 'vitest';
import { SourceBusy } from '../../../harvester/errors.ts';
import { openArchive } from '../../../harvester/store/open-archive.ts';
import { numbered } from '../../support/numbered-journal.ts';
import { secondProcess } from '../../support/second-process.ts';
import { OTHER_SOURCE, SOURCE, TestArchive } from '../../support/test-archive.ts';

const events = [{ kind: 'record' as const, record: numbered(1) }];

test('one run of a source at a time, in one process and in two; other sources are free', async () => {
  using test = new TestArchive();
  test.archive;
  const other = secondProcess(new URL('../../support/hold-run.ts', import.meta.url), [test.file]);
  expect(await other.line()).toBe('running');
  // The other process signs with the real time.
  using archive = openArchive(test.file);
  expect(() => archive.beginRun(SOURCE)).toThrow(SourceBusy);
  expect(archive.sourceState(SOURCE.id).running).toBe(true);
  const run = archive.beginRun(OTHER_SOURCE);
  expect(() => archive.beginRun(OTHER_SOURCE)).toThrow(/wait for that run to end/);
  archive.finishRun(run, 'ok');

  other.kill('SIGKILL');
  await other.ended;
  // A dead process holds nothing, and its run is told to have been cut off.
  expect(archive.sourceState(SOURCE.id).running).toBe(false);
  const next = archive.beginRun(SOURCE);
  expect(
    archive.runs(SOURCE.id, 5).map(({ outcome, problem }) => [outcome, problem?.code]),
  ).toEqual([
    ['running', undefined],
    ['incomplete', 'RunInterrupted'],
  ]);
  archive.finishRun(next, 'ok');
});

test('a run that has been silent too long is taken over, and cannot write any more', () => {
  using test = new TestArchive();
  const silent = test.archive.beginRun(SOURCE);
  test.clock.forward(60);
  expect(() => test.archive.beginRun(SOURCE)).toThrow(SourceBusy);
  test.archive.beat(silent);
  test.clock.forward(60);
  expect(() => test.archive.beginRun(SOURCE)).toThrow(SourceBusy);
  test.clock.forward(60);
  const next = test.archive.beginRun(SOURCE);
  expect(() => test.archive.commit(silent, events)).toThrow(/another run took over/);
  expect(test.rows('SELECT count(*) AS n FROM entries')).toEqual([{ n: 0 }]);
  expect(test.archive.commit(next, events)).toMatchObject({ created: 1 });
});

test('a finished run cannot write', () => {
  using test = new TestArchive();
  const run = test.archive.beginRun(SOURCE);
  test.archive.finishRun(run, 'ok');
  expect(() => test.archive.commit(run, events)).toThrow(SourceBusy);
});

test('after failures the next try waits longer each time; refused waits for a person; success clears all', () => {
  using test = new TestArchive();
  const problem = { code: 'SourceUnreachable', message: 'no answer', sample: '' };
  const fail = (code: string, outcome: 'failed' | 'parked') =>
    test.archive.finishRun(test.archive.beginRun(SOURCE), outcome, { ...problem, code });
  const waits: (string | null)[] = [];
  for (let i = 0; i < 3; i++) {
    fail('SourceUnreachable', 'failed');
    waits.push(test.archive.sourceState(SOURCE.id).nextTry);
  }
  expect(waits).toEqual(['2026-03-02T09:05:00Z', '2026-03-02T09:10:00Z', '2026-03-02T09:20:00Z']);
  fail('SourceChangedShape', 'parked');
  expect(test.archive.sourceState(SOURCE.id)).toMatchObject({
    failures: 4,
    nextTry: '2026-03-03T09:00:00Z',
    waitsForPerson: false,
  });
  fail('SourceRefused', 'parked');
  expect(test.archive.sourceState(SOURCE.id).waitsForPerson).toBe(true);
  test.run(events);
  expect(test.archive.sourceState(SOURCE.id)).toMatchObject({
    failures: 0,
    nextTry: null,
    waitsForPerson: false,
    lastSuccess: '2026-03-02T09:00:00Z',
  });
});

test('a source that has failed twelve times in a row is parked, tried once a day, and well again by itself', () => {
  using test = new TestArchive();
  const problem = { code: 'SourceUnreachable', message: 'no answer', sample: '' };
  const fail = () =>
    test.archive.finishRun(test.archive.beginRun(SOURCE), 'failed', problem).outcome;
  expect(Array.from({ length: 11 }, fail)).toEqual(Array(11).fill('failed'));
  expect(test.archive.sourceState(SOURCE.id).nextTry).toBe('2026-03-02T15:00:00Z');
  expect(fail()).toBe('parked');
  expect(test.archive.sourceState(SOURCE.id)).toMatchObject({
    nextTry: '2026-03-03T09:00:00Z',
    waitsForPerson: false,
  });
  // Stopped with the program is no failure of the source.
  const stopped = test.archive.beginRun(SOURCE);
  expect(
    test.archive.finishRun(stopped, 'incomplete', { ...problem, code: 'RunAborted' }).outcome,
  ).toBe('incomplete');
  test.run(events);
  expect(test.archive.sourceState(SOURCE.id)).toMatchObject({ failures: 0, nextTry: null });
  expect(fail()).toBe('failed');
});

test('a source whose run ended the process twice waits before it is read again, so that others get their turn', () => {
  using test = new TestArchive();
  const dies = () => {
    test.archive.beginRun(SOURCE);
    test.clock.forward(120);
  };
  dies();
  expect(test.archive.sourceState(SOURCE.id).nextTry).toBeNull();
  dies();
  expect(test.archive.sourceState(SOURCE.id)).toMatchObject({
    failures: 1,
    nextTry: '2026-03-02T09:07:00Z',
  });
  test.run(events);
  expect(test.archive.sourceState(SOURCE.id)).toMatchObject({ failures: 0, nextTry: null });
});
