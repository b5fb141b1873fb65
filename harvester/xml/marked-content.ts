import { cleanMarked } from '../record/clean-text.ts';
import {
  hasMarkedName,
  joinMarked,
  type MarkedText,
  markedName,
  markedText,
  withoutNames,
} from '../record/marked-text.ts';
import { textOf, type XmlElement } from './element.ts';
import { isNameElement } from './name-element.ts';

/** A mark of a name that came as text (escaped once too often); one that is never closed marks the rest. */
const NAME_TAG = /<\s*p(?:erson)?navn\s*>([\s\S]*?)(?:<\s*\/\s*p(?:erson)?navn\s*>|$)/gi;
const LOOSE_TAG = /<\s*\/?\s*p(?:erson)?navn\s*\/?\s*>/gi;

/**
 * The text of an element, clean, with the names the source marked (`<personnavn>`, `<PNAVN>`, as elements or as escaped
 * text) marked our way. Null: no such element, or nothing in it.
 */
export function markedContent(element: XmlElement | null): MarkedText | null {
  if (element === null) return null;
  const [only] = element.content;
  const marked =
    element.content.length === 1 && typeof only === 'string'
      ? markedText(only)
      : joinMarked(pieces(element));
  const clean = markTags(cleanMarked(marked));
  return clean === '' ? null : clean;
}

/** True when nothing but marked names is in the text. */
export const isOnlyNames = (text: MarkedText): boolean =>
  hasMarkedName(text) && !/[\p{L}\p{N}]/u.test(withoutNames(text, ''));

function pieces(element: XmlElement): MarkedText[] {
  return element.content.flatMap((item) => {
    if (typeof item === 'string') return [markedText(item)];
    if (isNameElement(item.name)) return [markedName(textOf(item))];
    // <br/> and the like part words.
    return [markedText(' '), ...pieces(item), markedText(' ')];
  });
}

function markTags(text: MarkedText): MarkedText {
  if (!text.includes('<')) return text;
  let at = 0;
  const found: MarkedText[] = [];
  // Marks that are there already are kept: only the text between the tags is taken apart.
  const keep = (piece: string): MarkedText => piece.replace(LOOSE_TAG, '') as MarkedText;
  for (const match of text.matchAll(NAME_TAG)) {
    found.push(keep(text.slice(at, match.index)));
    found.push(markedName(match[1] ?? ''));
    at = match.index + match[0].length;
  }
  found.push(keep(text.slice(at)));
  return joinMarked(found);
}
