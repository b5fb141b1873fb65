// Characters that turn the reading direction of what stands around them, or are invisible marks of another text: they can
// make a line read as something it is not. Right-to-left letters themselves need none of them. Joiners in emoji stay.
const DECEIVING = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uFEFF\uFFF9-\uFFFB]|[\u{E0001}]/gu;
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

/** Text from people, ready for a plain-text mail: any line ends become `\n`, and nothing invisible is left that deceives. */
export const safeText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(CONTROL, '')
    .replace(DECEIVING, '');

/** As `safeText`, on one line: what a header or a line of a list may hold. */
export const oneLine = (text: string): string => safeText(text).replace(/\s+/g, ' ').trim();

/** The text with `> ` before each line, so that it cannot be taken for ours. */
export const quoted = (text: string): string =>
  safeText(text)
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
