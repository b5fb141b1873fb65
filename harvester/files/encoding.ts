import type { Survey } from './survey.ts';

/** How to turn the bytes of an XML file into text, and whether the file told the truth about it. */
export interface Encoding {
  /** Label for `TextDecoder`. */
  readonly label: string;
  /** Upper-case name from the XML declaration; null: none. */
  readonly declared: string | null;
  /** The bytes say something else than the declaration. */
  readonly declarationLies: boolean;
  /** Bytes that no reading makes sense of and that become U+FFFD. */
  readonly strayBytes: number;
}

const DECLARATION = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]{0,40})["']/;

/**
 * Decides by byte order mark, else by the bytes, else by the declaration. A single-byte declaration over bytes that are
 * well-formed UTF-8 is read as UTF-8: Norwegian text in Latin-1 is not UTF-8 by chance. A file that says UTF-8 and is not
 * is read as Windows-1252, unless nearly all of it is UTF-8; then the few stray bytes become U+FFFD.
 */
export function chooseEncoding(facts: Survey): Encoding {
  const { head } = facts;
  const declared = readDeclaration(head);
  const wide = wideEncoding(head);
  if (wide !== null) return { label: wide, declared, declarationLies: false, strayBytes: 0 };
  const label = supported(declared);
  const saysUtf8 = label === 'utf-8';
  if (facts.ascii) return { label: 'utf-8', declared, declarationLies: false, strayBytes: 0 };
  if (facts.utf8) return { label: 'utf-8', declared, declarationLies: !saysUtf8, strayBytes: 0 };
  const mostlyUtf8 = facts.goodSequences > 20 * facts.strayBytes;
  if (mostlyUtf8)
    return {
      label: 'utf-8',
      declared,
      declarationLies: !saysUtf8,
      strayBytes: facts.strayBytes,
    };
  if (saysUtf8) return { label: 'windows-1252', declared, declarationLies: true, strayBytes: 0 };
  return { label, declared, declarationLies: false, strayBytes: 0 };
}

/** UTF-16 by byte order mark, or by the zero bytes around the first `<` (XML 1.0 appendix F). */
function wideEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [a, b] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  return null;
}

function readDeclaration(head: Uint8Array): string | null {
  const text = new TextDecoder(wideEncoding(head) ?? 'windows-1252').decode(head);
  return DECLARATION.exec(text.replace(/^(\uFEFF|ï»¿)/, ''))?.[1]?.toUpperCase() ?? null;
}

function supported(declared: string | null): string {
  if (declared === null) return 'utf-8';
  try {
    // a declaration that was readable byte by byte cannot be UTF-16, whatever it says
    const label = new TextDecoder(declared).encoding;
    return label.startsWith('utf-16') ? 'utf-8' : label;
  } catch {
    return 'utf-8';
  }
}
