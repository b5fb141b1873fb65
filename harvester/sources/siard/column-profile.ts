import type { Cell } from './reader/cell.ts';
import type { SiardColumn } from './reader/siard-metadata.ts';

const MAX_CODES = 40;
const CODE = /^[A-ZÆØÅ0-9?*.,/-]{1,6}[a-z]?$/;
/** Columns that hold names, initials, addresses or numbers of people, whatever their values look like. */
const PERSONAL =
  /NAVN|NAME|INIT|SBH|ANSV|ADR|POST(?!NR$)|TLF|TELEF|MAIL|F[OØ]DT|F[OØ]DS|PERS|PNR|FNR|BRUKER|USER|SIGN|REGAV/i;

/** What one column holds, without keeping any of its text. */
export class ColumnProfile {
  filled = 0;
  empty = 0;
  inFiles = 0;
  readonly #codes: Map<string, number> | null;
  #tooMany = false;
  readonly #samples: string[] = [];
  readonly #withText: boolean;

  constructor(column: SiardColumn, withText: boolean) {
    this.#codes = PERSONAL.test(column.name) ? null : new Map();
    this.#withText = withText;
  }

  add(cell: Cell): void {
    if (cell === null) return;
    if (typeof cell !== 'string') {
      this.filled++;
      if (cell.kind === 'file') this.inFiles++;
      return;
    }
    if (cell.trim() === '') {
      this.empty++;
      return;
    }
    this.filled++;
    if (this.#withText && this.#samples.length < 3 && !this.#samples.includes(cell.slice(0, 80)))
      this.#samples.push(copy(cell.slice(0, 80)));
    if (this.#codes === null || this.#tooMany) return;
    const known = this.#codes.get(cell);
    if (known !== undefined) this.#codes.set(cell, known + 1);
    else if (this.#codes.size >= MAX_CODES || !CODE.test(cell.trim())) this.#tooMany = true;
    else this.#codes.set(copy(cell), 1);
  }

  /** Values with their counts when the column holds a few short codes, each used more than once on average; else null. */
  get codes(): readonly (readonly [string, number])[] | null {
    if (this.#codes === null || this.#tooMany || this.#codes.size === 0) return null;
    if (this.filled < 2 * this.#codes.size) return null;
    return [...this.#codes].sort((a, b) => b[1] - a[1]);
  }

  get samples(): readonly string[] {
    return this.#samples;
  }
}

/** A text of its own: a slice would keep the whole block it came from. */
const copy = (text: string): string => Buffer.from(text).toString();
