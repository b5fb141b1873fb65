import type { DatabaseSync } from 'node:sqlite';
import { integer, text } from './column.ts';
import { utcSecond } from './instant.ts';

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
  /** Writes the last number; call before the transaction ends. */
  save(): void;
}

export type ChangeClocks = ReturnType<typeof changeClocks>;

export function changeClocks(db: DatabaseSync) {
  const get = db.prepare('SELECT seq, second FROM state');
  const set = db.prepare('UPDATE state SET seq = ?, second = ?');

  return {
    /** Call after the transaction has begun: the number is read under the write lock, so no two writers share one. */
    start(now: Date): ChangeClock {
      const row = get.get() ?? {};
      const first = integer(row, 'seq');
      const last = text(row, 'second');
      let second = utcSecond(now);
      if (second < last) second = last;
      let seq = first;
      return {
        second,
        next: () => ({ seq: ++seq, second }),
        coming: () => ({ seq: seq + 1, second }),
        get count() {
          return seq - first;
        },
        save() {
          if (seq > first) set.run(seq, second);
        },
      };
    },
  };
}
