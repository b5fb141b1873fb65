import { SourceChangedShape } from '../errors.ts';
import { joinMarked, markedName, markedText } from '../record/marked-text.ts';
import { localName } from '../xml/local-name.ts';
import { isNameElement } from '../xml/name-element.ts';
import { child, type XmlElement } from './xml-element.ts';
import type { ChildRule, Grammar } from './xml-grammar.ts';
import type { XmlHandlers } from './xml-reader.ts';

export interface TreeListener {
  /** A streamed element began; its children are not read yet. */
  open(element: XmlElement): void;
  /** A streamed element ended; what its grammar keeps is in it. */
  close(element: XmlElement): void;
  /** Something the grammar does not allow: a stable code, and where. */
  fault(code: TreeFault, element: string, line: number): void;
}

export type TreeFault =
  | 'unknown_element'
  | 'element_order'
  | 'repeated_element'
  | 'missing_element'
  | 'malformed_text';

const STANDARDS = 'http://www.arkivverket.no/standarder/';
const EMPTY = markedText('');
const NO_CHILDREN: XmlElement[] = [];

interface Frame {
  readonly element: XmlElement;
  readonly grammar: Grammar | null;
  readonly streamed: boolean;
  lastRank: number;
}

interface Binding {
  readonly depth: number;
  readonly prefix: string;
  readonly foreign: boolean;
}

/**
 * Builds elements by a grammar out of XML events and hands over the streamed ones; everything else is passed over.
 * Elements of foreign namespaces are passed over without a word, unknown ones of our own with a fault. `<personnavn>` and
 * `<PNAVN>` inside a text become marks in the text.
 */
export class XmlTree implements XmlHandlers {
  readonly #file: string;
  readonly #roots: Readonly<Record<string, Grammar>>;
  readonly #listener: TreeListener;
  readonly #frames: Frame[] = [];
  readonly #bindings: Binding[] = [];
  #rootNamespace: string | null = null;
  #depth = 0;
  /** Depth of the element that is being passed over; 0: none. */
  #skipFrom = 0;
  #nameFrom = 0;
  #name = '';

  constructor(file: string, roots: Readonly<Record<string, Grammar>>, listener: TreeListener) {
    this.#file = file;
    this.#roots = roots;
    this.#listener = listener;
  }

  open(qname: string, attributes: Readonly<Record<string, string>> | null, line: number): void {
    const depth = ++this.#depth;
    if (this.#skipFrom > 0) return;
    if (attributes !== null) this.#bind(attributes, qname, depth);
    const name = localName(qname);
    const parent = this.#frames[this.#frames.length - 1];
    if (parent === undefined) {
      const grammar = this.#roots[name];
      if (grammar === undefined)
        throw new SourceChangedShape(
          `${this.#file}, line ${line}: the root element <${name.slice(0, 60)}> is none that is known here`,
        );
      this.#enter(name, attributes, line, grammar, true, null);
      return;
    }
    if (this.#nameFrom > 0) {
      this.#skipFrom = depth;
      return;
    }
    if (parent.grammar === null && isNameElement(name)) {
      this.#nameFrom = depth;
      this.#name = '';
      return;
    }
    if (
      this.#bindings.length > 0 &&
      this.#isForeign(qname.slice(0, Math.max(0, qname.length - name.length - 1)))
    ) {
      this.#skipFrom = depth;
      return;
    }
    const rule = parent.grammar?.children.get(name);
    if (rule === undefined) {
      const known = parent.element.unknown;
      if (known === null) parent.element.unknown = [name.slice(0, 60)];
      else if (known.length < 20) known.push(name.slice(0, 60));
      this.#listener.fault('unknown_element', name.slice(0, 60), line);
      this.#skipFrom = depth;
      return;
    }
    this.#checkPlace(parent, rule, name, line);
    if (rule.content === 'skip') {
      this.#skipFrom = depth;
      return;
    }
    const grammar = rule.content === 'leaf' ? null : rule.content;
    this.#enter(name, attributes, line, grammar, rule.streamed, parent.element);
  }

  text(text: string): void {
    if (this.#skipFrom > 0) return;
    if (this.#nameFrom > 0) {
      this.#name += text;
      return;
    }
    const frame = this.#frames[this.#frames.length - 1];
    if (frame === undefined || frame.grammar !== null) return;
    const { element } = frame;
    element.text =
      element.text === '' ? markedText(text) : joinMarked([element.text, markedText(text)]);
  }

  close(_name: string, _line: number): void {
    const depth = this.#depth--;
    while (this.#bindings.length > 0 && this.#bindings[this.#bindings.length - 1]?.depth === depth)
      this.#bindings.pop();
    if (this.#skipFrom > 0) {
      if (this.#skipFrom === depth) this.#skipFrom = 0;
      return;
    }
    if (this.#nameFrom === depth) {
      this.#nameFrom = 0;
      const frame = this.#frames[this.#frames.length - 1];
      if (frame !== undefined && this.#name.trim() !== '')
        frame.element.text = joinMarked([frame.element.text, markedName(this.#name.trim())]);
      return;
    }
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    const { element, grammar } = frame;
    if (grammar !== null)
      for (const name of grammar.required)
        if (child(element, name) === null)
          this.#listener.fault('missing_element', name, element.line);
    if (frame.streamed) this.#listener.close(element);
  }

  slip(line: number): void {
    const frame = this.#frames[this.#frames.length - 1];
    if (frame === undefined || this.#skipFrom > 0) return;
    frame.element.slips = true;
    this.#listener.fault('malformed_text', frame.element.name, line);
  }

  #enter(
    name: string,
    attributes: Readonly<Record<string, string>> | null,
    line: number,
    grammar: Grammar | null,
    streamed: boolean,
    parent: XmlElement | null,
  ): void {
    const element: XmlElement = {
      name,
      type: attributes === null ? null : readType(attributes),
      line,
      parent,
      children: grammar === null ? NO_CHILDREN : [],
      text: EMPTY,
      slips: false,
      unknown: null,
    };
    if (!streamed) parent?.children.push(element);
    this.#frames.push({ element, grammar, streamed, lastRank: -1 });
    if (streamed) this.#listener.open(element);
  }

  #checkPlace(parent: Frame, rule: ChildRule, name: string, line: number): void {
    const { rank } = rule;
    if (rank === null) {
      if (!rule.repeats && parent.element.children.some((child) => child.name === name))
        this.#listener.fault('repeated_element', name, line);
      return;
    }
    if (rank > parent.lastRank) parent.lastRank = rank;
    else if (rank < parent.lastRank) this.#listener.fault('element_order', name, line);
    else if (!rule.repeats) this.#listener.fault('repeated_element', name, line);
  }

  #bind(attributes: Readonly<Record<string, string>>, qname: string, depth: number): void {
    for (const key in attributes) {
      if (!key.startsWith('xmlns')) continue;
      const prefix = key === 'xmlns' ? '' : key.slice(6);
      const uri = attributes[key] ?? '';
      if (this.#rootNamespace === null && qname.split(':').length === (prefix === '' ? 1 : 2)) {
        if (prefix === '' || qname.startsWith(`${prefix}:`)) this.#rootNamespace = uri;
      }
      const foreign = uri !== '' && uri !== this.#rootNamespace && !uri.startsWith(STANDARDS);
      this.#bindings.push({ depth, prefix, foreign });
    }
  }

  #isForeign(prefix: string): boolean {
    for (let i = this.#bindings.length - 1; i >= 0; i--) {
      const binding = this.#bindings[i];
      if (binding?.prefix === prefix) return binding.foreign;
    }
    return false;
  }
}

function readType(attributes: Readonly<Record<string, string>>): string | null {
  for (const key in attributes) {
    if (key !== 'type' && !key.endsWith(':type')) continue;
    const value = (attributes[key] ?? '').trim();
    return localName(value);
  }
  return null;
}
