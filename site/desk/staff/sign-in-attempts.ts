import { createHash } from 'node:crypto';
import { integer, text } from '../../../harvester/store/column.ts';
import type { Desk } from '../open-desk.ts';

interface Patience {
  /** Failures in a row before waiting begins. */
  readonly free: number;
  readonly firstWaitMs: number;
}

const MINUTE = 60_000;
/** Guessing never closes a door for longer than this: otherwise guessing would be a way to keep its owner out. */
export const LONGEST_WAIT_MS = 15 * MINUTE;
const FORGET_AFTER_MS = 24 * 60 * MINUTE;

const PATIENCE: Readonly<Record<Kind, Patience>> = {
  account: { free: 5, firstWaitMs: MINUTE / 2 },
  device: { free: 10, firstWaitMs: MINUTE / 2 },
  network: { free: 20, firstWaitMs: MINUTE },
  reset: { free: 3, firstWaitMs: 5 * MINUTE },
  resetNetwork: { free: 10, firstWaitMs: MINUTE },
};
type Kind = 'account' | 'device' | 'network' | 'reset' | 'resetNetwork';

/** What an attempt is counted by. */
export interface Counted {
  readonly kind: Kind;
  /** Address of the account, device token or network. */
  readonly of: string;
}

export type Claim =
  | { readonly kind: 'open' }
  /** Nothing was checked. */
  | { readonly kind: 'closed'; readonly until: Date };

/**
 * Asks for one attempt and counts it as failed at once, so that a hundred attempts at the same moment are a hundred; `succeeded`
 * takes it back. Waits double from attempt to attempt, to LONGEST_WAIT_MS.
 */
export function claimAttempt(desk: Desk, counted: readonly Counted[]): Claim {
  return desk.transaction(() => {
    const now = desk.now();
    const at = now.toISOString();
    desk
      .prepare('DELETE FROM sign_in_attempt WHERE last < ?')
      .run(new Date(now.getTime() - FORGET_AFTER_MS).toISOString());
    const rows = counted.map((one) =>
      desk.prepare('SELECT * FROM sign_in_attempt WHERE subject = ?').get(subjectOf(one)),
    );
    const closed = rows
      .flatMap((row) => (row ? text(row, 'closed_until') : []))
      .toSorted()
      .at(-1);
    if (closed !== undefined && closed > at) return { kind: 'closed', until: new Date(closed) };
    counted.forEach((one, i) => {
      const row = rows[i];
      const failures = (row ? integer(row, 'failures') : 0) + 1;
      desk
        .prepare('INSERT OR REPLACE INTO sign_in_attempt VALUES (?, ?, ?, ?)')
        .run(
          subjectOf(one),
          failures,
          at,
          new Date(now.getTime() + wait(one.kind, failures)).toISOString(),
        );
    });
    return { kind: 'open' };
  });
}

/** The attempt was right, in the caller's transaction: account and device begin anew; a network is only given this one back. */
export function succeeded(desk: Desk, counted: readonly Counted[]): void {
  for (const one of counted)
    if (one.kind === 'network')
      desk
        .prepare(
          "UPDATE sign_in_attempt SET failures = max(failures - 1, 0), closed_until = '' WHERE subject = ?",
        )
        .run(subjectOf(one));
    else desk.prepare('DELETE FROM sign_in_attempt WHERE subject = ?').run(subjectOf(one));
}

function wait(kind: Kind, failures: number): number {
  const { free, firstWaitMs } = PATIENCE[kind];
  return failures < free ? 0 : Math.min(firstWaitMs * 2 ** (failures - free), LONGEST_WAIT_MS);
}

// What somebody typed as an address may be a password in the wrong field: it is not kept in clear.
const subjectOf = ({ kind, of }: Counted): string =>
  `${kind}:${createHash('sha256').update(of).digest('base64url')}`;
