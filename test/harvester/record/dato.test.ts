import { describe, expect, test } from 'vitest';
import { isDato, oneYearLater, osloDay, readDato } from '../../../harvester/record/dato.ts';

const now = new Date('2026-11-24T12:00:00Z');

describe('the day a source means', () => {
  test.each([
    ['2024-03-25', '2024-03-25'],
    [' 2024-03-25 ', '2024-03-25'],
    ['2024-03-25Z', '2024-03-25'],
    ['2024-03-25+01:00', '2024-03-25'],
    ['20240325', '2024-03-25'],
    ['20240325120000', '2024-03-25'],
    ['2015-03-25T17:30:00.000+01:00', '2015-03-25'],
    ['2024-03-25T17:30:00', '2024-03-25'],
    ['2024-03-25 17:30', '2024-03-25'],
    ['2024-06-30T22:30:00Z', '2024-07-01'],
    ['2024-12-31T23:30:00Z', '2025-01-01'],
    ['2024-12-31T22:30:00Z', '2024-12-31'],
    ['2024-03-25T00:30:00+02:00', '2024-03-24'],
    ['2024-03-25T23:30:00-0500', '2024-03-26'],
    ['25.03.2024', '2024-03-25'],
    ['5.3.2024', '2024-03-05'],
    ['25/03/2024', '2024-03-25'],
    ['25.03.24', '2024-03-25'],
    ['25.03.99', '1999-03-25'],
    ['25.03.2024 12:00:00', '2024-03-25'],
    ['25. mars 2024', '2024-03-25'],
    ['1 desember 2023', '2023-12-01'],
    ['/Date(1711324800000)/', '2024-03-25'],
    ['29.02.2024', '2024-02-29'],
    ['2027-12-31', '2027-12-31'],
  ])('%s is %s', (text, dato) => expect(readDato(text, now)).toBe(dato));

  test.each([
    '',
    'Udatert',
    'NULL',
    '---',
    '0',
    '00000000',
    '0001-01-01T00:00:00',
    '1899-12-31',
    '2028-01-01',
    '9999-12-31',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '32.01.2024',
    'i går',
    '2024',
    '25. foo 2024',
    '2024-03-25T25:61:00Z',
  ])('%s is no day', (text) => expect(readDato(text, now)).toBeNull());
});

describe('days in Oslo', () => {
  test('midnight is Norwegian, summer and winter', () => {
    expect(osloDay(new Date('2026-01-14T22:59:59Z'))).toBe('2026-01-14');
    expect(osloDay(new Date('2026-01-14T23:00:00Z'))).toBe('2026-01-15');
    expect(osloDay(new Date('2026-07-14T21:59:59Z'))).toBe('2026-07-14');
    expect(osloDay(new Date('2026-07-14T22:00:00Z'))).toBe('2026-07-15');
    expect(osloDay(new Date('2026-01-14T22:59:59Z'))).toBe('2026-01-14');
  });

  test('one calendar year later', () => {
    expect(oneYearLater('2025-03-10')).toBe('2026-03-10');
    expect(oneYearLater('2024-02-29')).toBe('2025-02-28');
    expect(oneYearLater('2023-02-28')).toBe('2024-02-28');
  });

  test('a day must exist', () => {
    expect(isDato('2024-02-29')).toBe(true);
    expect(isDato('2023-02-29')).toBe(false);
    expect(isDato('1900-02-29')).toBe(false);
    expect(isDato('20240229')).toBe(false);
  });
});
