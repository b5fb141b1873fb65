import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { checkGrammar } from './check-grammar.ts';
import type { XmlElement } from './element.ts';
import { DEEPEST, XmlFault } from './parse-xml.ts';
import { Prefixes } from './prefixes.ts';
import { resolveReferences } from './references.ts';

/** Characters a small document may have. */
export const LONGEST_SMALL_DOCUMENT = 256 * 1024;

const [TEXT, CDATA, COMMENT, ATTRIBUTES] = ['#text', '#cdata', '#comment', ':@'];
/** As of fast-xml-parser with `preserveOrder`: one key for the name, one for the attributes. */
type Ordered = Readonly<
  Record<string, string | readonly Ordered[] | Readonly<Record<string, string>>>
>;

// Every default that touches a value is off: numbers, entities, white space, order, and renaming of names.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: TEXT,
  cdataPropName: CDATA,
  // kept, so that the texts before and after a comment stay two, as saxes gives them
  commentPropName: COMMENT,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  jPath: false,
  maxNestedTags: DEEPEST,
  onDangerousProperty: (name) => name,
});

/**
 * Parses a small document, up to 256 Ki characters, with fast-xml-parser. What it accepts gives the tree that `parseXml`
 * gives, and has no undeclared prefix; what `parseXml` refuses is refused. DOCTYPE is refused, nesting goes up to 256.
 * Throws XmlFault; unless it is `refused`, `parseXml` or mending may still make something of the text.
 */
export function parseSmallDocument(text: string): XmlElement {
  if (text.length > LONGEST_SMALL_DOCUMENT)
    throw new XmlFault('the document is too long for a small one', LONGEST_SMALL_DOCUMENT);
  const elements = checkGrammar(text);
  const tree = new Tree();
  const root = tree.root(parsed(text));
  if (tree.prefixes.undeclared > 0) throw new XmlFault('a prefix is declared nowhere', 0);
  if (root === null || tree.elements !== elements)
    throw new XmlFault('fast-xml-parser reads other elements than there are', 0);
  return root;
}

function parsed(text: string): readonly Ordered[] {
  // marked deprecated for a package of its own; what it must catch, `checkGrammar` has caught before
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw new XmlFault('fast-xml-parser finds it invalid', 0);
  try {
    return parser.parse(text);
  } catch (cause) {
    throw new XmlFault('fast-xml-parser cannot read it', 0, false, { cause });
  }
}

class Tree {
  readonly prefixes = new Prefixes();
  elements = 0;

  root(nodes: readonly Ordered[]): XmlElement | null {
    const [node] = nodes
      .flatMap((one) => this.#content(one))
      .filter((one) => typeof one !== 'string');
    return node ?? null;
  }

  /** What stands for a node in the content of its parent: nothing for a comment. */
  #content(node: Ordered): (XmlElement | string)[] {
    for (const name in node) {
      const value = node[name];
      if (name === TEXT && typeof value === 'string') return [resolved(value)];
      if (!Array.isArray(value) || name === COMMENT) continue;
      if (name === CDATA) return [String(value[0]?.[TEXT] ?? '')];
      return [this.#element(name, attributesOf(node), value)];
    }
    return [];
  }

  #element(
    qname: string,
    attributes: Readonly<Record<string, string>>,
    nodes: readonly Ordered[],
  ): XmlElement {
    this.elements++;
    const name = this.prefixes.open(qname, attributes);
    const content = nodes.flatMap((node) => this.#content(node));
    this.prefixes.close();
    return { name, attributes, content };
  }
}

function attributesOf(node: Ordered): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = Object.create(null);
  // White space in a value becomes blanks before references are resolved (XML 1.0 §3.3.3).
  for (const [name, value] of Object.entries(node[ATTRIBUTES] ?? {}))
    attributes[name.slice(1)] = resolved(String(value).replace(/[\t\n]/g, ' '));
  return attributes;
}

function resolved(text: string): string {
  const found = resolveReferences(text);
  if (found === null) throw new XmlFault('a reference is malformed, undefined or forbidden', 0);
  return found;
}
