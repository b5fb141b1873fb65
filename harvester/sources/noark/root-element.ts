// what may stand before the root: declaration, comments, processing instructions, a document type
const PROLOGUE = /^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<![A-Za-z][^>[]*(?:\[[^\]]*\])?[^>]*>)+/;

/** Name of the root element without its prefix, from the first bytes of a file; null: it does not begin like XML. */
export function rootElement(head: Uint8Array): string | null {
  const [a, b] = head;
  const wide = a === 0xff || b === 0 ? 'utf-16le' : a === 0xfe || a === 0 ? 'utf-16be' : null;
  // element names are ASCII in every format here, so the single-byte reading finds them in all other encodings
  const text = new TextDecoder(wide ?? 'windows-1252').decode(head);
  const start = text.replace(/^(?:\uFEFF|ï»¿)/, '').replace(PROLOGUE, '');
  return /^<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s>/]/.exec(start)?.[1] ?? null;
}
