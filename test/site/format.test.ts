import { expect, test } from 'vitest';
import { addDays, dayInOslo, nbFormat } from '../../site/texts/format.ts';

const now = new Date('2026-11-24T12:00:00Z');

test('dates are written the Norwegian way', () => {
  expect(nbFormat.date('2026-11-04')).toBe('4. november 2026');
  expect(nbFormat.shortDate('2026-11-04')).toBe('04.11.2026');
});

test('something that is no date stands as it is', () => {
  expect(nbFormat.date('udatert')).toBe('udatert');
  expect(nbFormat.moment('i fjor', now)).toBe('i fjor');
});

test('a moment is told in Norwegian time, near days by name', () => {
  expect(nbFormat.moment('2026-11-24T05:10:00Z', now)).toBe('i dag kl. 06.10');
  expect(nbFormat.moment('2026-11-23T05:10:00Z', now)).toBe('i går kl. 06.10');
  expect(nbFormat.moment('2026-07-01T22:30:00Z', now)).toBe('2. juli 2026 kl. 00.30');
});

test('the day in Norway changes at Norwegian midnight, summer and winter', () => {
  expect(dayInOslo(new Date('2026-07-01T21:59:00Z'))).toBe('2026-07-01');
  expect(dayInOslo(new Date('2026-07-01T22:00:00Z'))).toBe('2026-07-02');
  expect(dayInOslo(new Date('2026-12-31T23:00:00Z'))).toBe('2027-01-01');
});

test('days are counted over months, years and the summer time change', () => {
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
});

test('numbers get a hard blank between thousands', () => {
  expect(nbFormat.number(1_234_567)).toBe('1\u00A0234\u00A0567');
});

test('æ, ø and å come last', () => {
  expect(['Åsen', 'Østby', 'Ærø', 'Alta', 'Zoo'].sort(nbFormat.compare)).toEqual([
    'Alta',
    'Zoo',
    'Ærø',
    'Østby',
    'Åsen',
  ]);
});
