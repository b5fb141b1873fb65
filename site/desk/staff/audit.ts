import { createHash } from 'node:crypto';
import { integer, type Row, text, textOrNull } from '../../../harvester/store/column.ts';
import { type Desk, together } from '../open-desk.ts';

/** Everything that is written down. A page that shows a person, or an action that changes anything, has one of these. */
export const ACTIONS = [
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'session-ended',
  'link-sent',
  'password-set',
  'account-made',
  'account-disabled',
  'account-enabled',
  'role-given',
  'role-taken',
  'identity-linked',
  'request-seen',
  'request-state',
  'request-note',
  'mail-resent',
  'reject-seen',
  'reject-retry',
  'finding-seen',
  'entry-held',
  'entry-released',
  'source-harvest',
  'source-allow-shrink',
  'source-pause',
  'source-resume',
  'log-exported',
] as const;
export type AuditAction = (typeof ACTIONS)[number];

/** The chain for what concerns no single municipality. */
export const REGION = 'region';

export interface AuditEvent {
  /** Kommunenummer, or `REGION`. */
  readonly chain: string;
  /** Who; null: the command line. */
  readonly staff: string | null;
  readonly action: AuditAction;
  /** Id of what was seen or changed; never a name or an address. */
  readonly subject?: string | null;
  /** Codes and numbers. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface AuditRow {
  readonly chain: string;
  readonly seq: number;
  readonly at: string;
  readonly staff: string | null;
  readonly action: string;
  readonly subject: string | null;
  /** JSON. */
  readonly detail: string;
  readonly previous: string;
  readonly hash: string;
}

/**
 * Appends to the log, in the caller's transaction when there is one: what happened and what is written about it are on disk
 * together. The table's triggers refuse any change afterwards.
 */
export function audit(desk: Desk, event: AuditEvent): void {
  together(desk, () => append(desk, event));
}

function append(
  desk: Desk,
  { chain, staff, action, subject = null, detail = {} }: AuditEvent,
): void {
  const last = desk
    .prepare('SELECT seq, hash FROM audit WHERE chain = ? ORDER BY seq DESC LIMIT 1')
    .get(chain);
  const row = {
    chain,
    seq: last ? integer(last, 'seq') + 1 : 1,
    at: desk.now().toISOString(),
    staff,
    action,
    subject,
    detail: JSON.stringify(detail),
    previous: last ? text(last, 'hash') : '',
  };
  desk
    .prepare(
      `INSERT INTO audit (chain, seq, at, staff, action, subject, detail, previous, hash)
       VALUES (:chain, :seq, :at, :staff, :action, :subject, :detail, :previous, :hash)`,
    )
    .run({ ...row, hash: auditHash(row) });
}

/** SHA-256, as hexadecimal, over the row's values as one JSON array; each row holds the hash of the one before. */
export function auditHash(row: Omit<AuditRow, 'hash'>): string {
  const { chain, seq, at, staff, action, subject, detail, previous } = row;
  return createHash('sha256')
    .update(JSON.stringify([chain, seq, at, staff, action, subject, detail, previous]))
    .digest('hex');
}

/** Rows of one chain below `before`, newest first. */
export function auditRows(desk: Desk, chain: string, before: number, limit: number): AuditRow[] {
  return desk
    .prepare('SELECT * FROM audit WHERE chain = ? AND seq < ? ORDER BY seq DESC LIMIT ?')
    .all(chain, before, limit)
    .map(readAuditRow);
}

/** Rows of one chain above `after`, oldest first: for exports, page by page. */
export function auditRowsAfter(
  desk: Desk,
  chain: string,
  after: number,
  limit: number,
): AuditRow[] {
  return desk
    .prepare('SELECT * FROM audit WHERE chain = ? AND seq > ? ORDER BY seq LIMIT ?')
    .all(chain, after, limit)
    .map(readAuditRow);
}

const readAuditRow = (row: Row): AuditRow => ({
  chain: text(row, 'chain'),
  seq: integer(row, 'seq'),
  at: text(row, 'at'),
  staff: textOrNull(row, 'staff'),
  action: text(row, 'action'),
  subject: textOrNull(row, 'subject'),
  detail: text(row, 'detail'),
  previous: text(row, 'previous'),
  hash: text(row, 'hash'),
});
