import { describe, expect, test } from 'vitest';
import { type DueState, dueCheck } from '../../harvester/due.ts';
import { RunAborted, StoreUnusable } from '../../harvester/errors.ts';
import { createScheduler, type ScheduledSource } from '../../harvester/scheduler.ts';
import { spreadMs } from '../../harvester/spread.ts';

const well = (lastSuccess: string): DueState => ({
  lastSuccess,
  failures: 0,
  nextTry: null,
  waitsForPerson: false,
  running: false,
});
const never: DueState = { ...well(''), lastSuccess: null };

describe('a source is due', () => {
  const everyMorning = dueCheck('20 5 * * *');

  test('when it has never been read', () => {
    expect(everyMorning(never, new Date('2026-06-01T12:00:00Z'))).toBe(true);
  });

  test.each([
    ['summer', '2026-06-01T03:25:00Z', '2026-06-02T03:19:59Z', '2026-06-02T03:20:00Z'],
    ['winter', '2026-01-10T04:25:00Z', '2026-01-11T04:19:59Z', '2026-01-11T04:20:00Z'],
    [
      'the night the clocks go forward',
      '2026-03-28T04:25:00Z',
      '2026-03-29T03:19:00Z',
      '2026-03-29T03:20:00Z',
    ],
    [
      'the night the clocks go back',
      '2026-10-24T03:25:00Z',
      '2026-10-25T04:19:00Z',
      '2026-10-25T04:20:00Z',
    ],
  ])('at twenty past five in Norway, in %s', (_, last, before, after) => {
    expect(everyMorning(well(last), new Date(before))).toBe(false);
    expect(everyMorning(well(last), new Date(after))).toBe(true);
  });

  test('at once when its time passed while the program was down, and only once', () => {
    const back = new Date('2026-06-05T18:00:00Z');
    expect(everyMorning(well('2026-06-01T03:25:00Z'), back)).toBe(true);
    expect(everyMorning(well('2026-06-05T18:00:01Z'), new Date('2026-06-06T03:19:00Z'))).toBe(
      false,
    );
  });

  test('on the days its schedule names', () => {
    const weekdays = dueCheck('0 12 * * 1-5');
    // 6 June 2026 is a Saturday.
    const friday = well('2026-06-05T10:00:30Z');
    expect(weekdays(friday, new Date('2026-06-07T20:00:00Z'))).toBe(false);
    expect(weekdays(friday, new Date('2026-06-08T10:00:00Z'))).toBe(true);
    const newYear = dueCheck('20 5 1 1 *');
    expect(newYear(well('2026-01-01T04:20:30Z'), new Date('2026-12-31T23:00:00Z'))).toBe(false);
    expect(newYear(well('2026-01-01T04:20:30Z'), new Date('2027-01-01T04:20:00Z'))).toBe(true);
    expect(newYear(well('2026-01-01T04:20:30Z'), new Date('2027-03-01T04:20:00Z'))).toBe(true);
  });

  test('again after a failure when it has waited long enough, whatever the schedule says', () => {
    const failed = {
      ...well('2026-06-01T03:25:00Z'),
      failures: 2,
      nextTry: '2026-06-01T06:00:00Z',
    };
    expect(everyMorning(failed, new Date('2026-06-01T05:59:59Z'))).toBe(false);
    expect(everyMorning(failed, new Date('2026-06-01T06:00:00Z'))).toBe(true);
  });

  test('never while it runs, or while a person must look at it', () => {
    const now = new Date('2026-06-20T12:00:00Z');
    expect(everyMorning({ ...never, running: true }, now)).toBe(false);
    expect(everyMorning({ ...never, waitsForPerson: true }, now)).toBe(false);
  });
});

test('sources with one schedule are read at different minutes, each always at its own', () => {
  const delays = Array.from({ length: 18 }, (_, n) => spreadMs('helgeland', `kilde-${n}`, 20));
  expect(new Set(delays.map((ms) => Math.floor(ms / 60_000))).size).toBeGreaterThan(9);
  expect(Math.max(...delays)).toBeLessThan(20 * 60_000);
  expect(delays).toEqual(delays.map((_, n) => spreadMs('helgeland', `kilde-${n}`, 20)));
  expect(spreadMs('helgeland', 'kilde-1', 0)).toBe(0);

  const later = dueCheck('20 5 * * *', 7 * 60_000);
  expect(later(well('2026-06-01T03:30:00Z'), new Date('2026-06-02T03:26:59Z'))).toBe(false);
  expect(later(well('2026-06-01T03:30:00Z'), new Date('2026-06-02T03:27:00Z'))).toBe(true);
  expect(later(well('2026-06-02T03:27:00Z'), new Date('2026-06-03T03:26:59Z'))).toBe(false);
});

describe('the scheduler', () => {
  const sources: readonly ScheduledSource[] = ['bindal', 'vega', 'rana'].map((id) => ({
    id,
    schedule: '20 5 * * *',
  }));

  interface HarnessOptions {
    readonly atOnce?: number;
    readonly fails?: unknown;
    readonly sources?: readonly ScheduledSource[];
  }

  function harness(options: HarnessOptions = {}) {
    let fails = options.fails;
    const told: string[] = [];
    const states = new Map<string, DueState>(sources.map(({ id }) => [id, never]));
    const started: string[] = [];
    const ends = new Map<string, () => void>();
    const fatal: unknown[] = [];
    const aborted: unknown[] = [];
    let now = new Date('2026-06-01T12:00:00Z');
    const scheduler = createScheduler({
      sources: options.sources ?? sources,
      stateOf: (id) => states.get(id) ?? never,
      run: (id, signal) => {
        started.push(id);
        if (fails) return Promise.reject(fails);
        const { promise, resolve } = Promise.withResolvers<void>();
        signal.addEventListener('abort', () => {
          aborted.push(signal.reason);
          resolve();
        });
        ends.set(id, () => {
          states.set(id, well(now.toISOString()));
          resolve();
        });
        return promise;
      },
      onFatal: (error) => fatal.push(error),
      onTrouble: (error) => told.push(error.message),
      onWell: () => told.push('well'),
      now: () => now,
      ...(options.atOnce === undefined ? {} : { atOnce: options.atOnce }),
    });
    return {
      scheduler,
      started,
      fatal,
      aborted,
      states,
      told,
      setFailure: (error: unknown) => {
        fails = error;
      },
      setNow: (text: string) => {
        now = new Date(text);
      },
      end: async (id: string) => {
        ends.get(id)?.();
        // The scheduler goes on in microtasks; all of them are over after this.
        await new Promise((resolve) => setImmediate(resolve));
      },
    };
  }

  test('reads two sources at a time, the next when one has ended, and none twice', async () => {
    const { scheduler, started, end, setNow } = harness();
    scheduler.tick();
    scheduler.tick();
    expect(started).toEqual(['bindal', 'vega']);
    await end('bindal');
    expect(started).toEqual(['bindal', 'vega', 'rana']);
    await end('vega');
    await end('rana');
    scheduler.tick();
    expect(started).toHaveLength(3);
    setNow('2026-06-02T03:20:00Z');
    scheduler.tick();
    expect(started).toEqual(['bindal', 'vega', 'rana', 'bindal', 'vega']);
  });

  test('never reads two sources of one host at a time, and lets that keep no other waiting', async () => {
    const shared = sources.map((source, n) => ({
      ...source,
      host: n < 2 ? 'innsyn.leverandoer.example:443' : null,
    }));
    const { scheduler, started, end } = harness({ sources: shared });
    scheduler.tick();
    expect(started).toEqual(['bindal', 'rana']);
    await end('rana');
    expect(started).toEqual(['bindal', 'rana']);
    await end('bindal');
    expect(started).toEqual(['bindal', 'rana', 'vega']);
  });

  test('reads first what a person waits for, then what has waited longest', () => {
    const { scheduler, started, states, setNow } = harness({ atOnce: 3 });
    setNow('2026-06-05T12:00:00Z');
    states.set('bindal', well('2026-06-03T12:00:00Z'));
    states.set('vega', well('2026-06-02T12:00:00Z'));
    states.set('rana', { ...well('2026-06-05T11:00:00Z'), wished: true });
    scheduler.tick();
    expect(started).toEqual(['rana', 'vega', 'bindal']);
  });

  test('in quiet hours stops what runs on schedule and starts none, but does what a person asks for', async () => {
    const quiet = sources.map((source) => ({ ...source, quietHours: '07:00-16:00' }));
    const { scheduler, started, states, aborted, end, setNow } = harness({ sources: quiet });
    setNow('2026-06-01T04:50:00Z');
    states.set('vega', { ...never, wished: true });
    scheduler.tick();
    expect(started).toEqual(['vega', 'bindal']);
    setNow('2026-06-01T05:00:00Z');
    scheduler.tick();
    expect(aborted).toEqual([expect.any(RunAborted)]);
    await end('vega');
    scheduler.tick();
    expect(started).toEqual(['vega', 'bindal']);
    states.set('bindal', { ...never, wished: true });
    scheduler.tick();
    expect(started).toEqual(['vega', 'bindal', 'bindal']);
    setNow('2026-06-01T14:00:00Z');
    scheduler.tick();
    expect(started).toEqual(['vega', 'bindal', 'bindal', 'rana']);
  });

  test('waits out trouble with the archive, tells of it once, tries it with one run, and goes on by itself', async () => {
    const full = new StoreUnusable('the disk is full');
    const { scheduler, started, told, fatal, end, setNow, setFailure } = harness({ fails: full });
    const settle = () => scheduler.settled();
    scheduler.tick();
    await settle();
    expect([started.length, told]).toEqual([2, ['the disk is full']]);
    // A minute, then two, then four: one run each.
    for (const at of ['12:00:59', '12:01:00', '12:02:59', '12:03:00', '12:06:59', '12:07:00']) {
      setNow(`2026-06-01T${at}Z`);
      scheduler.tick();
      await settle();
    }
    expect([started.length, told]).toEqual([5, ['the disk is full']]);
    setFailure(null);
    setNow('2026-06-01T12:15:00Z');
    scheduler.tick();
    expect(started).toHaveLength(6);
    await end('bindal');
    expect(told).toEqual(['the disk is full', 'well']);
    expect(started.slice(-3)).toEqual(['bindal', 'vega', 'rana']);
    expect(fatal).toEqual([]);
  });

  test('stopped, ends what runs, waits for it, and starts nothing more', async () => {
    const { scheduler, started, aborted } = harness();
    scheduler.tick();
    const reason = new Error('stopped');
    await scheduler.stop(reason);
    expect(aborted).toEqual([reason, reason]);
    scheduler.tick();
    expect(started).toEqual(['bindal', 'vega']);
  });

  test('tells once when it cannot go on at all, and starts nothing more', async () => {
    const trouble = new TypeError('no such source');
    const { scheduler, started, fatal } = harness({ fails: trouble, atOnce: 3 });
    scheduler.tick();
    await new Promise((resolve) => setImmediate(resolve));
    scheduler.tick();
    expect(fatal).toEqual([trouble]);
    expect(started).toHaveLength(3);
  });

  test('tells when it cannot even ask what is due', () => {
    const fatal: unknown[] = [];
    const trouble = new Error('locked');
    const scheduler = createScheduler({
      sources,
      stateOf: () => {
        throw trouble;
      },
      run: async () => {},
      onFatal: (error) => fatal.push(error),
    });
    scheduler.tick();
    scheduler.tick();
    expect(fatal).toEqual([trouble]);
  });
});
