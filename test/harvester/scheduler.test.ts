import { describe, expect, test } from 'vitest';
import { type DueState, dueCheck } from '../../harvester/due.ts';
import { createScheduler } from '../../harvester/scheduler.ts';

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

describe('the scheduler', () => {
  const sources = ['bindal', 'vega', 'rana'].map((id) => ({ id, schedule: '20 5 * * *' }));

  function harness(options: { readonly atOnce?: number; readonly fails?: unknown } = {}) {
    const states = new Map<string, DueState>(sources.map(({ id }) => [id, never]));
    const started: string[] = [];
    const ends = new Map<string, () => void>();
    const fatal: unknown[] = [];
    const aborted: unknown[] = [];
    let now = new Date('2026-06-01T12:00:00Z');
    const scheduler = createScheduler({
      sources,
      stateOf: (id) => states.get(id) ?? never,
      run: (id, signal) => {
        started.push(id);
        if (options.fails) return Promise.reject(options.fails);
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
      now: () => now,
      ...(options.atOnce === undefined ? {} : { atOnce: options.atOnce }),
    });
    return {
      scheduler,
      started,
      fatal,
      aborted,
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

  test('stopped, ends what runs, waits for it, and starts nothing more', async () => {
    const { scheduler, started, aborted } = harness();
    scheduler.tick();
    const reason = new Error('stopped');
    await scheduler.stop(reason);
    expect(aborted).toEqual([reason, reason]);
    scheduler.tick();
    expect(started).toEqual(['bindal', 'vega']);
  });

  test('tells once when the archive fails under it, and starts nothing more', async () => {
    const trouble = new Error('disk full');
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
