import { SourceChangedShape } from '../errors.ts';
import { localName } from '../xml/local-name.ts';
import type { DeliveredFile } from './delivered-file.ts';
import { chooseEncoding } from './encoding.ts';
import { survey } from './survey.ts';
import { XmlReader } from './xml-reader.ts';

/** An element of a small document, kept with everything in it. Names are without prefixes. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  readonly children: XmlNode[];
  text: string;
}

const MOST_BYTES = 50_000_000;
const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

/** Reads a small XML file, such as a manifest, whole. Throws SourceChangedShape when it is broken or above 50 MB. */
export async function readXmlDocument(file: DeliveredFile): Promise<XmlNode> {
  const facts = await survey(file.open());
  if (facts.bytes > MOST_BYTES)
    throw new SourceChangedShape(`${file.name}: a manifest of more than 50 MB is not read`);
  const top: XmlNode = { name: '', attributes: NO_ATTRIBUTES, line: 0, children: [], text: '' };
  const open: XmlNode[] = [top];
  const reader = new XmlReader(file.name, {
    open(qname, attributes, line) {
      const node: XmlNode = {
        name: localName(qname),
        attributes: attributes === null ? NO_ATTRIBUTES : withoutPrefixes(attributes),
        line,
        children: [],
        text: '',
      };
      open[open.length - 1]?.children.push(node);
      open.push(node);
    },
    text(text) {
      const node = open[open.length - 1];
      if (node !== undefined) node.text += text;
    },
    close() {
      open.pop();
    },
    slip() {},
  });
  const decoder = new TextDecoder(chooseEncoding(facts).label);
  for await (const chunk of file.open()) reader.write(decoder.decode(chunk, { stream: true }));
  reader.write(decoder.decode());
  reader.close();
  return top.children[0] ?? top;
}

const withoutPrefixes = (attributes: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));

/** All elements by that name below, in the order of the document. */
export function* below(node: XmlNode, name: string): Generator<XmlNode> {
  for (const child of node.children) {
    if (child.name === name) yield child;
    yield* below(child, name);
  }
}

/** Text of the first child by that name, trimmed; null: none, or empty. */
export function textOf(node: XmlNode, name: string): string | null {
  const text = node.children.find((child) => child.name === name)?.text.trim() ?? '';
  return text === '' ? null : text;
}
