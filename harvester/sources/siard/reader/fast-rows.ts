import type { Cell } from './cell.ts';
import { type RowTarget, SaxRows } from './sax-rows.ts';
import { unescapeSiard } from './siard-text.ts';

const ROW = '<row>';
const ROW_END = '</row>';
/** Longer rows go through the SAX path, which bounds what it keeps. */
const MAX_CARRY = 1 << 18;
const MAX_PENALTY = 512;
/** Rows in a row that show the table to be regular after all. */
const ENOUGH = 32;
const DOUBTFUL = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd-\uffff]|\]\]>/g;
const REFERENCE = /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/g;
const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
const NEVER = Number.POSITIVE_INFINITY;

/**
 * Rows of a table.xml by a scanner that accepts one narrow form only: `<row>`, then `<cN>text</cN>` or `<cN/>` with rising
 * N and white space between, then `</row>`. In that form no comment, CDATA, attribute or nesting can hide, so it is
 * well-formed by construction. A row that deviates in any way is handed to the SAX path, and the scanner resumes after it.
 */
export class FastRows {
  readonly #target: RowTarget;
  readonly #sax: SaxRows;
  #fast = false;
  #never = false;
  #rooted = false;
  /** The beginning of a row whose end has not come, and its last characters. */
  #carry = '';
  #seam = '';
  #prologue = '';
  /** A carriage return at the very end waits for what follows it. */
  #return = false;
  /** Rows the SAX path takes before the scanner tries again; doubles while the rows go on deviating. */
  #penalty = 1;
  #pending = 0;
  /** The next places in the current text that need a closer look; found once, however often the scanner resumes. */
  #marks = { doubt: -1, reference: -1, escaped: -1 };

  constructor(target: RowTarget) {
    this.#target = target;
    this.#sax = new SaxRows(target);
  }

  write(raw: string): void {
    const text = this.#rooted ? this.#lineEnds(raw) : raw;
    let rest = text;
    if (this.#fast) {
      if (
        !(this.#seam + text.slice(0, ROW_END.length)).includes(ROW_END) &&
        !text.includes(ROW_END)
      ) {
        this.#keep(this.#carry + text, text);
        if (this.#carry.length <= MAX_CARRY) return;
        this.#fast = false;
        this.#pending = 1;
      }
      rest = this.#fast ? this.#carry + text : this.#carry;
      this.#keep('', '');
    }
    let at = 0;
    this.#marks = { doubt: -1, reference: -1, escaped: -1 };
    while (at < rest.length) {
      if (this.#fast) {
        const end = rest.lastIndexOf(ROW_END);
        const limit = end + ROW_END.length;
        if (end < 0 || limit <= at) {
          const left = rest.slice(at);
          this.#keep(left, left);
          return;
        }
        at = this.#scan(rest, at, limit);
      } else {
        const rooted = this.#rooted;
        at = this.#throughSax(rest, at);
        if (this.#rooted && !rooted) {
          rest = this.#lineEnds(rest.slice(at));
          this.#marks = { doubt: -1, reference: -1, escaped: -1 };
          at = 0;
        }
      }
    }
  }

  end(): void {
    const last = this.#carry + (this.#return ? '\n' : '');
    if (last !== '') this.#sax.write(last);
    this.#sax.end();
  }

  #keep(carry: string, newest: string): void {
    this.#carry = carry;
    this.#seam =
      newest === '' ? '' : (this.#seam + newest.slice(-ROW_END.length)).slice(-ROW_END.length);
  }

  /** XML 1.0 §2.11: every line end is one line feed, before anything else is looked at. */
  #lineEnds(text: string): string {
    const whole = this.#return ? `\r${text}` : text;
    this.#return = whole.endsWith('\r');
    const settled = this.#return ? whole.slice(0, -1) : whole;
    if (!settled.includes('\r')) return settled;
    return settled.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  }

  /** Feeds up to the next place where the scanner might resume; returns how far it came. */
  #throughSax(text: string, from: number): number {
    const mark = this.#rooted ? ROW_END : '>';
    const found = this.#never ? -1 : text.indexOf(mark, from);
    const to = found < 0 ? text.length : found + mark.length;
    const piece = text.slice(from, to);
    // XML 1.1, which only a declaration at the very start can ask for, has other line ends and characters.
    if (this.#prologue.length < 256) {
      this.#prologue += piece.slice(0, 256);
      if (/^<\?xml[^>]{0,200}?version\s*=\s*["']1\.[1-9]/.test(this.#prologue)) this.#never = true;
    }
    this.#sax.write(piece);
    if (this.#sax.boundary && !this.#never) {
      this.#rooted = true;
      this.#fast = --this.#pending <= 0;
    }
    return to;
  }

  /** Reads rows of `text` from `from`, all of whose ends lie before `limit`; returns where it stopped, with `#fast` off when the row there needs the SAX path. */
  #scan(text: string, from: number, limit: number): number {
    const { places, width, version1, out } = this.#target;
    const columns = places.length;
    const marks = this.#marks;
    if (marks.doubt < from) {
      DOUBTFUL.lastIndex = from;
      marks.doubt = DOUBTFUL.exec(text)?.index ?? NEVER;
    }
    if (marks.reference < from) marks.reference = next(text, '&', from);
    if (marks.escaped < from) marks.escaped = next(text, '\\', from);
    const { doubt } = marks;
    let { reference, escaped } = marks;
    let at = from;
    let count = 0;
    for (;;) {
      while (isSpace(text.charCodeAt(at))) at++;
      if (at >= limit) return at;
      const start = at;
      if (count++ === ENOUGH) this.#penalty = 1;
      if (!text.startsWith(ROW, at)) return this.#leave(start);
      at += ROW.length;
      const row = new Array<Cell>(width).fill(null);
      let last = 0;
      for (;;) {
        let code = text.charCodeAt(at);
        while (isSpace(code)) code = text.charCodeAt(++at);
        if (code !== 60) return this.#leave(start);
        code = text.charCodeAt(at + 1);
        if (code === 47) {
          if (!text.startsWith(ROW_END, at)) return this.#leave(start);
          at += ROW_END.length;
          break;
        }
        const name = at + 1;
        if (code !== 99) return this.#leave(start);
        let number = 0;
        let digit = name + 1;
        for (;;) {
          code = text.charCodeAt(digit);
          if (code < 48 || code > 57 || number > columns) break;
          number = number * 10 + code - 48;
          digit++;
          // No leading zero.
          if (number === 0) return this.#leave(start);
        }
        if (number <= last || number > columns) return this.#leave(start);
        last = number;
        const place = places[number - 1] ?? -1;
        if (code === 47) {
          if (text.charCodeAt(digit + 1) !== 62) return this.#leave(start);
          if (place >= 0) row[place] = '';
          at = digit + 2;
          continue;
        }
        if (code !== 62) return this.#leave(start);
        const begin = digit + 1;
        const to = text.indexOf('<', begin);
        const length = digit - name;
        // `</` + the same name + `>`
        if (text.charCodeAt(to + 1) !== 47 || text.charCodeAt(to + 2 + length) !== 62)
          return this.#leave(start);
        for (let i = 0; i < length; i++)
          if (text.charCodeAt(to + 2 + i) !== text.charCodeAt(name + i)) return this.#leave(start);
        at = to + 3 + length;
        if (place < 0 && reference > to) continue;
        let value = text.slice(begin, to);
        if (reference < to) {
          const decoded = decodeReferences(value);
          if (decoded === null) return this.#leave(start);
          value = decoded;
          reference = next(text, '&', to);
        }
        // A reference may bring in a backslash of its own.
        if (escaped < to || value.length < to - begin) {
          value = unescapeSiard(value, version1);
          if (escaped < to) escaped = next(text, '\\', to);
        }
        if (place >= 0) row[place] = value;
      }
      if (doubt < at) return this.#leave(start);
      this.#target.rows++;
      out.push(row);
    }
  }

  #leave(start: number): number {
    this.#fast = false;
    this.#pending = this.#penalty;
    this.#penalty = Math.min(MAX_PENALTY, this.#penalty * 2);
    return start;
  }
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 9;

function next(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? NEVER : at;
}

/** Predefined entities and character references (XML 1.0 §4.1, §4.6); null when there is any other `&`. */
function decodeReferences(text: string): string | null {
  let known = 0;
  let wrong = false;
  const decoded = text.replace(
    REFERENCE,
    (_whole, hex?: string, decimal?: string, name?: string) => {
      known++;
      if (name !== undefined) return NAMED.get(name) ?? '';
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (!isPlainCharacter(code)) wrong = true;
      return wrong ? '' : String.fromCodePoint(code);
    },
  );
  return wrong || text.split('&').length - 1 !== known ? null : decoded;
}

const isPlainCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code < 0xd800) ||
  (code >= 0xe000 && code < 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);
