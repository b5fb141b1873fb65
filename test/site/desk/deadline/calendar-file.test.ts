import { expect, test } from 'vitest';
import { calendarFile } from '../../../../site/desk/deadline/calendar-file.ts';

const madeAt = new Date('2026-11-25T09:00:00.123Z');

test('a calendar file another program reads', () => {
  const file = calendarFile(
    [
      {
        uid: 'ORD-7K2M@innsyn.example',
        day: '2026-12-31',
        summary: 'Har Nordskjær kommune svart?',
        description: 'Linje én; to, tre\\\nLinje to',
        url: 'https://innsyn.example/innsyn/x',
      },
    ],
    madeAt,
  );
  expect(file.split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Fellesinnsyn//Innsynskrav//NO',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:ORD-7K2M@innsyn.example',
    'DTSTAMP:20261125T090000Z',
    'DTSTART;VALUE=DATE:20261231',
    'DTEND;VALUE=DATE:20270101',
    'SUMMARY:Har Nordskjær kommune svart?',
    'DESCRIPTION:Linje én\\; to\\, tre\\\\\\nLinje to',
    'URL:https://innsyn.example/innsyn/x',
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:Har Nordskjær kommune svart?',
    'TRIGGER:PT8H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('long lines are folded between characters, at 75 octets', () => {
  const description = 'ærlig 🧑‍🚒 '.repeat(40).trim();
  const file = calendarFile(
    [{ uid: 'x', day: '2026-12-31', summary: 's\r\nEND:VEVENT', description, url: null }],
    madeAt,
  );
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(file.replaceAll('\r\n ', '')).toContain(`DESCRIPTION:${description}\r\n`);
  expect(file.match(/^END:VEVENT/gm)).toHaveLength(1);
});
