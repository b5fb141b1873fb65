import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { XmlElement } from './element.ts';

/** The text is not well-formed, or holds something that is refused (DOCTYPE, endless nesting). */
export class XmlFault extends Error {
  override name = 'XmlFault';
  /** Characters from the start of the text. */
  readonly position: number;
  /** It must not be mended and tried again. */
  readonly refused: boolean;
  constructor(message: string, position: number, refused = false) {
    super(message);
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

const DEEPEST = 256;

/**
 * Parses strictly: well-formed XML 1.0, no DOCTYPE and so no entities but the five (no XXE, no expansion), nesting up to
 * 256. Prefixes are not resolved; undeclared ones are counted. Throws XmlFault.
 */
export function parseXml(text: string, takeOut: TakeOut | null = null): ParsedXml {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const stack: XmlElement[] = [];
  const starts: number[] = [];
  const names = new Names();
  let root: XmlElement | null = null;
  let top: XmlElement | null = null;

  parser.on('doctype', () => {
    throw new XmlFault('the document has a DOCTYPE, which is refused', parser.position, true);
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    if (stack.length === DEEPEST)
      throw new XmlFault('elements are nested too deeply', parser.position, true);
    const name = names.open(tag);
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
    names.close();
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
  return { root, undeclaredPrefixes: names.undeclared };
}

/** Splits names into prefix and local name, and keeps account of which prefixes are declared where. */
class Names {
  undeclared = 0;
  readonly #split = new Map<string, readonly [prefix: string, local: string]>();
  readonly #declared = new Map<string, number>([
    ['', 1],
    ['xml', 1],
    ['xmlns', 1],
  ]);
  readonly #here: (string[] | null)[] = [];

  open(tag: SaxesTagPlain): string {
    let here: string[] | null = null;
    let prefixed: string[] | null = null;
    for (const key in tag.attributes) {
      const colon = key.indexOf(':');
      if (colon < 0) continue;
      if (key.startsWith('xmlns:')) {
        const prefix = key.slice(6);
        this.#declared.set(prefix, (this.#declared.get(prefix) ?? 0) + 1);
        here ??= [];
        here.push(prefix);
      } else {
        prefixed ??= [];
        prefixed.push(key.slice(0, colon));
      }
    }
    this.#here.push(here);
    if (prefixed !== null)
      for (const prefix of prefixed) if (!this.#isDeclared(prefix)) this.undeclared++;
    const [prefix, local] = this.#parts(tag.name);
    if (!this.#isDeclared(prefix)) this.undeclared++;
    return local;
  }

  close(): void {
    const here = this.#here.pop();
    if (here === null || here === undefined) return;
    for (const prefix of here) this.#declared.set(prefix, (this.#declared.get(prefix) ?? 1) - 1);
  }

  #isDeclared(prefix: string): boolean {
    return (this.#declared.get(prefix) ?? 0) > 0;
  }

  #parts(name: string): readonly [string, string] {
    let parts = this.#split.get(name);
    if (parts === undefined) {
      const colon = name.indexOf(':');
      parts = colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
      this.#split.set(name, parts);
    }
    return parts;
  }
}
