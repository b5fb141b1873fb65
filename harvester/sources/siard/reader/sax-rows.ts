import { localName } from '../../../xml/local-name.ts';
import type { Cell, Row, RowProblems } from './cell.ts';
import { unescapeSiard, withoutForbidden } from './siard-text.ts';
import { SiardUnreadable } from './siard-unreadable.ts';
import { MAX_RUN, type XmlAttributes, XmlFeed } from './xml-feed.ts';

const NUMBERED = /^[cua]([1-9]\d{0,6})$/;
const MAX_ROW = 4 * MAX_RUN;
/** Parts of one nested value; more is refused as a cell too long. */
const MAX_PARTS = 100_000;

export interface RowTarget {
  /** Name of the file, for messages. */
  readonly where: string;
  readonly version1: boolean;
  /** For each column of the table the place in the row it goes to, or -1. */
  readonly places: Int32Array;
  /** Cells in a row. */
  readonly width: number;
  readonly problems: RowProblems;
  /** Rows begun so far; shared by both ways of reading. */
  rows: number;
  readonly out: Row[];
}

interface Open {
  readonly number: number;
  readonly attributes: XmlAttributes;
  text: string;
  parts: Map<number, Cell> | null;
  long: boolean;
}

/**
 * Rows of a table.xml through a full XML parser: comments, CDATA, attributes, prefixes, nested values. The reference that
 * the fast path (`fast-rows.ts`) must equal.
 */
export class SaxRows {
  /** The last character written ended the root's start tag or a row. */
  boundary = false;
  readonly #target: RowTarget;
  readonly #feed: XmlFeed;
  #depth = 0;
  #skip = 0;
  #row: Cell[] | null = null;
  #seen = new Set<number>();
  #cells: Open[] = [];
  #size = 0;

  constructor(target: RowTarget) {
    this.#target = target;
    this.#feed = new XmlFeed(target.where, {
      open: (name, attributes) => this.#open(name, attributes),
      close: () => this.#close(),
      text: (text) => this.#text(text),
      badCharacter: () => target.problems.add('bad-character', target.rows),
    });
  }

  write(text: string): void {
    // The last `>` alone, so that `boundary` speaks of the very end of the text.
    const end = text.endsWith('>') ? text.length - 1 : text.length;
    this.#feed.write(text.slice(0, end));
    this.boundary = false;
    if (end < text.length) this.#feed.write('>');
  }

  end(): void {
    this.#feed.end();
  }

  #open(name: string, attributes: XmlAttributes): void {
    const depth = this.#depth++;
    if (this.#skip > 0) return;
    if (depth === 0) {
      if (name !== 'table')
        throw new SiardUnreadable(
          'not-siard',
          `${this.#target.where}: the root is <${name.slice(0, 40)}>, not <table>`,
        );
      this.boundary = true;
    } else if (depth === 1) {
      if (name !== 'row') {
        this.#skipFrom(depth);
        return;
      }
      this.#target.rows++;
      this.#row = new Array<Cell>(this.#target.width).fill(null);
      this.#seen.clear();
      this.#size = 0;
    } else this.#openCell(name, attributes, depth);
  }

  #openCell(name: string, attributes: XmlAttributes, depth: number): void {
    const number = Number(NUMBERED.exec(name)?.[1] ?? 0);
    const column = depth === 2;
    if (
      number === 0 ||
      name.startsWith('c') !== column ||
      (column && number > this.#target.places.length)
    ) {
      this.#skipFrom(depth);
      return;
    }
    this.#cells.push({ number, attributes, text: '', parts: null, long: false });
  }

  #text(text: string): void {
    const cell = this.#cells.at(-1);
    if (this.#skip > 0 || cell === undefined) this.#feed.overrun = false;
    if (this.#skip > 0) return;
    if (cell === undefined) {
      if (/[^ \t\r\n]/.test(text)) this.#target.problems.add('stray-text', this.#target.rows);
      return;
    }
    this.#size += text.length;
    if (this.#feed.overrun || cell.text.length + text.length > MAX_RUN || this.#size > MAX_ROW)
      cell.long = true;
    // Columns nobody asked for are never put together.
    else if (this.#wanted()) cell.text += text;
  }

  #wanted(): boolean {
    const first = this.#cells[0];
    return first !== undefined && this.#target.places[first.number - 1] !== -1;
  }

  #close(): void {
    const depth = --this.#depth;
    if (this.#skip > 0) {
      if (depth < this.#skip) this.#skip = 0;
      return;
    }
    if (depth === 1 && this.#row !== null) {
      this.#target.out.push(this.#row);
      this.#row = null;
      this.boundary = true;
    } else if (depth >= 2) this.#closeCell();
  }

  #closeCell(): void {
    const cell = this.#cells.pop();
    if (cell === undefined || this.#row === null) return;
    const { problems, rows } = this.#target;
    if (this.#feed.overrun) {
      cell.long = true;
      this.#feed.overrun = false;
    }
    const value = this.#valueOf(cell);
    const parent = this.#cells.at(-1);
    if (parent !== undefined) {
      parent.parts ??= new Map();
      if (parent.parts.has(cell.number)) problems.add('cell-twice', rows);
      else if (parent.parts.size >= MAX_PARTS) parent.long = true;
      else parent.parts.set(cell.number, value);
      if (cell.long) parent.long = true;
      return;
    }
    if (this.#seen.has(cell.number)) {
      problems.add('cell-twice', rows);
      return;
    }
    this.#seen.add(cell.number);
    if (cell.long) problems.add('cell-too-long', rows);
    const place = this.#target.places[cell.number - 1] ?? -1;
    if (place >= 0) this.#row[place] = value;
  }

  #valueOf(cell: Open): Cell {
    if (cell.long) return { kind: 'too-long' };
    const attribute = (name: string): string | null => {
      for (const key of Object.keys(cell.attributes))
        if (localName(key) === name) return cell.attributes[key] ?? null;
      return null;
    };
    const plain = Object.keys(cell.attributes).length === 0;
    if (!plain && /^(true|1)$/.test(attribute('nil') ?? '')) return null;
    if (cell.parts !== null) return { kind: 'nested', parts: cell.parts };
    const file = plain ? null : attribute('file');
    if (file !== null) {
      const length = attribute('length') ?? '';
      // Old DBPTK: one attribute, type and digest in one string.
      const inOne = /^(MD5|SHA-?1|SHA-?256)(.+)$/i.exec(attribute('messageDigest') ?? '');
      return {
        kind: 'file',
        file: unescapeSiard(file, this.#target.version1),
        length: /^\d{1,15}$/.test(length) ? Number(length) : null,
        digestType: attribute('digestType') ?? inOne?.[1] ?? null,
        digest: attribute('digest') ?? inOne?.[2] ?? null,
      };
    }
    const clean = withoutForbidden(cell.text);
    if (clean.includes('\ufffd')) this.#target.problems.add('bad-character', this.#target.rows);
    return unescapeSiard(clean, this.#target.version1);
  }

  #skipFrom(depth: number): void {
    this.#target.problems.add('unknown-element', this.#target.rows);
    this.#skip = depth + 1;
  }
}
