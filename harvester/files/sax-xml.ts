import { SaxesParser } from 'saxes';
import { SourceChangedShape } from '../errors.ts';
import type { XmlHandlers, XmlLimits } from './xml-reader.ts';

const BARE_AMPERSAND = /&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|[A-Za-z][\w.-]{0,31};)/g;
const LONGEST_REFERENCE = 40;
const SLIP =
  /undefined entity|malformed character entity|empty entity name|: disallowed character\.$|"\]\]>"/;

/** A place between two tokens, in or behind the root element. */
export interface XmlPlace {
  /** Names of the elements that are open, outermost first; none: the root has ended. */
  readonly open: readonly string[];
  readonly line: number;
}

/** XML by the SAX parser, from the start of a file or from a place inside it. */
export class SaxXml {
  readonly #parser: SaxesParser<{ position: true; xmlns: false }>;
  readonly #file: string;
  readonly #limits: XmlLimits;
  readonly #handlers: XmlHandlers;
  readonly #linesBefore: number;
  #heldBack = '';
  #depth = 0;
  #since = 0;
  #fed = 0;
  #tagEnd = -1;

  constructor(
    file: string,
    handlers: XmlHandlers,
    limits: XmlLimits,
    place: XmlPlace | null = null,
  ) {
    this.#file = file;
    this.#limits = limits;
    this.#handlers = handlers;
    const parser = new SaxesParser<{ position: true; xmlns: false }>({
      position: true,
      xmlns: false,
    });
    this.#parser = parser;
    // the tags that are open already have been told of
    if (place?.open.length === 0) this.#feed('<root/>');
    for (const name of place?.open ?? []) this.#feed(`<${name}>`);
    this.#depth = place?.open.length ?? 0;
    this.#linesBefore = place === null ? 0 : place.line - parser.line;
    // six handlers: the eighth makes V8 keep the parser as a dictionary, and reading six times slower
    parser.on('opentag', (tag) => {
      this.#since = 0;
      this.#tagEnd = parser.position;
      if (++this.#depth > limits.depth)
        throw this.#refused(`elements are nested more than ${limits.depth} deep`);
      let attributes: Record<string, string> | null = null;
      for (const _ in tag.attributes) {
        attributes = tag.attributes;
        break;
      }
      handlers.open(tag.name, attributes, this.line);
    });
    parser.on('closetag', (tag) => {
      this.#since = 0;
      this.#tagEnd = parser.position;
      this.#depth--;
      handlers.close(tag.name, this.line);
    });
    const text = (value: string): void => {
      this.#since = 0;
      handlers.text(value);
    };
    parser.on('text', text);
    parser.on('cdata', text);
    parser.on('doctype', (doctype) => {
      this.#since = 0;
      if (doctype.includes('['))
        throw this.#refused('the document type declares entities or elements of its own');
    });
    parser.on('error', (error) => {
      if (SLIP.test(error.message)) handlers.slip(this.line);
      else throw this.#refused(`not well-formed XML: ${withoutQuotes(error.message)}`, error);
    });
  }

  get line(): number {
    return this.#linesBefore + this.#parser.line;
  }

  /** True when the last character written ended a tag, so that another way of reading may go on behind it. */
  get isBetweenTokens(): boolean {
    return this.#heldBack === '' && this.#tagEnd === this.#fed;
  }

  /** True when the file asks for XML 1.1, which has other line ends and characters. */
  get isXml11(): boolean {
    return this.#parser.xmlDecl.version === '1.1';
  }

  /** Throws SourceChangedShape naming file and line when the XML is broken or beyond a limit. */
  write(text: string): void {
    if (this.#heldBack === '' && !text.includes('&')) {
      this.#parse(text);
      return;
    }
    const whole = this.#heldBack + text;
    // a reference may be cut in two by the end of a piece; no reference is longer than this
    const last = whole.lastIndexOf('&');
    const cut = last >= 0 && whole.length - last < LONGEST_REFERENCE ? last : whole.length;
    this.#heldBack = whole.slice(cut);
    this.#parseMended(cut === whole.length ? whole : whole.slice(0, cut));
  }

  /** Throws SourceChangedShape when elements are still open or there was no element at all. */
  close(): void {
    this.#parseMended(this.#heldBack);
    this.#heldBack = '';
    this.#parser.close();
  }

  /**
   * Writes `&amp;` for an ampersand that begins no reference. The parser would read on to the next semicolon and take the
   * tags in between for text, a skjerming among them.
   */
  #parseMended(text: string): void {
    let from = 0;
    for (const match of text.matchAll(BARE_AMPERSAND)) {
      this.#parse(text.slice(from, match.index));
      this.#handlers.slip(this.line);
      this.#parse('&amp;');
      from = match.index + 1;
    }
    this.#parse(from === 0 ? text : text.slice(from));
  }

  #parse(text: string): void {
    this.#since += text.length;
    // counted before parsing: the piece that is open may have begun in any earlier chunk
    if (this.#since - text.length > this.#limits.piece)
      throw this.#refused(`one text or tag is longer than ${this.#limits.piece} characters`);
    this.#feed(text);
  }

  #feed(text: string): void {
    this.#fed += text.length;
    this.#parser.write(text);
  }

  #refused(reason: string, cause?: unknown): SourceChangedShape {
    return new SourceChangedShape(
      `${this.#file}, line ${this.line}: ${reason}. Ask the supplier for a new file.`,
      { cause },
    );
  }
}

/** The parser's words without its own position, and without anything quoted from the file. */
const withoutQuotes = (message: string): string =>
  message
    .replace(/^\d+:\d+: /, '')
    .replace(/[:;]? .*["'].*$/, '')
    .replace(/\.$/, '')
    .slice(0, 80);
