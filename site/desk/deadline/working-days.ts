import { holidaysOf } from './holidays.ts';

const OSLO = 'Europe/Oslo';
const ANSWER_WORKING_DAYS = 5;
const REMIND_AT = '08:00';

/** When an answer should have come (offentleglova § 32 third paragraph). Days are `YYYY-MM-DD` in Norway. */
export interface AnswerDeadline {
  /** The fifth working day after the municipality got the request. */
  readonly lastDay: string;
  /** The day after: no answer counts as a refusal, and can be appealed. */
  readonly complainFrom: string;
  /** When to remind the requester: 08:00 in Norway on the first working day of `complainFrom` or later. */
  readonly remindAt: Date;
}

/**
 * The deadline of a request the municipality got at `received`. The day it came does not count, whatever the hour; Saturdays,
 * Sundays and public holidays are no working days.
 */
export function answerDeadline(received: Date): AnswerDeadline {
  const last = addWorkingDays(dayOf(received), ANSWER_WORKING_DAYS);
  const after = last.add({ days: 1 });
  const remind = isWorkingDay(after) ? after : addWorkingDays(after, 1);
  return {
    lastDay: last.toString(),
    complainFrom: after.toString(),
    remindAt: new Date(
      remind.toZonedDateTime({ timeZone: OSLO, plainTime: REMIND_AT }).epochMilliseconds,
    ),
  };
}

/** The number of working days after `from` up to and with `to`; 0 when `to` is not later. Moments, read as days in Norway. */
export function workingDaysBetween(from: Date, to: Date): number {
  const end = dayOf(to);
  let count = 0;
  for (let day = dayOf(from).add({ days: 1 }); isAtMost(day, end); day = day.add({ days: 1 }))
    if (isWorkingDay(day)) count++;
  return count;
}

/** The `count`th working day after `day`. */
export function addWorkingDays(day: Temporal.PlainDate, count: number): Temporal.PlainDate {
  let found = day;
  for (let left = count; left > 0; ) {
    found = found.add({ days: 1 });
    if (isWorkingDay(found)) left--;
  }
  return found;
}

/** Monday to Friday, and no public holiday. */
export const isWorkingDay = (day: Temporal.PlainDate): boolean =>
  day.dayOfWeek <= 5 && !holidaysOf(day.year).has(day.toString());

const dayOf = (moment: Date): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(OSLO).toPlainDate();

const isAtMost = (day: Temporal.PlainDate, end: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, end) <= 0;
