import type { DatabaseSync } from 'node:sqlite';
import { SourceBusy } from '../errors.ts';
import type { Checkpoint } from '../sources/source.ts';
import { type Batch, entryNumbers, type Run } from './batch.ts';
import { type ChangeClocks, changeClocks } from './change-clock.ts';
import type { FindingsQuery, StoredFinding } from './findings.ts';
import { holdEntry, releaseEntry } from './hold-entry.ts';
import { utcSecond } from './instant.ts';
import { type KeptEvent, keepEvents } from './keep-events.ts';
import { noteOutcome, outcomeAfter } from './note-outcome.ts';
import { noteStrangeKeys } from './note-strange-keys.ts';
import { originsOf } from './origins.ts';
import type { Reject, RejectQuery } from './rejects.ts';
import { rescreenBatch } from './rescreen.ts';
import { addCounts, noCounts, type RunCounts, type Tally } from './run-counts.ts';
import type { RunOutcome, RunProblem, RunPurpose, StoredRun } from './runs.ts';
import { type Seen, seenBy } from './seen.ts';
import type { ArchiveSource, SourceState } from './sources.ts';
import type { SweepResult } from './sweep.ts';
import { openTables, type Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';

export interface CommitCounts extends RunCounts {
  /** Result of the full list that ended in this batch; null: none did. */
  readonly sweep: SweepResult | null;
}

interface RunState {
  readonly seen: Seen;
  readonly total: Tally;
  /** A list of a period was not believed: it must be read again, so no checkpoint after it is kept. */
  periodShrank: boolean;
}

/** The archive as its only writer, the harvester, uses it. Every method is one transaction. */
export class Archive implements Disposable {
  readonly #db: DatabaseSync;
  readonly #now: () => Date;
  readonly #tables: Tables;
  readonly #clocks: ChangeClocks;
  readonly #runs = new Map<number, RunState>();

  constructor(db: DatabaseSync, now: () => Date) {
    this.#db = db;
    this.#now = now;
    this.#clocks = changeClocks(db, now);
    this.#tables = openTables(db);
  }

  /**
   * Begins a run and locks the source for it. A run that a dead process left open is closed as incomplete first.
   * Throws SourceBusy when another run of the source is at work, in this process or another.
   */
  beginRun(source: ArchiveSource, purpose: RunPurpose = 'harvest'): Run {
    const { sources, runs } = this.#tables;
    const now = this.#now();
    const started = utcSecond(now);
    const id = inTransaction(this.#db, () => {
      sources.put(source);
      const abandoned = sources.abandonedRun(source.id, now);
      if (abandoned !== null) {
        runs.end(abandoned, started, 'incomplete', INTERRUPTED);
        // A source that ends the process each time it is read must not keep the others waiting: if this run dies too, it waits.
        const { failures } = sources.state(source.id, now);
        const end = outcomeAfter('incomplete', INTERRUPTED, failures);
        noteOutcome(this.#db, this.#tables, source.id, end, INTERRUPTED, now);
      }
      const run = runs.insert(source.id, purpose, started);
      sources.lock(source.id, run, purpose, now);
      return run;
    });
    const begun: Run = { id, source, purpose, started };
    this.adopt(begun);
    return begun;
  }

  /** Lets a second Archive of the same file, in another thread, write for a run that was begun here. */
  adopt(run: Run): void {
    this.#runs.set(run.id, {
      seen: seenBy(this.#db, run.source.id),
      total: noCounts(),
      periodShrank: false,
    });
  }

  /** The file's full path. */
  get file(): string {
    return this.#db.location() ?? '';
  }

  checkpoint(sourceId: string): Checkpoint | null {
    return this.#tables.sources.checkpoint(sourceId);
  }

  /** Makes the next run read the source from the start; nothing in the archive is lost. */
  forgetCheckpoint(sourceId: string): void {
    inTransaction(this.#db, () => this.#tables.sources.setCheckpoint(sourceId, null));
  }

  /** Tells others that the run is alive while it waits for its source. */
  beat(run: Run): void {
    inTransaction(this.#db, () => this.#tables.sources.beat(run.source.id, run.id, this.#now()));
  }

  /**
   * Writes the events and the last checkpoint among them: all or nothing. `asOf` is for words that are not news: what the
   * archive has written after that UTC second stays. Throws SourceBusy when the run has lost its lock, StoreUnusable when the
   * file cannot be written.
   */
  commit(run: Run, events: readonly KeptEvent[], asOf: string | null = null): CommitCounts {
    const state = this.#stateOf(run);
    const { sources, runs } = this.#tables;
    const now = this.#now();
    const counts = noCounts();
    let sweep: SweepResult | null = null;
    let { periodShrank } = state;
    try {
      this.#clocks.inTransaction((clock) => {
        sources.beat(run.source.id, run.id, now);
        const publicEntries = new Map<string, number>();
        const { seen } = state;
        const numbers = entryNumbers(this.#tables.entries);
        const batch: Batch = {
          numbers,
          originOf: originsOf(this.#tables.origins),
          tables: this.#tables,
          run,
          seen,
          clock,
          counts,
          asOf,
          publicEntries,
        };
        sweep = keepEvents(batch, events);
        periodShrank ||= sweep?.kind === 'shrank' && sweep.isPeriod === true;
        counts.changes = clock.count;
        for (const [source, difference] of publicEntries) sources.addPublic(source, difference);
        if (run.purpose === 'harvest') seen.save();
        const checkpoint = events.findLast((event) => event.kind === 'checkpoint');
        if (checkpoint && !periodShrank)
          sources.setCheckpoint(run.source.id, checkpoint.checkpoint);
        const total = { ...state.total };
        addCounts(total, counts);
        runs.setCounts(run.id, total);
      });
    } catch (error) {
      state.seen.reload();
      throw error;
    }
    state.periodShrank = periodShrank;
    addCounts(state.total, counts);
    return { ...counts, sweep };
  }

  /** Ends the run, frees the source, and takes what was deleted out of the write-ahead log. */
  finishRun(run: Run, outcome: RunOutcome, problem: RunProblem | null = null): StoredRun {
    const { sources, runs } = this.#tables;
    const { id } = run.source;
    const now = this.#now();
    const stored = inTransaction(this.#db, () => {
      sources.beat(id, run.id, now);
      const { failures } = sources.state(id, now);
      const end = run.purpose === 'harvest' ? outcomeAfter(outcome, problem, failures) : outcome;
      runs.end(run.id, utcSecond(now), end, problem);
      if (run.purpose === 'harvest') noteOutcome(this.#db, this.#tables, id, end, problem, now);
      noteStrangeKeys(this.#tables, run.id);
      sources.unlock(id);
      return runs.get(run.id);
    });
    this.#runs.delete(run.id);
    this.forgetDeletedText();
    if (stored === null) throw new SourceBusy(`run ${run.id} is not in the archive`);
    return stored;
  }

  /**
   * Moves the write-ahead log into the archive and empties it, so that deleted text is in neither. Readers that are in the
   * middle of something put it off until the next time.
   */
  forgetDeletedText(): void {
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /**
   * Screens the next entries again after the screening rules have changed; what comes out differently is a change. Call until it
   * returns 0: then every entry is screened by the rules of this program.
   */
  rescreen(limit = 500): number {
    return this.#clocks.inTransaction((clock) =>
      rescreenBatch(this.#db, this.#tables, clock, limit),
    );
  }

  /**
   * Carries out what archivists have asked for: `held` are kept from the public, `released` are let go, all in one transaction. Entries
   * that are unknown, or as they should be already, are passed over. Returns how many came to be held and released.
   */
  applyHolds(held: Iterable<string>, released: Iterable<string>) {
    return this.#clocks.inTransaction((clock) => {
      const done = { held: 0, released: 0 };
      for (const id of held) if (holdEntry(this.#tables, clock, id)) done.held++;
      for (const id of released)
        if (releaseEntry(this.#db, this.#tables, clock, id)) done.released++;
      return done;
    });
  }

  sourceState(sourceId: string): SourceState {
    return this.#tables.sources.state(sourceId, this.#now());
  }

  /** A person has looked: the next sweep may withdraw more than the limit. */
  allowShrink(sourceId: string): void {
    inTransaction(this.#db, () => this.#tables.sources.setAllowShrink(sourceId, true));
  }

  /** True when the archive has entries of the source, public or held back. */
  hasEntriesOf(sourceId: string): boolean {
    for (const _ of this.#tables.entries.ofSource(sourceId)) return true;
    return false;
  }

  run(id: number): StoredRun | null {
    return this.#tables.runs.get(id);
  }

  /** When the source's newest run of that purpose began, UTC second; null: never. */
  lastStart(sourceId: string, purpose: RunPurpose): string | null {
    return this.#tables.runs.lastStart(sourceId, purpose);
  }

  /** Newest first. */
  runs(sourceId: string, limit: number): StoredRun[] {
    return this.#tables.runs.newest(sourceId, limit);
  }

  rejects(query: RejectQuery): Reject[] {
    return this.#tables.rejects.list(query);
  }

  reject(n: number): Reject | null {
    return this.#tables.rejects.get(n);
  }

  /** Number of the source's newest reject; 0: none. */
  lastReject(sourceId: string): number {
    return this.#tables.rejects.last(sourceId);
  }

  /** Returns false when there is none with that number. */
  dropReject(n: number): boolean {
    return inTransaction(this.#db, () => this.#tables.rejects.drop(n));
  }

  findings(query: FindingsQuery): StoredFinding[] {
    return this.#tables.findings.list(query);
  }

  /** Entries per finding code. */
  findingTotals(): ReadonlyMap<string, number> {
    return this.#tables.findings.totals();
  }

  [Symbol.dispose](): void {
    this.#db.close();
  }

  #stateOf(run: Run): RunState {
    const state = this.#runs.get(run.id);
    if (state === undefined) throw new SourceBusy(`run ${run.id} has ended`);
    return state;
  }
}

const INTERRUPTED: RunProblem = {
  code: 'RunInterrupted',
  message: 'the process ended before the run did; the next run continues from its checkpoint',
  sample: '',
};
