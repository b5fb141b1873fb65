import { oneLine, safeText } from '../mail/safe-text.ts';

/** One day to keep in mind. */
export interface CalendarDay {
  /** The same for the same thing for ever, so that a second file updates the first. */
  readonly uid: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly summary: string;
  readonly description: string;
  readonly url: string | null;
}

/** A calendar file (RFC 5545) with whole-day events, each with an alarm at 08:00 that day. `madeAt`: when it was written. */
export function calendarFile(days: readonly CalendarDay[], madeAt: Date): string {
  const stamp = `${madeAt.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Fellesinnsyn//Innsynskrav//NO',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...days.flatMap(({ uid, day, summary, description, url }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      // The end is not part of the event (§ 3.6.1).
      `DTEND;VALUE=DATE:${compact(Temporal.PlainDate.from(day).add({ days: 1 }).toString())}`,
      `SUMMARY:${escaped(oneLine(summary))}`,
      `DESCRIPTION:${escaped(safeText(description))}`,
      ...(url === null ? [] : [`URL:${oneLine(url)}`]),
      'TRANSP:TRANSPARENT',
      'CLASS:PRIVATE',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(oneLine(summary))}`,
      'TRIGGER:PT8H',
      'END:VALARM',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const compact = (day: string): string => day.replaceAll('-', '');

/** § 3.3.11. */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (character) => `\\${character}`).replaceAll('\n', '\\n');

/** Lines of at most 75 octets, never cut within a character (§ 3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const character of line) {
    const bytes = Buffer.byteLength(character);
    if (size + bytes > 75) {
      parts.push(part);
      part = ' ';
      size = 1;
    }
    part += character;
    size += bytes;
  }
  return [...parts, part].join('\r\n');
}
