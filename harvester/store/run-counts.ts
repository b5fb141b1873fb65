/** What a run did, in entries. Kept as JSON with the run; every key is always there. */
export interface RunCounts {
  /** Entries seen for the first time. */
  readonly created: number;
  /** Entries whose visible content differs from what the source gave before. */
  readonly changed: number;
  /** Records that say the same as before: nothing was written. */
  readonly unchanged: number;
  /** Of `created` and `changed`: those that screening holds back from the public. */
  readonly held: number;
  /** Public entries that no longer are: gone or screened at the source, or held back. */
  readonly withdrawn: number;
  /** Withdrawn entries that are public again, under the same id. */
  readonly returned: number;
  /** Tombstones written, also for entries that never were public. */
  readonly deleted: number;
  /** Entries found to be the same as another; their permalinks redirect. */
  readonly merged: number;
  /** Entries that another source of the same organisation gave before. */
  readonly takenOver: number;
  /** Records that stand in one list twice, under two keys of the source. */
  readonly doubled: number;
  /** Entries that their source calls by another key than it did. */
  readonly rekeyed: number;
  /** Records that could not be used and are kept raw. */
  readonly rejected: number;
  /** Kept rejects that arrived in good order. */
  readonly resolved: number;
  /** Kept rejects that are older than what the archive has. */
  readonly superseded: number;
  /** Keys in a full list that the archive has no entry for. */
  readonly unknownKeys: number;
  /** Steps in the change feed. */
  readonly changes: number;
}

export type RunCount = keyof RunCounts;

/** Counts that can be added to. */
export type Tally = { -readonly [count in RunCount]: number };

export const noCounts = (): Tally => ({
  created: 0,
  changed: 0,
  unchanged: 0,
  held: 0,
  withdrawn: 0,
  returned: 0,
  deleted: 0,
  merged: 0,
  takenOver: 0,
  doubled: 0,
  rekeyed: 0,
  rejected: 0,
  resolved: 0,
  superseded: 0,
  unknownKeys: 0,
  changes: 0,
});

const COUNTS: readonly RunCount[] = Object.keys(noCounts()).filter(isRunCount);

function isRunCount(name: string): name is RunCount {
  return name in noCounts();
}

/** Adds `more` to `sum`. */
export function addCounts(sum: Tally, more: RunCounts): void {
  for (const name of COUNTS) sum[name] += more[name];
}

/** Reads the JSON kept with a run; counts it does not have are 0. */
export function readCounts(json: string): RunCounts {
  const stored: unknown = JSON.parse(json);
  const counts = noCounts();
  if (typeof stored !== 'object' || stored === null) return counts;
  for (const [name, value] of Object.entries(stored))
    if (isRunCount(name) && typeof value === 'number') counts[name] = value;
  return counts;
}
