import type { DatabaseSync } from 'node:sqlite';
import { integer, text } from './column.ts';
import { utcSecond } from './instant.ts';
import { inTransaction } from './transaction.ts';

/** Number and UTC second of one step in the change feed. */
export interface ChangeMark {
  readonly seq: number;
  readonly second: string;
}

/** Hands out marks inside one write transaction. */
export interface ChangeClock {
  /** This transaction's second: now, or the last one used when the machine's clock has stepped back. */
  readonly second: string;
  next(): ChangeMark;
  /** The mark that `next` will give. */
  coming(): ChangeMark;
  /** Marks handed out. */
  readonly count: number;
}

export type ChangeClocks = ReturnType<typeof changeClocks>;

/**
 * The clock of the change feed. A change bears a second not before the one in which others can first see it: whoever has read
 * everything older than a second, and later asks from that second on, misses nothing (OAI-PMH 2.0 §3.5, `from` = the former
 * responseDate). So a transaction that ends in a later second than it began in moves its changes on to that one.
 */
export function changeClocks(db: DatabaseSync, now: () => Date) {
  const get = db.prepare('SELECT seq, second FROM state');
  const set = db.prepare('UPDATE state SET seq = max(seq, ?), second = max(second, ?)');
  const move = db.prepare(
    `UPDATE entries SET publisert = iif(publisert = endret, ?1, publisert), endret = ?1
     WHERE seq > ?2 AND endret < ?1`,
  );

  /** Call after the transaction has begun: the number is read under the write lock, so no two writers share one. */
  function start() {
    const row = get.get() ?? {};
    const first = integer(row, 'seq');
    const last = text(row, 'second');
    const second = later(utcSecond(now()), last);
    let seq = first;
    const clock: ChangeClock = {
      second,
      next: () => ({ seq: ++seq, second }),
      coming: () => ({ seq: seq + 1, second }),
      get count() {
        return seq - first;
      },
    };
    return { clock, first };
  }

  /** Gives the changes after `first` the present second when that is later; returns the one they have. */
  function moveOn(first: number, seq: number, second: string): string {
    const present = later(utcSecond(now()), second);
    if (present > second) move.run(present, first);
    set.run(seq, present);
    return present;
  }

  return {
    /** Runs `work` in one write transaction (see `inTransaction`) with a clock for its changes. */
    inTransaction<T>(work: (clock: ChangeClock) => T): T {
      const { result, first, count, second } = inTransaction(db, () => {
        const { clock, first } = start();
        const result = work(clock);
        const { count } = clock;
        const second = count === 0 ? clock.second : moveOn(first, first + count, clock.second);
        return { result, first, count, second };
      });
      // The commit itself can end in a later second, on a slow disk or after a wait.
      for (let had = second; count > 0 && utcSecond(now()) > had; )
        had = inTransaction(db, () => moveOn(first, first + count, had));
      return result;
    },
  };
}

const later = (a: string, b: string): string => (a > b ? a : b);
