import { PlainXml } from './plain-xml.ts';
import { SaxXml, type XmlPlace } from './sax-xml.ts';

/** Limits on one XML file. Exceeding one ends the file with a reason. */
export interface XmlLimits {
  /** Open elements at once. */
  readonly depth: number;
  /** Characters between two events: one text, comment, tag or document type. */
  readonly piece: number;
}

export const XML_LIMITS: XmlLimits = { depth: 400, piece: 4_000_000 };

/** A token that is cut off and longer than this is the parser's, which bounds what it keeps. */
const MOST_CARRIED = 65_536;
/** Tags after which a piece is left to the parser whole. */
const TRIES = 32;
// Surrogates as well: a pair may be cut in two by the end of a piece.
const NOT_PLAIN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/;

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

const isPlain = (text: string): boolean => !NOT_PLAIN.test(text) && !text.includes(']]>');

/**
 * Reads XML piece by piece. A document type is passed over and never resolved (Noark 4 files carry one); one with an
 * internal subset is refused, for that is where entity bombs and external entities are declared.
 *
 * A scanner takes what is plain, the SAX parser everything else and whatever is wrong: the two give the same events, and the
 * reading changes hands between two tokens.
 */
export class XmlReader {
  readonly #file: string;
  readonly #limits: XmlLimits;
  readonly #handlers: XmlHandlers;
  readonly #plain: PlainXml;
  /** null: the scanner has the reading. */
  #sax: SaxXml | null;
  /** The beginning of a token whose end has not come. */
  #carried = '';
  /** A carriage return at the very end waits for what follows it. */
  #endsInReturn = false;

  constructor(file: string, handlers: XmlHandlers, limits: XmlLimits = XML_LIMITS) {
    this.#file = file;
    this.#limits = limits;
    this.#handlers = handlers;
    this.#plain = new PlainXml(handlers, limits.depth);
    this.#sax = this.#parserFrom(null);
  }

  get line(): number {
    return this.#sax?.line ?? this.#plain.line;
  }

  /** Throws SourceChangedShape naming file and line when the XML is broken or beyond a limit. */
  write(text: string): void {
    if (this.#sax === null) {
      this.#scan(this.#lineEnds(text));
      return;
    }
    const rest = this.#throughParser(this.#sax, text);
    if (rest !== '') this.#scan(this.#lineEnds(rest));
  }

  /** Throws SourceChangedShape when elements are still open or there was no element at all. */
  close(): void {
    if (this.#sax === null) this.#toParser(this.#carried);
    this.#sax?.close();
  }

  #scan(text: string): void {
    const carried = this.#carried;
    if (!isPlain(text) || (carried.slice(-2) + text.slice(0, 2)).includes(']]>')) {
      this.#toParser(carried + text);
      return;
    }
    let rest = text;
    let from = 0;
    if (carried !== '') {
      // The token that was cut off goes by itself: a text that is put together is slower to read.
      from = text.indexOf('>') + 1;
      const token = carried + text.slice(0, from);
      const done = this.#plain.scan(token, 0);
      if (done < token.length) {
        rest = token.slice(done) + text.slice(from);
        from = 0;
      }
    }
    rest = rest.slice(this.#plain.scan(rest, from));
    if (this.#plain.isStuck || rest.length > Math.min(MOST_CARRIED, this.#limits.piece))
      this.#toParser(rest);
    else this.#carried = rest;
  }

  #toParser(text: string): void {
    const { open, line } = this.#plain;
    this.#carried = '';
    this.#sax = this.#parserFrom({ open: [...open], line });
    this.#sax.write(this.#endsInReturn ? `${text}\r` : text);
    this.#endsInReturn = false;
  }

  /** Gives the piece to the parser, and what comes after the first tags back, when the scanner can take it. */
  #throughParser(sax: SaxXml, text: string): string {
    let from = 0;
    for (let tries = 0; tries < TRIES; tries++) {
      const end = text.indexOf('>', from) + 1;
      if (end === 0) break;
      sax.write(text.slice(from, end));
      from = end;
      if (!sax.isBetweenTokens || this.#plain.open.length === 0 || sax.isXml11) continue;
      this.#plain.line = sax.line;
      this.#sax = null;
      return text.slice(from);
    }
    sax.write(from === 0 ? text : text.slice(from));
    return '';
  }

  #parserFrom(place: XmlPlace | null): SaxXml {
    const { open } = this.#plain;
    const handlers = this.#handlers;
    const tracked: XmlHandlers = {
      open(name, attributes, at) {
        open.push(name);
        handlers.open(name, attributes, at);
      },
      text: (text) => handlers.text(text),
      close(name, at) {
        open.pop();
        handlers.close(name, at);
      },
      slip: (at) => handlers.slip(at),
    };
    return new SaxXml(this.#file, tracked, this.#limits, place);
  }

  /** XML 1.0 §2.11: every line end is one line feed, before anything else is looked at. */
  #lineEnds(text: string): string {
    const whole = this.#endsInReturn ? `\r${text}` : text;
    this.#endsInReturn = whole.endsWith('\r');
    const settled = this.#endsInReturn ? whole.slice(0, -1) : whole;
    return settled.includes('\r') ? settled.replace(/\r\n?/g, '\n') : settled;
  }
}
