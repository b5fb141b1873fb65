import type { Rows } from './rows.ts';

/** Keeps the row lists of recent expressions, the least recently used go first. Bounded in bytes, emptied on every change. */
export class RowCache {
  readonly #rows = new Map<string, Rows>();
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get(key: string, compute: () => Rows): Rows {
    const known = this.#rows.get(key);
    if (known !== undefined) {
      this.#rows.delete(key);
      this.#rows.set(key, known);
      return known;
    }
    const rows = compute();
    const size = cost(key, rows);
    if (size > this.#maxBytes / 2) return rows;
    this.#rows.set(key, rows);
    this.#bytes += size;
    for (const [oldest, old] of this.#rows) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#rows.delete(oldest);
      this.#bytes -= cost(oldest, old);
    }
    return rows;
  }

  clear(): void {
    this.#rows.clear();
    this.#bytes = 0;
  }
}

const cost = (key: string, rows: Rows): number => key.length * 2 + rows.byteLength + 100;
