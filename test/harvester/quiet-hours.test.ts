import { expect, test } from 'vitest';
import { isQuietHours, quietCheck } from '../../harvester/quiet-hours.ts';

test.each([
  ['07:00-16:00', '2026-06-01T04:59:59Z', false],
  ['07:00-16:00', '2026-06-01T05:00:00Z', true],
  ['07:00-16:00', '2026-06-01T13:59:59Z', true],
  ['07:00-16:00', '2026-06-01T14:00:00Z', false],
  // The same Norwegian hours an hour later in UTC when it is winter.
  ['07:00-16:00', '2026-01-12T05:30:00Z', false],
  ['07:00-16:00', '2026-01-12T06:00:00Z', true],
  ['22:00-06:00', '2026-01-12T21:30:00Z', true],
  ['22:00-06:00', '2026-01-12T04:59:00Z', true],
  ['22:00-06:00', '2026-01-12T05:00:00Z', false],
  ['00:00-24:00', '2026-01-12T11:00:00Z', true],
])('%s at %s: quiet is %s', (hours, at, quiet) => {
  expect(quietCheck(hours)(new Date(at))).toBe(quiet);
});

test('no quiet hours, never quiet; hours that are no hours are not taken', () => {
  expect(quietCheck(null)(new Date())).toBe(false);
  for (const wrong of [
    '',
    '7-16',
    '07:00',
    '07:00-07:00',
    '25:00-26:00',
    '07:00-24:30',
    '7:00-8:00',
  ])
    expect(isQuietHours(wrong), wrong).toBe(false);
  expect(isQuietHours('07:00-16:00')).toBe(true);
});
