import { cleanMarked } from '../record/clean-text.ts';
import {
  hasMarkedName,
  joinMarked,
  type MarkedText,
  markedName,
  markedText,
  withoutNames,
} from '../record/marked-text.ts';
import { markNameTags } from '../record/name-tags.ts';
import { textOf, type XmlElement } from './element.ts';
import { isNameElement } from './name-element.ts';

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
  const clean = markNameTags(cleanMarked(marked));
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
