const SPECIAL = /[&<>"\r\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};
const escaped = (character: string): string => ESCAPES[character] ?? character;

/** Text as XML content. Characters XML 1.0 §2.2 forbids become U+FFFD, so that one bad value never breaks a page. */
export const escapeText = (text: string): string =>
  SPECIAL.test(text)
    ? text
        .toWellFormed()
        .replace(FORBIDDEN, '\uFFFD')
        .replace(/[&<>"\r]/g, escaped)
    : text;

/** Text as an attribute's value. */
export const escapeAttribute = (text: string): string =>
  text
    .toWellFormed()
    .replace(FORBIDDEN, '\uFFFD')
    .replace(/[&<>"\r\n\t]/g, escaped);

/** An element with text; nothing at all when there is none. */
export const textElement = (name: string, text: string | number | null): string =>
  text === null || text === '' ? '' : `<${name}>${escapeText(String(text))}</${name}>`;
