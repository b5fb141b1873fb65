/**
 * One element as sources are read: local names only, because half of the feeds in the world have the prefix or the
 * namespace wrong. Text and children keep their order, so that names marked inside a title stay where they are.
 */
export interface XmlElement {
  /** Name without prefix. */
  readonly name: string;
  /** By name as written, prefix included. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: (XmlElement | string)[];
}

/** First child element with that local name; null: none. */
export function child(element: XmlElement | null, name: string): XmlElement | null {
  if (element === null) return null;
  for (const item of element.content)
    if (typeof item !== 'string' && item.name === name) return item;
  return null;
}

export function children(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const item of element.content)
    if (typeof item !== 'string' && item.name === name) found.push(item);
  return found;
}

/** All text inside, at any depth, as written. */
export function textOf(element: XmlElement): string {
  const [first] = element.content;
  if (element.content.length === 1 && typeof first === 'string') return first;
  let text = '';
  for (const item of element.content) text += typeof item === 'string' ? item : textOf(item);
  return text;
}

/** Trimmed text of the first child with that name; null: no such child, or nothing in it. */
export function childText(element: XmlElement | null, name: string): string | null {
  const found = child(element, name);
  if (found === null) return null;
  const text = textOf(found).trim();
  return text === '' ? null : text;
}

/** Value of the attribute with that local name under any prefix; null: none. */
export function attribute(element: XmlElement, name: string): string | null {
  const plain = element.attributes[name];
  if (plain !== undefined) return plain;
  for (const key in element.attributes)
    if (key.endsWith(name) && key[key.length - name.length - 1] === ':')
      return element.attributes[key] ?? null;
  return null;
}
