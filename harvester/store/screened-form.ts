import { StoreUnusable } from '../errors.ts';

const FORM = /^(\d+) (\d+) /;

/**
 * What screening made of a record, as it is kept beside the raw JSON; null: nothing. `<before> <after> <text>`: so many characters
 * of the raw JSON, then the text, then its last so many. Nearly all records differ in a flag or a mark or two, and the whole once
 * more would be half of an archive.
 */
export function screenedForm(raw: string, screened: string): string | null {
  if (raw === screened) return null;
  const shorter = Math.min(raw.length, screened.length);
  let before = 0;
  while (before < shorter && raw.charCodeAt(before) === screened.charCodeAt(before)) before++;
  let after = 0;
  while (
    after < shorter - before &&
    raw.charCodeAt(raw.length - 1 - after) === screened.charCodeAt(screened.length - 1 - after)
  )
    after++;
  // Half a character outside the BMP would not survive as UTF-8.
  if (isHigh(raw.charCodeAt(before - 1))) before--;
  if (isLow(raw.charCodeAt(raw.length - after))) after--;
  return `${before} ${after} ${screened.slice(before, screened.length - after)}`;
}

/** The screened JSON again. Also reads the form of archives before schema 3, which is that JSON whole. */
export function fromScreenedForm(raw: string, form: string | null): string {
  if (form === null) return raw;
  if (form.startsWith('{')) return form;
  const match = FORM.exec(form);
  const [before, after] = [Number(match?.[1]), Number(match?.[2])];
  // Guessed at, it would show what screening took away.
  if (match === null || before + after > raw.length)
    throw new StoreUnusable('the archive is damaged: a screened record does not fit its raw one');
  return raw.slice(0, before) + form.slice(match[0].length) + raw.slice(raw.length - after);
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
