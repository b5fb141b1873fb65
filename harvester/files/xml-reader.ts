import { SaxesParser } from 'saxes';
import { SourceChangedShape } from '../errors.ts';

/** Limits on one XML file. Exceeding one ends the file with a reason. */
export interface XmlLimits {
  /** Open elements at once. */
  readonly depth: number;
  /** Characters between two events: one text, comment, tag or document type. */
  readonly piece: number;
}

export const XML_LIMITS: XmlLimits = { depth: 400, piece: 4_000_000 };

const BARE_AMPERSAND = /&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|[A-Za-z][\w.-]{0,31};)/g;
const LONGEST_REFERENCE = 40;
const SLIP =
  /undefined entity|malformed character entity|empty entity name|: disallowed character\.$|"\]\]>"/;

export interface XmlHandlers {
  /** `name` as written, with its prefix; `line` is that of the tag's end. Attributes only when there are any. */
  open(name: string, attributes: Readonly<Record<string, string>> | null, line: number): void;
  /** The text of one run, entities resolved. */
  text(text: string): void;
  close(name: string, line: number): void;
  /**
   * A slip inside a text that the reading can go on after: an entity XML does not define (`&aring;`, a bare `&`), a
   * control character, `]]>`. The text holds it as written.
   */
  slip(line: number): void;
}

/**
 * Reads XML piece by piece. A document type is passed over and never resolved (Noark 4 files carry one); one with an
 * internal subset is refused, for that is where entity bombs and external entities are declared.
 */
export class XmlReader {
  readonly #parser: SaxesParser<{ position: true; xmlns: false }>;
  readonly #file: string;
  readonly #limits: XmlLimits;
  readonly #handlers: XmlHandlers;
  #heldBack = '';
  #depth = 0;
  #since = 0;

  constructor(file: string, handlers: XmlHandlers, limits: XmlLimits = XML_LIMITS) {
    this.#file = file;
    this.#limits = limits;
    this.#handlers = handlers;
    const parser = new SaxesParser<{ position: true; xmlns: false }>({
      position: true,
      xmlns: false,
    });
    this.#parser = parser;
    // six handlers: the eighth makes V8 keep the parser as a dictionary, and reading six times slower
    parser.on('opentag', (tag) => {
      this.#since = 0;
      if (++this.#depth > limits.depth)
        throw this.#refused(`elements are nested more than ${limits.depth} deep`);
      let attributes: Record<string, string> | null = null;
      for (const _ in tag.attributes) {
        attributes = tag.attributes;
        break;
      }
      handlers.open(tag.name, attributes, parser.line);
    });
    parser.on('closetag', (tag) => {
      this.#since = 0;
      this.#depth--;
      handlers.close(tag.name, parser.line);
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
      if (SLIP.test(error.message)) handlers.slip(parser.line);
      else throw this.#refused(`not well-formed XML: ${withoutQuotes(error.message)}`, error);
    });
  }

  get line(): number {
    return this.#parser.line;
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
      this.#handlers.slip(this.#parser.line);
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
    this.#parser.write(text);
  }

  #refused(reason: string, cause?: unknown): SourceChangedShape {
    return new SourceChangedShape(
      `${this.#file}, line ${this.#parser.line}: ${reason}. Ask the supplier for a new file.`,
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
