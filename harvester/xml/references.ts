import { isXmlChar } from './xml-char.ts';

const REFERENCE = /&(?:#x([0-9A-Fa-f]+);|#([0-9]+);|(amp|lt|gt|quot|apos);)?/g;
const PREDEFINED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * Text with its character references and the five entities of XML (1.0 §4.1, §4.6) resolved, once. Null: it holds an `&` that
 * begins neither, or a reference to a character XML forbids.
 */
export function resolveReferences(text: string): string | null {
  if (!text.includes('&')) return text;
  let sound = true;
  const resolved = text.replace(REFERENCE, (_, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return PREDEFINED[name] ?? '';
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    sound &&= isXmlChar(code);
    return isXmlChar(code) ? String.fromCodePoint(code) : '';
  });
  return sound ? resolved : null;
}
