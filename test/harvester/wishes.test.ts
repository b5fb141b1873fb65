import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deskFile } from '../../harvester/config/desk-file.ts';
import { dueCheck } from '../../harvester/due.ts';
import { openWishes, type SourceWish } from '../../harvester/source-wish.ts';
import { wishReader } from '../../harvester/wish-reader.ts';
import { auditRows } from '../../site/desk/staff/audit.ts';
import { askHarvester, wishesFor } from '../../site/desk/staff/wishes.ts';
import { temporaryFolder } from '../support/run-cli.ts';
import { StaffDesk } from '../support/staff-desk.ts';

const wish = (
  kind: SourceWish['kind'],
  asked: string,
  reject: number | null = null,
): SourceWish => ({
  source: 'a',
  kind,
  reject,
  asked,
});
const never = { harvest: null, retry: null };

test('the harvester looks where the site writes', () => {
  expect(deskFile('/data')).toBe('/data/desk.sqlite');
});

test('what was asked in the staff room reaches the harvester, source by source, and is in the log', async () => {
  using staff = new StaffDesk();
  const { id } = await staff.account('aase@nordskjaer.example');
  const reader = wishReader(deskFile(staff.folder), staff.clock.now);
  expect(reader.refresh()).toBe(false);
  const ask = (source: string, kind: SourceWish['kind'], reject?: number) =>
    askHarvester(staff.desk, {
      source,
      kommunenummer: '9901',
      kind,
      by: id,
      ...(reject ? { reject } : {}),
    });
  ask('a', 'harvest');
  ask('b', 'pause');
  ask('a', 'retry', 17);
  expect(reader.refresh()).toBe(true);
  expect(reader.refresh()).toBe(false);
  expect(openWishes(reader.of('a'), never)).toEqual({
    paused: false,
    harvest: true,
    allowShrink: false,
    retry: [17],
  });
  expect(openWishes(reader.of('b'), never)).toMatchObject({ paused: true, harvest: false });
  expect(openWishes(reader.of('c'), never)).toEqual({
    paused: false,
    harvest: false,
    allowShrink: false,
    retry: [],
  });
  expect(wishesFor(staff.desk, 'a', never)).toEqual(openWishes(reader.of('a'), never));
  expect(
    auditRows(staff.desk, '9901', 100, 10).map(({ action, subject }) => [action, subject]),
  ).toEqual([
    ['reject-retry', '17'],
    ['source-pause', 'b'],
    ['source-harvest', 'a'],
  ]);
});

test('a wish that nobody carried out for a week is forgotten, a pause is not', async () => {
  using staff = new StaffDesk();
  const { id } = await staff.account('aase@nordskjaer.example');
  for (const kind of ['harvest', 'pause'] as const)
    askHarvester(staff.desk, { source: 'a', kommunenummer: '9901', kind, by: id });
  const reader = wishReader(deskFile(staff.folder), staff.clock.now);
  staff.clock.forward(8 * 86_400);
  reader.refresh();
  expect(openWishes(reader.of('a'), never)).toMatchObject({ paused: true, harvest: false });
});

test('without a desk, or with one that is broken, there are no wishes and no trouble', () => {
  using folder = temporaryFolder();
  const reader = wishReader(deskFile(folder.path));
  expect(reader.refresh()).toBe(false);
  writeFileSync(
    join(folder.path, 'desk.sqlite'),
    'this is no database, but long enough to be looked at as one',
  );
  expect(reader.refresh()).toBe(false);
  expect(reader.of('a')).toEqual([]);
});

test('a wish is done when a run has begun after it', () => {
  const asked = [
    wish('harvest', '2026-03-02T09:00:00.500Z'),
    wish('retry', '2026-03-02T09:00:00.500Z', 4),
  ];
  const open = (harvest: string | null, retry: string | null = null) =>
    openWishes(asked, { harvest, retry });
  expect(open(null)).toMatchObject({ harvest: true, retry: [4] });
  expect(open('2026-03-02T08:59:59Z').harvest).toBe(true);
  // Begun in the same second, perhaps before: once more does no harm.
  expect(open('2026-03-02T09:00:00Z').harvest).toBe(true);
  expect(open('2026-03-02T09:00:01Z')).toMatchObject({ harvest: false, retry: [4] });
  expect(open(null, '2026-03-02T09:00:01Z')).toMatchObject({ harvest: true, retry: [] });
});

test('the last of pause and resume counts; a shorter list is accepted for one run', () => {
  const at = '2026-03-02T09:00:00.000Z';
  const kinds = (...names: SourceWish['kind'][]) =>
    openWishes(
      names.map((name) => wish(name, at)),
      never,
    );
  expect(kinds('pause', 'resume').paused).toBe(false);
  expect(kinds('pause', 'resume', 'pause').paused).toBe(true);
  expect(kinds('allow-shrink')).toMatchObject({ harvest: true, allowShrink: true });
  expect(
    openWishes([wish('allow-shrink', at)], { harvest: '2026-03-02T09:05:00Z', retry: null }),
  ).toMatchObject({
    harvest: false,
    allowShrink: false,
  });
});

test('a source on pause, or parked, runs when somebody asks and not else; one at work is left alone', () => {
  const isDue = dueCheck('* * * * *');
  const state = {
    lastSuccess: null,
    failures: 0,
    nextTry: null,
    waitsForPerson: false,
    running: false,
  };
  const now = new Date('2026-03-02T09:00:00Z');
  expect(isDue(state, now)).toBe(true);
  expect(isDue({ ...state, paused: true }, now)).toBe(false);
  expect(isDue({ ...state, paused: true, wished: true }, now)).toBe(true);
  expect(isDue({ ...state, waitsForPerson: true }, now)).toBe(false);
  expect(isDue({ ...state, waitsForPerson: true, wished: true }, now)).toBe(true);
  expect(isDue({ ...state, nextTry: '2026-03-03T09:00:00Z', wished: true }, now)).toBe(true);
  expect(isDue({ ...state, running: true, wished: true }, now)).toBe(false);
});
