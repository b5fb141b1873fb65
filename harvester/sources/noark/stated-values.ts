import { child, type XmlElement } from '../../files/xml-element.ts';
import { readDato } from '../../record/dato.ts';
import type { ReaderContext } from './reader.ts';
import { stated, statedText } from './stated-text.ts';

/**
 * The date in the element, `YYYY-MM-DD`. null and a fault when it is no date, or lies before 1900 or more than a year ahead
 * (noark.md §6.1). "Udatert" and placeholders are null without a fault.
 */
export function statedDate(
  element: XmlElement | null,
  name: string,
  context: ReaderContext,
): string | null {
  return checkedIn(element, name, context, checkedDate);
}

/** Like `statedDate`, from a text that is already in hand. */
export function checkedDate(
  raw: string,
  name: string,
  line: number,
  context: ReaderContext,
): string | null {
  const text = stated(raw);
  if (text === null || /^udatert$/i.test(text)) return null;
  const date = readDato(text, context.now);
  if (date === null) context.intake.fault('bad_date', name, line);
  return date;
}

/** A whole number above 0, of at most nine digits; null and a fault for anything else that is stated. */
export function statedNumber(
  element: XmlElement | null,
  name: string,
  context: ReaderContext,
): number | null {
  return checkedIn(element, name, context, checkedNumber);
}

/** Like `statedNumber`, from a text that is already in hand. */
export function checkedNumber(
  raw: string,
  name: string,
  line: number,
  context: ReaderContext,
): number | null {
  const text = stated(raw);
  if (text === null) return null;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (number > 0) return number;
  context.intake.fault('bad_number', name, line);
  return null;
}

/** A year from 1800 to next year, four digits; null and a fault for anything else that is stated. */
export function statedYear(
  element: XmlElement | null,
  name: string,
  context: ReaderContext,
): number | null {
  const found = child(element, name);
  const text = statedText(element, name);
  if (found === null || text === null) return null;
  return checkedYear(text, name, found.line, context);
}

/** Like `statedYear`, from a text that is already in hand. */
export function checkedYear(
  raw: string,
  name: string,
  line: number,
  context: ReaderContext,
): number | null {
  const year = checkedNumber(raw, name, line, context);
  if (year === null || (year >= 1800 && year <= context.now.getUTCFullYear() + 1)) return year;
  context.intake.fault('bad_number', name, line);
  return null;
}

function checkedIn<Value>(
  element: XmlElement | null,
  name: string,
  context: ReaderContext,
  check: (raw: string, name: string, line: number, context: ReaderContext) => Value | null,
): Value | null {
  const found = child(element, name);
  const text = statedText(element, name);
  return found === null || text === null ? null : check(text, name, found.line, context);
}
