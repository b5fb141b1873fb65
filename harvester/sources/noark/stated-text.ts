import { child, type XmlElement } from '../../files/xml-element.ts';
import { cleanMarked } from '../../record/clean-text.ts';
import { type MarkedText, withNames } from '../../record/marked-text.ts';
import { markNameTags } from '../../record/name-tags.ts';

// words systems write where they have nothing to say, seen in real exports
const PLACEHOLDER = /^(?:null|\[empty\]|\[tom\]|-+|\(null\))$/i;
const ONLY_MASK = /^[\s*.]*\*[\s*.,]*$/;

/** The element's text without outer white space; null when it is missing, empty or a placeholder (`NULL`, `[empty]`, `---`). */
export function statedText(element: XmlElement | null, name: string): string | null {
  const found = child(element, name);
  return found === null ? null : stated(withNames(found.text));
}

/** A text from a file, trimmed; null for nothing and for placeholders. */
export function stated(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' || PLACEHOLDER.test(trimmed) ? null : trimmed;
}

/** A text to be shown, cleaned, with its marked names; null also when nothing but `*****` is left of it. */
export function statedMarked(element: XmlElement | null, name: string): MarkedText | null {
  const found = child(element, name);
  return found === null ? null : shown(found.text);
}

/** Like `statedMarked`, from a text that is already in hand. */
export function shown(text: MarkedText): MarkedText | null {
  const plain = withNames(text);
  if (stated(plain) === null || ONLY_MASK.test(plain)) return null;
  const cleaned = markNameTags(cleanMarked(text));
  return withNames(cleaned).trim() === '' ? null : cleaned;
}
