import { describe, expect, test } from 'vitest';
import { easterSunday, holidaysOf } from '../../../../site/desk/deadline/holidays.ts';
import { answerDeadline, workingDaysBetween } from '../../../../site/desk/deadline/working-days.ts';

describe('holidays', () => {
  test.each([
    '1818-03-22',
    '1943-04-25',
    '1981-04-19',
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2076-04-19',
    '2285-03-22',
  ])('Easter Sunday %s', (day) => {
    expect(easterSunday(Number(day.slice(0, 4))).toString()).toBe(day);
  });

  test('a whole year', () => {
    expect([...holidaysOf(2026)].map(([day, names]) => `${day} ${names}`)).toEqual([
      '2026-01-01 newYear',
      '2026-04-02 maundyThursday',
      '2026-04-03 goodFriday',
      '2026-04-05 easterSunday',
      '2026-04-06 easterMonday',
      '2026-05-01 labourDay',
      '2026-05-17 constitutionDay',
      '2026-05-14 ascension',
      '2026-05-24 whitSunday',
      '2026-05-25 whitMonday',
      '2026-12-25 christmas',
      '2026-12-26 secondChristmas',
    ]);
  });

  test('two on the same day', () => {
    expect(holidaysOf(2027).get('2027-05-17')).toEqual(['constitutionDay', 'whitMonday']);
    expect(holidaysOf(2008).get('2008-05-01')).toEqual(['labourDay', 'ascension']);
  });
});

describe('five working days', () => {
  test.each([
    [
      'an ordinary week',
      '2026-11-23T09:00:00Z',
      '2026-11-30',
      '2026-12-01',
      '2026-12-01T07:00:00Z',
    ],
    [
      'late in the evening, already the next day in Norway',
      '2026-11-25T23:30:00Z',
      '2026-12-03',
      '2026-12-04',
      '2026-12-04T07:00:00Z',
    ],
    [
      'a Saturday, ending on a Friday',
      '2026-11-28T09:00:00Z',
      '2026-12-04',
      '2026-12-05',
      '2026-12-07T07:00:00Z',
    ],
    [
      'over Easter and the change to summer time',
      '2026-04-01T09:00:00Z',
      '2026-04-13',
      '2026-04-14',
      '2026-04-14T06:00:00Z',
    ],
    ['over 1 May', '2026-04-30T09:00:00Z', '2026-05-08', '2026-05-09', '2026-05-11T06:00:00Z'],
    [
      'over Ascension Day',
      '2026-05-13T09:00:00Z',
      '2026-05-21',
      '2026-05-22',
      '2026-05-22T06:00:00Z',
    ],
    [
      'over Whit Monday',
      '2026-05-22T09:00:00Z',
      '2026-06-01',
      '2026-06-02',
      '2026-06-02T06:00:00Z',
    ],
    [
      'over 17 May on a weekday',
      '2028-05-15T09:00:00Z',
      '2028-05-23',
      '2028-05-24',
      '2028-05-24T06:00:00Z',
    ],
    [
      'over Christmas and New Year',
      '2026-12-28T09:00:00Z',
      '2027-01-05',
      '2027-01-06',
      '2027-01-06T07:00:00Z',
    ],
    [
      'over Christmas; Christmas Eve is no holiday in law',
      '2026-12-22T09:00:00Z',
      '2026-12-30',
      '2026-12-31',
      '2026-12-31T07:00:00Z',
    ],
    ['summer', '2026-07-06T21:59:59Z', '2026-07-13', '2026-07-14', '2026-07-14T06:00:00Z'],
  ])('%s', (_, received, lastDay, complainFrom, remindAt) => {
    expect(answerDeadline(new Date(received))).toEqual({
      lastDay,
      complainFrom,
      remindAt: new Date(remindAt),
    });
  });

  test('are counted the same way backwards', () => {
    for (let day = 0; day < 800; day++) {
      const received = new Date(Date.UTC(2026, 0, 1, 12) + day * 86_400_000);
      const { lastDay } = answerDeadline(received);
      expect(workingDaysBetween(received, new Date(`${lastDay}T12:00:00Z`))).toBe(5);
    }
    expect(workingDaysBetween(new Date('2026-11-25'), new Date('2026-11-20'))).toBe(0);
  });
});
