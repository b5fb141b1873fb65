import type { DatabaseSync } from 'node:sqlite';
import { SourceBusy, StoreUnusable } from '../errors.ts';
import type { Checkpoint } from '../sources/source.ts';
import { integer, integerOrNull, type Row, text, textOrNull } from './column.ts';
import { secondsAfter } from './instant.ts';
import { isAlive, owner } from './owner.ts';

/** A configured source, as the archive needs to know it. */
export interface ArchiveSource {
  readonly id: string;
  readonly kind: string;
  readonly kommunenummer: string;
  readonly organisasjonsnummer: string;
}

/** What the scheduler asks before it starts a run. */
export interface SourceState {
  readonly checkpoint: Checkpoint | null;
  /** UTC second of the last run that reached the end; null: never. */
  readonly lastSuccess: string | null;
  /** Runs in a row that did not reach the end. */
  readonly failures: number;
  /** Not before this UTC second; null: whenever the schedule says. */
  readonly nextTry: string | null;
  /** Refused or shrunk: no run on schedule before a person has started one. */
  readonly waitsForPerson: boolean;
  /** A run is at work, in this process or another. */
  readonly running: boolean;
}

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

export type SourcesTable = ReturnType<typeof sourcesTable>;

export function sourcesTable(db: DatabaseSync) {
  const get = db.prepare('SELECT * FROM sources WHERE id = ?');
  const put = db.prepare(
    `INSERT INTO sources (id, kind, kommunenummer, organisasjonsnummer) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET kind = excluded.kind, kommunenummer = excluded.kommunenummer,
       organisasjonsnummer = excluded.organisasjonsnummer`,
  );
  const lock = db.prepare(
    `UPDATE sources SET lock_run = :run, lock_owner = :owner, lock_beat = :beat,
       listing_run = CASE :purpose WHEN 'harvest' THEN coalesce(listing_run, :run) ELSE listing_run END
     WHERE id = :id`,
  );
  const beat = db.prepare('UPDATE sources SET lock_beat = ? WHERE id = ? AND lock_run = ?');
  const unlock = db.prepare(
    'UPDATE sources SET lock_run = NULL, lock_owner = NULL, lock_beat = NULL WHERE id = ?',
  );
  const setCheckpoint = db.prepare('UPDATE sources SET checkpoint = ? WHERE id = ?');
  const succeed = db.prepare(
    `UPDATE sources SET last_success = ?, failures = 0, next_try = NULL, waits_for_person = 0, listing_run = NULL
     WHERE id = ?`,
  );
  const fail = db.prepare(
    'UPDATE sources SET failures = failures + 1, next_try = ?, waits_for_person = ? WHERE id = ?',
  );
  const setAllowShrink = db.prepare(
    'UPDATE sources SET allow_shrink = ?, waits_for_person = 0 WHERE id = ?',
  );
  const endListing = db.prepare('UPDATE sources SET listing_run = NULL WHERE id = ?');
  const addPublic = db.prepare(
    'UPDATE sources SET public_entries = public_entries + ? WHERE id = ?',
  );

  function row(id: string): Row {
    const found = get.get(id);
    if (!found) throw new StoreUnusable(`the archive has no source "${id}": harvest it first`);
    return found;
  }

  return {
    put: (source: ArchiveSource) =>
      put.run(source.id, source.kind, source.kommunenummer, source.organisasjonsnummer),
    has: (id: string): boolean => get.get(id) !== undefined,
    kommunenummer: (id: string): string => text(row(id), 'kommunenummer'),
    checkpoint(id: string): Checkpoint | null {
      const found = get.get(id);
      return found ? readCheckpoint(found) : null;
    },
    setCheckpoint: (id: string, checkpoint: Checkpoint | null) =>
      setCheckpoint.run(checkpoint === null ? null : JSON.stringify(checkpoint), id),
    state(id: string, now: Date): SourceState {
      const found = get.get(id);
      if (!found) return NEVER_RUN;
      return {
        checkpoint: readCheckpoint(found),
        lastSuccess: textOrNull(found, 'last_success'),
        failures: integer(found, 'failures'),
        nextTry: textOrNull(found, 'next_try'),
        waitsForPerson: integer(found, 'waits_for_person') === 1,
        running: isLocked(found, now),
      };
    },
    /** The run that a dead process left locked; null: none. Throws SourceBusy when a living one holds the lock. */
    abandonedRun(id: string, now: Date): number | null {
      const found = row(id);
      if (isLocked(found, now))
        throw new SourceBusy(
          `source "${id}" is being harvested already (by ${textOrNull(found, 'lock_owner')}): wait for that run to end`,
        );
      return integerOrNull(found, 'lock_run');
    },
    lock: (id: string, run: number, purpose: string, now: Date) =>
      lock.run({ id, run, purpose, owner, beat: now.getTime() }),
    /** Gives a sign of life; throws SourceBusy when the lock was taken over after a long silence. */
    beat(id: string, run: number, now: Date): void {
      if (beat.run(now.getTime(), id, run).changes === 0)
        throw new SourceBusy(
          `run ${run} of source "${id}" was silent for so long that another run took over: this one stops`,
        );
    },
    unlock: (id: string) => unlock.run(id),
    /** First run of the listing under way. */
    listingRun: (id: string): number | null => integerOrNull(row(id), 'listing_run'),
    endListing: (id: string) => endListing.run(id),
    succeeded: (id: string, at: string) => succeed.run(at, id),
    /** Back-off doubles from 5 minutes to 6 hours; an answer of another shape is looked at again after a day. */
    failed(id: string, now: Date, trouble: 'retry' | 'look' | 'person'): void {
      const wait =
        trouble === 'retry'
          ? Math.min(5 * MINUTE * 2 ** integer(row(id), 'failures'), 6 * 60 * MINUTE)
          : DAY;
      fail.run(secondsAfter(now, wait), trouble === 'person' ? 1 : 0, id);
    },
    allowsShrink: (id: string): boolean => integer(row(id), 'allow_shrink') === 1,
    setAllowShrink: (id: string, allowed: boolean) => setAllowShrink.run(allowed ? 1 : 0, id),
    addPublic: (id: string, difference: number) => addPublic.run(difference, id),
  };
}

const NEVER_RUN: SourceState = {
  checkpoint: null,
  lastSuccess: null,
  failures: 0,
  nextTry: null,
  waitsForPerson: false,
  running: false,
};

/** True while a living process holds the source's lock. */
export function isLocked(row: Row, now: Date): boolean {
  const signed = textOrNull(row, 'lock_owner');
  return signed !== null && isAlive(signed, integer(row, 'lock_beat'), now.getTime());
}

function readCheckpoint(row: Row): Checkpoint | null {
  const json = textOrNull(row, 'checkpoint');
  if (json === null) return null;
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new StoreUnusable(`the archive is damaged: checkpoint of source "${text(row, 'id')}"`);
  return { ...value };
}
