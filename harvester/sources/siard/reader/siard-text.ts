const ESCAPE_2 = /\\u([0-9a-fA-F]{4})/g;
const ESCAPE_1 = /\\(?:u([0-9a-fA-F]{4})|\\)/g;

/**
 * Undoes the escapes SIARD puts inside XML text: `\uXXXX` in every version (P_4.3-2), `\\` only in 1.0 (§5.1). Any other
 * backslash stays as it is, since real files hold unescaped ones. Surrogates that do not pair become U+FFFD.
 */
export function unescapeSiard(text: string, version1: boolean): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(version1 ? ESCAPE_1 : ESCAPE_2, (_whole, hex: string | undefined) =>
      hex === undefined ? '\\' : String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .toWellFormed();
}

/** Characters XML 1.0 forbids (§2.2) that a damaged or careless file may hold raw. */
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

export const withoutForbidden = (text: string): string => text.replace(FORBIDDEN, '\ufffd');
