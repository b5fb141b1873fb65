import { childText, type XmlElement } from '../../xml/element.ts';

/** A whole number of up to ten digits; 0 and placeholders are no number. */
export function childNumber(element: XmlElement | null, name: string): number | null {
  const text = childText(element, name);
  return text !== null && /^\d{1,10}$/.test(text) && Number(text) > 0 ? Number(text) : null;
}
