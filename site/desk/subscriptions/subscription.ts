import { LANGUAGES, type Language } from '../../../harvester/config/config.ts';
import { newId } from '../new-id.ts';
import type { Desk } from '../open-desk.ts';
import { sameAddress } from '../requests/same-address.ts';

export type SubscriptionKind = 'search' | 'case';

/** One search or case that one address follows. */
export interface Subscription {
  readonly id: string;
  readonly email: string;
  readonly language: Language;
  readonly kind: SubscriptionKind;
  /** Query string of the search with its question mark (empty: everything), or id of the case. */
  readonly what: string;
  /** UTC, as all times here. */
  readonly createdAt: string;
  /** null: waits for its confirmation. */
  readonly confirmedAt: string | null;
  readonly expiresAt: string | null;
  readonly seenSeq: number;
  readonly seenAt: string;
  /** Day in Norway of its last round, `YYYY-MM-DD`. */
  readonly lastDay: string;
}

/** How long a subscription runs before it must be renewed. */
export const RUNS_MONTHS = 12;

const COLUMNS =
  'id, email, language, kind, what, created_at, confirmed_at, expires_at, seen_seq, seen_at, last_day';

/** The subscription an address has to this already, or a new one that waits for its confirmation. Run it in a transaction. */
export function askFor(
  desk: Desk,
  asked: Pick<Subscription, 'email' | 'language' | 'kind' | 'what'>,
  seq: number,
  day: string,
): Subscription {
  const at = desk.now().toISOString();
  desk
    .prepare(
      `INSERT INTO subscription (id, email, email_key, language, kind, what, created_at, seen_seq, seen_at, last_day)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?7, ?9) ON CONFLICT DO NOTHING`,
    )
    .run(
      newId('ab'),
      asked.email,
      sameAddress(asked.email),
      asked.language,
      asked.kind,
      asked.what,
      at,
      seq,
      day,
    );
  const row = desk
    .prepare(`SELECT ${COLUMNS} FROM subscription WHERE email_key = ? AND kind = ? AND what = ?`)
    .get(sameAddress(asked.email), asked.kind, asked.what);
  if (row === undefined) throw new Error('a subscription that was just written is not there');
  return read(row);
}

export function findSubscription(desk: Desk, id: string): Subscription | null {
  const row = desk.prepare(`SELECT ${COLUMNS} FROM subscription WHERE id = ?`).get(id);
  return row === undefined ? null : read(row);
}

/**
 * Starts a subscription from this moment, or gives one that runs a new term. `seq`: the last change there is; what changed before
 * the confirmation is not told of. False: it is stopped.
 */
export function startOrRenew(desk: Desk, id: string, seq: number): boolean {
  const now = desk.now();
  const ends = new Date(now);
  ends.setUTCMonth(ends.getUTCMonth() + RUNS_MONTHS);
  const at = now.toISOString();
  return (
    desk
      .prepare(
        `UPDATE subscription SET expires_at = ?2,
           seen_seq = CASE WHEN confirmed_at IS NULL THEN ?3 ELSE seen_seq END,
           seen_at = CASE WHEN confirmed_at IS NULL THEN ?4 ELSE seen_at END,
           confirmed_at = coalesce(confirmed_at, ?4)
         WHERE id = ?1`,
      )
      .run(id, ends.toISOString(), seq, at).changes === 1
  );
}

/** Those whose round of the day has not been made, oldest first. */
export const dueOn = (desk: Desk, day: string): Subscription[] =>
  desk
    .prepare(
      `SELECT ${COLUMNS} FROM subscription
       WHERE confirmed_at IS NOT NULL AND last_day < ? ORDER BY seen_seq, id`,
    )
    .all(day)
    .map(read);

/** Notes that a subscription has been told of everything up to `seq`. False: another process was first, or it was stopped. */
export const noteRound = (desk: Desk, id: string, seq: number, at: string, day: string): boolean =>
  desk
    .prepare(
      'UPDATE subscription SET seen_seq = ?, seen_at = ?, last_day = ? WHERE id = ? AND last_day < ?',
    )
    .run(seq, at, day, id, day).changes === 1;

function read(row: Record<string, unknown>): Subscription {
  const language = LANGUAGES.find((one) => one === row.language) ?? 'nb';
  return {
    id: String(row.id),
    email: String(row.email),
    language,
    kind: row.kind === 'case' ? 'case' : 'search',
    what: String(row.what),
    createdAt: String(row.created_at),
    confirmedAt: row.confirmed_at === null ? null : String(row.confirmed_at),
    expiresAt: row.expires_at === null ? null : String(row.expires_at),
    seenSeq: Number(row.seen_seq),
    seenAt: String(row.seen_at),
    lastDay: String(row.last_day),
  };
}
