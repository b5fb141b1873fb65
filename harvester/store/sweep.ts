import type { Batch } from './batch.ts';
import { withdraw } from './withdraw.ts';

/** More than this would be withdrawn in one sweep: a person must look first (reference: oai-pmh.md §4.1, 7). */
const MOST_SHARE = 0.05;
const MOST_ENTRIES = 1000;
const FEW = 5;

export interface SweepResult {
  /** Entries the source had before the sweep, and how many of them the list lacks. */
  readonly known: number;
  readonly missing: number;
  /** `shrank`: nothing was withdrawn, a person must look. `unsure`: a reject that names no record may be one of the missing. */
  readonly kind: 'done' | 'shrank' | 'unsure';
  /** The list was of one period only. */
  readonly isPeriod?: true;
}

interface Candidate {
  readonly n: number;
  /** Run that began the list which first lacked it; 0: the last list had it. */
  readonly missed: number;
}

/**
 * A full list of the source's keys has been read to its end: what it lacks for the second time in a row is withdrawn, unless
 * so much is missing that the list itself is more likely to be wrong, and no person has accepted it.
 */
export function sweep(batch: Batch): SweepResult {
  const { tables, run, seen } = batch;
  const { id: source } = run.source;
  const own = sort(tables.entries.ofSource(source), seen.has);
  const shared = sort(tables.entrySources.ofSource(source), seen.has);
  const known = own.known + shared.known;
  const missing = own.missing.length + shared.missing.length;
  const accepted = tables.sources.allowsShrink(source);
  const listing = listingOf(batch);
  if (!accepted && isTooMuch(missing, known)) return { known, missing, kind: 'shrank' };
  if (missing > 0 && hasNewNamelessRejects(batch)) return { known, missing, kind: 'unsure' };
  // A list that is read again because its run was cut off is the same list: what it lacks, it lacks for the first time.
  const isSecond = (missed: number): boolean => accepted || (missed > 0 && missed < listing);

  for (const n of own.back) tables.entries.setMissed(n, 0);
  for (const n of shared.back) tables.entrySources.setMissed(n, source, 0);
  for (const { n, missed } of own.missing)
    if (isSecond(missed)) withdrawMissing(batch, n);
    else tables.entries.setMissed(n, listing);
  for (const { n, missed } of shared.missing)
    if (isSecond(missed)) withdrawMissing(batch, n);
    else tables.entrySources.setMissed(n, source, listing);
  if (accepted) tables.sources.setAllowShrink(source, false);
  return { known, missing, kind: 'done' };
}

/**
 * True when a list that lacks `missing` of `known` entries is not to be believed without a person. Of a small journal a few
 * entries are soon more than the share: up to five are believed, if they are no more than a quarter of it.
 */
export const isTooMuch = (missing: number, known: number): boolean =>
  missing > MOST_ENTRIES || missing > Math.max(known * MOST_SHARE, Math.min(FEW, known / 4));

function sort(
  candidates: Iterable<Candidate>,
  isSeen: (n: number) => boolean,
): { known: number; missing: Candidate[]; back: number[] } {
  const missing: Candidate[] = [];
  const back: number[] = [];
  let known = 0;
  for (const candidate of candidates) {
    known++;
    if (!isSeen(candidate.n)) missing.push(candidate);
    else if (candidate.missed > 0) back.push(candidate.n);
  }
  return { known, missing, back };
}

/** Run that began the list under way. */
const listingOf = ({ tables, run }: Batch): number =>
  tables.sources.listingRun(run.source.id) ?? run.id;

/** A reject that names no record, and is new, may be one of the missing. */
export const hasNewNamelessRejects = (batch: Batch): boolean =>
  batch.tables.rejects.keylessSince(batch.run.source.id, listingOf(batch)) > 0;

/** Silence is weaker than a word: an entry that another source of the organisation still gives stays. */
export function withdrawMissing(batch: Batch, n: number): void {
  const { tables, run } = batch;
  const { id: source } = run.source;
  const entry = tables.entries.get(n);
  const others = tables.entrySources.all(n);
  const isElsewhere =
    entry.source === source
      ? others.some((other) => other.meaning !== null)
      : entry.state === 'public' || entry.state === 'held';
  if (!isElsewhere) withdraw(batch, entry, source);
  else if (entry.source === source)
    tables.entries.update(n, { ...entry, meaning: null, missed: 0 });
  else {
    const shown = others.find((other) => other.source === source);
    tables.entrySources.put(n, source, shown?.sourceKey ?? '', null);
  }
}
