import { formatInstant, readInstant } from './instant.ts';
import type { ListCursor } from './list-pages.ts';

/** Counts records of one window, and those whose datestamp is outside it. */
export class WindowCheck {
  records = 0;
  outside = 0;
  readonly #from: string | null;
  readonly #until: string | null;

  constructor({ window, granularity }: Pick<ListCursor, 'window' | 'granularity'>) {
    const argument = (at: string | null): string | null =>
      at === null ? null : formatInstant(new Date(at), granularity);
    this.#from = argument(window.from);
    this.#until = argument(window.until);
  }

  /** A missing or unreadable datestamp is inside. */
  count(datestamp: string | null): void {
    if (this.#from === null && this.#until === null) return;
    this.records++;
    const at = datestamp === null ? null : normal(datestamp);
    if (at === null) return;
    // Compared at the coarser of the two granularities.
    const before = this.#from !== null && at < this.#from.slice(0, at.length);
    const after =
      this.#until !== null && at.slice(0, this.#until.length) > this.#until.slice(0, at.length);
    if (before || after) this.outside++;
  }
}

function normal(datestamp: string): string | null {
  if (/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/.test(datestamp)) return datestamp;
  const instant = readInstant(datestamp);
  if (instant === null) return null;
  return formatInstant(instant, /\d{1,2}:\d\d/.test(datestamp) ? 'second' : 'day');
}
