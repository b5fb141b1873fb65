import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { XmlElement } from './element.ts';
import { Prefixes } from './prefixes.ts';

/** The text is not well-formed, or holds something that is refused (DOCTYPE, endless nesting). */
export class XmlFault extends Error {
  override name = 'XmlFault';
  /** Characters from the start of the text. */
  readonly position: number;
  /** It must not be mended and tried again. */
  readonly refused: boolean;
  constructor(message: string, position: number, refused = false, options?: ErrorOptions) {
    super(message, options);
    this.position = position;
    this.refused = refused;
  }
}

export interface TakeOut {
  /** True for an element that is handed to `take` when it closes instead of being kept in the tree. */
  readonly wanted: (name: string, parent: string | null) => boolean;
  /** `start` and `end` are positions of the whole element in the text. */
  readonly take: (element: XmlElement, start: number, end: number) => void;
}

export interface ParsedXml {
  readonly root: XmlElement;
  /** Elements and attributes with a prefix that is declared nowhere around them. */
  readonly undeclaredPrefixes: number;
}

/** Elements that may be open at once. */
export const DEEPEST = 256;

/**
 * Parses strictly: well-formed XML 1.0, no DOCTYPE and so no entities but the five (no XXE, no expansion), nesting up to
 * 256. Prefixes are not resolved; undeclared ones are counted. Throws XmlFault.
 */
export function parseXml(text: string, takeOut: TakeOut | null = null): ParsedXml {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const stack: XmlElement[] = [];
  const starts: number[] = [];
  const prefixes = new Prefixes();
  let root: XmlElement | null = null;
  let top: XmlElement | null = null;

  parser.on('doctype', () => {
    throw new XmlFault('the document has a DOCTYPE, which is refused', parser.position, true);
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    if (stack.length === DEEPEST)
      throw new XmlFault('elements are nested too deeply', parser.position, true);
    const name = prefixes.open(tag.name, tag.attributes);
    const element: XmlElement = { name, attributes: tag.attributes, content: [] };
    if (takeOut?.wanted(name, top === null ? null : top.name) === true)
      starts.push(text.lastIndexOf('<', parser.position - 1));
    else {
      if (top !== null) top.content.push(element);
      starts.push(-1);
    }
    root ??= element;
    stack.push(element);
    top = element;
  });
  const addText = (piece: string): void => {
    if (top !== null) top.content.push(piece);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    prefixes.close();
    const closed = stack.pop();
    const start = starts.pop() ?? -1;
    top = stack[stack.length - 1] ?? null;
    if (closed !== undefined && start >= 0) takeOut?.take(closed, start, parser.position);
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof XmlFault || !(error instanceof Error)) throw error;
    throw new XmlFault(error.message, parser.position);
  }
  if (root === null) throw new XmlFault('there is no element in it', 0);
  return { root, undeclaredPrefixes: prefixes.undeclared };
}
