import { resolveReferences } from './plain-references.ts';
import type { XmlHandlers } from './xml-reader.ts';

const SLASH = 0x2f;
const GREATER = 0x3e;
const ATTRIBUTE = /[ \n]+([A-Za-z_][\w.:-]*)[ \n]*=[ \n]*(?:"([^"<&\t\n]*)"|'([^'<&\t\n]*)')/y;
const TAG_END = /[ \n]*(\/?)>/y;
const KNOWN_NAMES = 4096;
const PROBES = 8;

/** 1: may begin a name, 2: may stand in one. ASCII only; everything else goes the other way. */
const NAME = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  NAME[code] = /[A-Za-z_]/.test(character) ? 3 : /[\w.:-]/.test(character) ? 2 : 0;
}

/**
 * A scanner for the plain part of XML, which is nearly all of every export: tags with ASCII names and simple attributes, and
 * text with the five named entities and character references. It knows nothing else: what it does not take it does not judge.
 * The text must have line feeds for line ends, no characters that XML forbids, none outside the BMP, and no `]]>`.
 */
export class PlainXml {
  readonly #handlers: XmlHandlers;
  readonly #depth: number;
  /** Names of the elements that are open. */
  readonly open: string[] = [];
  line = 1;
  /** What the last `scan` stopped at is not plain; else it is cut off by the end of the text. */
  isStuck = false;
  readonly #known: string[] = Array.from({ length: KNOWN_NAMES }, () => '');
  #nameEnd = 0;
  #newline = -1;

  constructor(handlers: XmlHandlers, depth: number) {
    this.#handlers = handlers;
    this.#depth = depth;
  }

  /** Reads from `from` as far as it can, and returns the index of the first token that it has not read. */
  scan(text: string, from: number): number {
    const { open } = this;
    this.isStuck = false;
    this.#newline = text.indexOf('\n', from);
    let at = from;
    while (open.length > 0) {
      const tag = text.indexOf('<', at);
      if (tag < 0) break;
      if (tag > at) {
        const value = resolveReferences(text.slice(at, tag));
        if (value === null) return this.#stop(text, at, tag);
        this.#handlers.text(value);
        at = tag;
      }
      const next =
        text.charCodeAt(tag + 1) === SLASH ? this.#closed(text, tag) : this.#opened(text, tag);
      if (next < 0) return this.#stop(text, at, tag);
      at = next;
    }
    this.isStuck = open.length === 0;
    this.#countLines(text, at);
    return at;
  }

  #stop(text: string, at: number, tag: number): number {
    this.isStuck = text.includes('>', tag);
    this.#countLines(text, at);
    return at;
  }

  #closed(text: string, tag: number): number {
    const { open } = this;
    const name = open[open.length - 1] ?? '';
    const end = tag + 2 + name.length;
    if (text.charCodeAt(end) !== GREATER || !text.startsWith(name, tag + 2)) return -1;
    this.#countLines(text, end);
    open.pop();
    this.#handlers.close(name, this.line);
    return end + 1;
  }

  #opened(text: string, tag: number): number {
    const name = this.#nameAt(text, tag + 1);
    if (name === '' || this.open.length >= this.#depth) return -1;
    let end = this.#nameEnd;
    let attributes: Record<string, string> | null = null;
    let isEmpty = false;
    if (text.charCodeAt(end) !== GREATER) {
      for (;;) {
        ATTRIBUTE.lastIndex = end;
        const match = ATTRIBUTE.exec(text);
        if (match === null) break;
        const [, key = '', double, single = ''] = match;
        attributes ??= emptyAttributes();
        if (attributes[key] !== undefined) return -1;
        attributes[key] = double ?? single;
        end = ATTRIBUTE.lastIndex;
      }
      TAG_END.lastIndex = end;
      const match = TAG_END.exec(text);
      if (match === null) return -1;
      isEmpty = match[1] !== '';
      end = TAG_END.lastIndex - 1;
    }
    this.#countLines(text, end);
    this.#handlers.open(name, attributes, this.line);
    if (isEmpty) this.#handlers.close(name, this.line);
    else this.open.push(name);
    return end + 1;
  }

  /** The name that begins there, the same string each time it is met; '': none that is plain. */
  #nameAt(text: string, start: number): string {
    let end = start;
    let hash = 0;
    for (let mask = 1; ; mask = 2, end++) {
      const code = text.charCodeAt(end);
      if (code > 127 || ((NAME[code] ?? 0) & mask) === 0) break;
      hash = Math.imul(hash, 31) + code;
    }
    this.#nameEnd = end;
    for (let probe = 0; probe < PROBES; probe++) {
      const known = this.#known[(hash + probe) & (KNOWN_NAMES - 1)] ?? '';
      if (known === '') return this.#learn(text.slice(start, end), hash + probe);
      if (known.length === end - start && text.startsWith(known, start)) return known;
    }
    return this.#learn(text.slice(start, end), hash);
  }

  #learn(slice: string, hash: number): string {
    // a copy, for a slice would keep the whole text it is of
    const name = Buffer.from(slice, 'latin1').toString('latin1');
    this.#known[hash & (KNOWN_NAMES - 1)] = name;
    return name;
  }

  #countLines(text: string, before: number): void {
    while (this.#newline >= 0 && this.#newline < before) {
      this.line++;
      this.#newline = text.indexOf('\n', this.#newline + 1);
    }
  }
}

// As the parser makes them: a name such as __proto__ is a key like any other.
const emptyAttributes = (): Record<string, string> => Object.create(null);
