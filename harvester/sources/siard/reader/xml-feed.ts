import { SaxesParser } from 'saxes';
import { localName } from '../../../xml/local-name.ts';
import { SiardUnreadable } from './siard-unreadable.ts';

export type XmlAttributes = Readonly<Record<string, string>>;

/** Local names only: namespaces and prefixes differ per producer and mean nothing here. */
export interface XmlHandlers {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text(text: string): void;
  /** A character or reference XML forbids; reading goes on. */
  badCharacter(): void;
}

const MAX_DEPTH = 64;
const MAX_PROLOGUE = 1 << 20;
/** Characters without a `<` after which the rest of the run is dropped and the cell counts as too long. */
export const MAX_RUN = 4 << 20;
const MAX_TOKEN = 4 * MAX_RUN;
const PIECE = 32 * 1024;
const ONLY_A_CHARACTER = /disallowed character\.$|undefined entity|malformed character entity/;

/**
 * saxes with bounds. No document type is followed and no entity expanded; depth, text runs and single tokens are capped;
 * anything that makes the structure doubtful throws SiardUnreadable, since rows after it could be wrong.
 */
export class XmlFeed {
  /** The text of the current element was cut because it was too long. */
  overrun = false;
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  readonly #where: string;
  #depth = 0;
  /** Characters since the last `<`, that one included, and the one after it. */
  #run = 0;
  #markup = '';
  #sinceEvent = 0;
  #prologue = 0;

  constructor(where: string, handlers: XmlHandlers) {
    this.#where = where;
    const parser = this.#parser;
    // Six handlers and no more: with eight the engine keeps the parser as a dictionary, and it runs at a fifth of its speed.
    parser.on('opentag', (tag) => {
      this.#sinceEvent = 0;
      if (++this.#depth > MAX_DEPTH)
        throw this.#bad('too-large', `elements nest deeper than ${MAX_DEPTH}`);
      handlers.open(localName(tag.name), tag.attributes);
    });
    parser.on('closetag', (tag) => {
      this.#sinceEvent = 0;
      this.#depth--;
      handlers.close(localName(tag.name));
    });
    const text = (value: string): void => {
      this.#sinceEvent = 0;
      handlers.text(value);
    };
    parser.on('text', text);
    parser.on('cdata', text);
    parser.on('doctype', (subset) => {
      if (subset.includes('['))
        throw this.#bad('doctype', 'a DOCTYPE with declarations of its own is refused');
    });
    parser.on('error', (error) => {
      if (ONLY_A_CHARACTER.test(error.message)) handlers.badCharacter();
      else if (!(this.overrun && error.message.includes('entity')))
        throw this.#bad('not-well-formed', `not well-formed XML (${error.message})`, error);
    });
  }

  write(text: string): void {
    if (text.length <= PIECE) this.#writePiece(text);
    else
      for (let at = 0; at < text.length; at += PIECE) this.#writePiece(text.slice(at, at + PIECE));
  }

  end(): void {
    this.#parser.close();
  }

  #writePiece(piece: string): void {
    let rest = piece;
    if (this.overrun && this.#run > MAX_RUN) {
      const next = rest.indexOf('<');
      if (next < 0) return;
      rest = rest.slice(next);
      this.#run = 0;
    }
    const last = rest.lastIndexOf('<');
    if (this.#run === 1) this.#markup = rest.charAt(0);
    if (last >= 0) this.#markup = rest.charAt(last + 1);
    this.#run = last < 0 ? this.#run + rest.length : rest.length - last;
    // Of a comment or CDATA section nothing may be dropped, or its end would be lost; those have a bound of their own.
    if (this.#run > MAX_RUN && this.#markup !== '!' && this.#markup !== '?') this.overrun = true;
    this.#sinceEvent += rest.length;
    if (this.#depth === 0) this.#prologue += rest.length;
    this.#parser.write(rest);
    if (this.#sinceEvent > MAX_TOKEN)
      throw this.#bad('too-large', `a comment, CDATA section or tag is longer than ${MAX_TOKEN}`);
    if (this.#depth === 0 && this.#prologue > MAX_PROLOGUE)
      throw this.#bad('too-large', `more than ${MAX_PROLOGUE} characters outside the root element`);
  }

  #bad(code: 'too-large' | 'doctype' | 'not-well-formed', what: string, cause?: unknown) {
    return new SiardUnreadable(code, `${this.#where}: ${what}`, { cause });
  }
}
