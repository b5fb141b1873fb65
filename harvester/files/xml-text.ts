import { type MarkedText, withNames } from '../record/marked-text.ts';
import { FORBIDDEN_CHARACTERS } from '../xml/xml-char.ts';
import type { XmlElement } from './xml-element.ts';

/**
 * The element with what was kept of it as XML, so that a rejected record can be read again by the same grammar.
 * Marked names come back as `<personnavn>`.
 */
export function xmlText(element: XmlElement, inside = ''): string {
  const type = element.type === null ? '' : ` xsi:type="${escaped(element.type)}"`;
  const content = element.children.map((child) => xmlText(child)).join('') + inside;
  return `<${element.name}${type}>${content === '' ? markedXml(element.text) : content}</${element.name}>`;
}

const markedXml = (text: MarkedText): string =>
  text
    .split(/(\uE000[^\uE001]*\uE001)/)
    .map((piece) =>
      piece.startsWith('\uE000')
        ? `<personnavn>${escaped(withNames(piece as MarkedText))}</personnavn>`
        : escaped(piece),
    )
    .join('');

const escaped = (text: string): string =>
  text
    .replace(FORBIDDEN_CHARACTERS, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
