import type { ChangeClock } from './change-clock.ts';
import type { EntriesTable, Entry } from './entries.ts';
import type { PreparedRecord } from './prepared-record.ts';
import type { Tally } from './run-counts.ts';
import type { RunPurpose } from './runs.ts';
import type { Seen } from './seen.ts';
import type { ArchiveSource } from './sources.ts';
import type { Tables } from './tables.ts';

/** One run of one source, from `beginRun` to `finishRun`. */
export interface Run {
  readonly id: number;
  readonly source: ArchiveSource;
  readonly purpose: RunPurpose;
  /** UTC second it began. */
  readonly started: string;
}

/** What one write transaction works with. */
export interface Batch {
  readonly tables: Tables;
  readonly run: Run;
  readonly seen: Seen;
  readonly clock: ChangeClock;
  readonly counts: Tally;
  /** Words older than this UTC second's do not replace what was written later; null: the events are news. */
  readonly asOf: string | null;
  /** The number the next new entry gets; `take` uses it up. */
  readonly numbers: EntryNumbers;
  /** The row of `origins` for an entry that becomes public. */
  readonly originOf: (record: PreparedRecord) => number;
  /** Number of public entries gained or lost, per source. */
  readonly publicEntries: Map<string, number>;
}

export interface EntryNumbers {
  next(): number;
  take(): number;
}

/** Counts on from the archive's last number, which is read once: the write lock keeps others out. */
export function entryNumbers(entries: EntriesTable): EntryNumbers {
  let number = 0;
  const next = () => {
    if (number === 0) number = entries.lastNumber() + 1;
    return number;
  };
  return {
    next,
    take() {
      const taken = next();
      number++;
      return taken;
    },
  };
}

/** Notes that an entry of the source became public (+1) or no longer is (-1). */
export function countPublic({ publicEntries }: Batch, source: string, difference: 1 | -1): void {
  publicEntries.set(source, (publicEntries.get(source) ?? 0) + difference);
}

/** True when the archive has written about the entry after the words at hand were spoken. */
export const isOutdated = ({ asOf }: Batch, entry: Entry): boolean =>
  asOf !== null && entry.written > asOf;
