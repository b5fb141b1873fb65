import { expect, test } from 'vitest';
import { addMonths, daysInMonth, journalCalendar, readMonth } from '../../site/journal-calendar.ts';

const range = { first: '2026-01-05', last: '2026-11-24' };
const states = (month: string, counts: Parameters<typeof journalCalendar>[1] = []) =>
  journalCalendar(month, counts, range).map((week) =>
    week.map((day) => (day === null ? '' : `${Number(day.day.slice(8))} ${day.state}`)),
  );

test('a month lies in weeks from Monday to Sunday', () => {
  const weeks = states('2026-11');
  expect(weeks[0]).toEqual(['', '', '', '', '', '', '1 fri']);
  expect(weeks.at(-1)).toEqual(['30 utenfor', '', '', '', '', '', '']);
  expect(states('2026-02')).toHaveLength(5);
  expect(states('2027-02')).toHaveLength(4);
});

test('working days without entries are seen; weekends, the future and the time before the journal are not gaps', () => {
  const weeks = states('2026-11', [{ day: '2026-11-23', entries: 4 }]);
  expect(weeks[4]?.slice(0, 3)).toEqual(['23 post', '24 tom', '25 utenfor']);
  expect(weeks[3]?.slice(4)).toEqual(['20 tom', '21 fri', '22 fri']);
  expect(states('2026-01')[0]).toEqual([
    '',
    '',
    '',
    '1 utenfor',
    '2 utenfor',
    '3 utenfor',
    '4 utenfor',
  ]);
});

test('the fullest day is darkest, and a day with entries is never without shade', () => {
  const counts = [
    { day: '2026-11-02', entries: 1 },
    { day: '2026-11-03', entries: 100 },
    { day: '2026-11-04', entries: 51 },
  ];
  const days = journalCalendar('2026-11', counts, range).flat();
  expect(days.filter((day) => day?.state === 'post').map((day) => day?.level)).toEqual([1, 4, 3]);
});

test('months are counted and read', () => {
  expect(daysInMonth('2024-02')).toBe(29);
  expect(daysInMonth('2026-12')).toBe(31);
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(addMonths('2026-01', -13)).toBe('2024-12');
  for (const wrong of ['2026-13', '2026-1', '26-01', '0000-01', '2026-01-01', '']) {
    expect(readMonth(wrong)).toBeNull();
  }
  expect(readMonth('2026-09')).toBe('2026-09');
});
