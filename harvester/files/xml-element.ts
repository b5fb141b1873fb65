import type { MarkedText } from '../record/marked-text.ts';

/** One element that a grammar knows. `children` holds those that are kept, in the order of the file. */
export interface XmlElement {
  /** Without a prefix. */
  readonly name: string;
  /** `xsi:type` without its prefix (it is a QName); null: none. */
  readonly type: string | null;
  readonly line: number;
  readonly parent: XmlElement | null;
  readonly children: XmlElement[];
  text: MarkedText;
  /** The file held something here that is not text in XML, e.g. an undefined entity. */
  slips: boolean;
  /** Names of children the grammar does not know, at most 20; null: none. */
  unknown: string[] | null;
}

/** The first child of that name, or null. */
export function child(element: XmlElement | null, name: string): XmlElement | null {
  if (element === null) return null;
  for (const candidate of element.children) if (candidate.name === name) return candidate;
  return null;
}

export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((candidate) => candidate.name === name);
