const FORM = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** True for `HH:MM-HH:MM` with a beginning and an end that differ; `24:00` may end a day. */
export function isQuietHours(text: string): boolean {
  const [from, to] = bounds(text);
  return from !== to && to <= 24 * 60;
}

/**
 * A question to ask of a moment: is it within the quiet hours, Norwegian time? `07:00-16:00` begins at seven and is over at four;
 * `22:00-06:00` goes over midnight. null: there are none. Text of another form (`isQuietHours`) is never quiet.
 */
export function quietCheck(quietHours: string | null): (now: Date) => boolean {
  if (quietHours === null || !isQuietHours(quietHours)) return () => false;
  const [from, to] = bounds(quietHours);
  return (now) => {
    const minute = minuteOfDay(now);
    return from < to ? minute >= from && minute < to : minute >= from || minute < to;
  };
}

/** Minutes since midnight; both 0 for text of another form. */
function bounds(text: string): [number, number] {
  const match = FORM.exec(text);
  if (match === null) return [0, 0];
  const [, fromHour, fromMinute, toHour, toMinute] = match.map(Number);
  return [(fromHour ?? 0) * 60 + (fromMinute ?? 0), (toHour ?? 0) * 60 + (toMinute ?? 0)];
}

function minuteOfDay(now: Date): number {
  const [hour = 0, minute = 0] = clock.format(now).split(':').map(Number);
  return hour * 60 + minute;
}
