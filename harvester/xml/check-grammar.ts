import { DEEPEST, XmlFault } from './parse-xml.ts';
import { FORBIDDEN_CHARACTERS } from './xml-char.ts';

// XML 1.0 §2.3 `NameStartChar` without colon (Namespaces in XML §4), without what JavaScript takes for white space
// (U+1680, U+FEFF) and without characters beyond U+FFFF: fast-xml-parser would read other names.
const START =
  'A-Za-z_\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u167F\\u1681-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFEFE\\uFF00-\\uFFFD';
const PART = `[${START}][${START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`;
const NAME = `${PART}(?::${PART})?`;
const S = '[ \\t\\r\\n]';
const EQUALS = `${S}*=${S}*`;
const VALUE = `(?:"[^"<]*"|'[^'<]*')`;

const DECLARATION = new RegExp(
  `<\\?xml${S}+version${EQUALS}(?:"1\\.0"|'1\\.0')(?:${S}+encoding${EQUALS}(?:"[A-Za-z][\\w.-]*"|'[A-Za-z][\\w.-]*'))?` +
    `(?:${S}+standalone${EQUALS}(?:"(?:yes|no)"|'(?:yes|no)'))?${S}*\\?>`,
  'y',
);
const START_TAG = new RegExp(`<(${NAME})((?:${S}+${NAME}${EQUALS}${VALUE})*)${S}*(/?)>`, 'y');
const END_TAG = new RegExp(`</(${NAME})${S}*>`, 'y');
const ATTRIBUTE = new RegExp(`(${NAME})${EQUALS}${VALUE}`, 'g');
// fast-xml-parser looks for the end of an instruction outside quotes, XML anywhere: the quotes must come in pairs.
const INSTRUCTION = new RegExp(`^(${PART})(?:${S}(?:[^"']|"[^"]*"|'[^']*')*)?$`);
const BLANK = new RegExp(`^${S}*$`);

/**
 * Holds a document to the grammar of XML 1.0 wherever fast-xml-parser's own validation lets things through: characters,
 * names, attributes, `]]>`, comments, instructions, one root and nothing outside it; no DOCTYPE, nesting up to 256.
 * References are left to whoever resolves them. Returns the number of elements. Throws XmlFault.
 */
export function checkGrammar(text: string): number {
  const forbidden = text.search(FORBIDDEN_CHARACTERS);
  if (forbidden >= 0) throw new XmlFault('a character is forbidden in XML', forbidden);
  const open: string[] = [];
  let elements = 0;
  let at = match(DECLARATION, text, 0)?.[0].length ?? 0;
  while (at < text.length) {
    if (text.startsWith('<!', at) || text.startsWith('<?', at)) {
      at = passOver(text, at, open.length === 0);
      continue;
    }
    if (text[at] !== '<') {
      at = passText(text, at, open.length === 0);
      continue;
    }
    const tag = match(START_TAG, text, at) ?? match(END_TAG, text, at);
    if (tag === null) throw new XmlFault('a tag is malformed', at);
    const [whole, name = '', attributes, selfClosing] = tag;
    if (attributes === undefined) {
      if (open.pop() !== name) throw new XmlFault('an end tag has no start tag', at);
    } else {
      if (open.length === 0 && elements > 0) throw new XmlFault('there are two roots', at);
      if (open.length === DEEPEST) throw new XmlFault('elements are nested too deeply', at, true);
      checkAttributes(attributes, at);
      elements++;
      if (selfClosing === '') open.push(name);
    }
    at += whole.length;
  }
  if (open.length > 0 || elements === 0) throw new XmlFault('no element, or one left open', at);
  return elements;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function checkAttributes(attributes: string, at: number): void {
  const names = new Set<string>();
  for (const [, name = ''] of attributes.matchAll(ATTRIBUTE)) {
    if (names.has(name)) throw new XmlFault('an attribute stands twice', at);
    names.add(name);
  }
}

/** Passes over the text up to the next markup. Returns where that is. */
function passText(text: string, at: number, outside: boolean): number {
  const next = text.indexOf('<', at);
  const end = next < 0 ? text.length : next;
  const piece = text.slice(at, end);
  if (outside && !BLANK.test(piece)) throw new XmlFault('there is text outside the root', at);
  if (piece.includes(']]>')) throw new XmlFault('there is "]]>" in a text', at);
  return end;
}

/** Passes over a comment, CDATA section or instruction. Returns where it ends. */
function passOver(text: string, at: number, outside: boolean): number {
  const until = (end: string, from: number): number => {
    const found = text.indexOf(end, from);
    if (found < 0) throw new XmlFault(`"${end}" is missing`, at);
    return found + end.length;
  };
  if (text.startsWith('<!--', at)) {
    const end = until('--', at + 4);
    if (text[end] !== '>') throw new XmlFault('there is "--" in a comment', at);
    return end + 1;
  }
  if (text.startsWith('<![CDATA[', at) && !outside) return until(']]>', at + 9);
  if (text.startsWith('<!DOCTYPE', at))
    throw new XmlFault('the document has a DOCTYPE, which is refused', at, true);
  if (text.startsWith('<!', at)) throw new XmlFault('a declaration stands where none may', at);
  const end = until('?>', at + 2);
  const target = INSTRUCTION.exec(text.slice(at + 2, end - 2))?.[1];
  if (target === undefined || /^xml$/i.test(target))
    throw new XmlFault('a processing instruction is malformed', at);
  return end;
}
