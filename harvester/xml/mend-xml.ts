import { htmlEntities } from './html-entities.ts';

/** What was mended, by kind, with how often. */
export type Mends = Readonly<Record<string, number>>;

/** XML 1.0 §2.2 `Char`, turned round. With the `u` flag a surrogate only matches when it stands alone. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/** Sections where `&` is text, or an ampersand with what may follow it. */
const AMPERSAND =
  /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|&(?:#(\d{1,8});|#[xX]([0-9a-fA-F]{1,7});|([A-Za-z][A-Za-z0-9]{0,31});)?/g;
const PREDEFINED: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);
const DECLARATION = /<\?xml\s[^?]*\?>/g;

/**
 * Second try for text that is not well-formed: removes exactly the characters XML 1.0 forbids, raw or as references, puts
 * characters for HTML's entity names, escapes every other stray `&`, and takes away XML declarations and junk that stand
 * where they may not. Everything is counted; nothing is guessed about tags.
 */
export function mendXml(text: string): { readonly text: string; readonly mends: Mends } {
  const mends: Record<string, number> = {};
  const count = (kind: string): void => {
    mends[kind] = (mends[kind] ?? 0) + 1;
  };

  const start = text.indexOf('<');
  let mended = start > 0 ? text.slice(start) : text;
  if (start > 0) count('leadingText');
  mended = mended.replace(DECLARATION, (declaration, at: number) => {
    if (at === 0) return declaration;
    count('strayDeclaration');
    return '';
  });
  mended = mended.replace(FORBIDDEN, () => {
    count('forbiddenCharacter');
    return '';
  });
  mended = mended.replace(AMPERSAND, (found: string, decimal, hex, name) => {
    if (!found.startsWith('&')) return found;
    if (decimal !== undefined || hex !== undefined) {
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (isAllowed(code)) return found;
      count('forbiddenReference');
      return '';
    }
    if (PREDEFINED.has(name)) return found;
    const character = htmlEntities.get(name);
    count(character === undefined ? 'strayAmpersand' : 'htmlEntity');
    return character ?? `&amp;${found.slice(1)}`;
  });
  return { text: mended, mends };
}

const isAllowed = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);
