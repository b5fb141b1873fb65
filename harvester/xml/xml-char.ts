/** XML 1.0 §2.2 `Char`, turned round. With the `u` flag a surrogate only matches when it stands alone. */
export const FORBIDDEN_CHARACTERS =
  /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** True for the code point of a character that may stand in XML 1.0 (§2.2 `Char`). */
export const isXmlChar = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);
