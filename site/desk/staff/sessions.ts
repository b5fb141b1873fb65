import { integer, type Row, text, textOrNull } from '../../../harvester/store/column.ts';
import type { Desk } from '../open-desk.ts';
import { newToken, tokenHash } from './secret-token.ts';

/** How long a session lives, in minutes. */
export interface SessionLimits {
  /** Without a request. */
  readonly idleMinutes: number;
  /** In all. */
  readonly longestMinutes: number;
}

/** From where a person signs in, so that they can know their own sessions again. */
export interface Visitor {
  /** `Firefox, Windows`. */
  readonly browser: string;
  /** Address without its last part. */
  readonly network: string;
}

export interface Session extends Visitor {
  readonly n: number;
  readonly staff: string;
  readonly provider: string | null;
  /** UTC. */
  readonly started: string;
  readonly seen: string;
}

// Written at most so often: a page view is no reason to write to disk.
const SEEN_EVERY_MS = 60_000;

/** Begins a session in the caller's transaction; returns what the cookie is to hold, which is stored nowhere. */
export function startSession(
  desk: Desk,
  staff: string,
  provider: string | null,
  { browser, network }: Visitor,
): string {
  const token = newToken();
  const at = desk.now().toISOString();
  desk
    .prepare(
      `INSERT INTO staff_session (token, staff, provider, started, seen, browser, network)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(tokenHash(token), staff, provider, at, at, browser, network);
  return token;
}

/** The session of a cookie, if it is still good; notes that it was used. */
export function findSession(
  desk: Desk,
  token: string | undefined,
  limits: SessionLimits,
): Session | null {
  const hash = tokenHash(token);
  if (hash === null) return null;
  const row = desk.prepare('SELECT * FROM staff_session WHERE token = ?').get(hash);
  if (!row) return null;
  const session = readSession(row);
  const now = desk.now();
  if (!isAlive(session, limits, now)) return null;
  if (now.getTime() - Date.parse(session.seen) >= SEEN_EVERY_MS)
    desk.prepare('UPDATE staff_session SET seen = ? WHERE n = ?').run(now.toISOString(), session.n);
  return session;
}

function isAlive(session: Session, limits: SessionLimits, now: Date): boolean {
  const at = now.getTime();
  return (
    at - Date.parse(session.seen) < limits.idleMinutes * 60_000 &&
    at - Date.parse(session.started) < limits.longestMinutes * 60_000
  );
}

/** The living sessions of one person, the last used first. */
export function sessionsOf(desk: Desk, staff: string, limits: SessionLimits): Session[] {
  const now = desk.now();
  return desk
    .prepare('SELECT * FROM staff_session WHERE staff = ? ORDER BY seen DESC, n DESC')
    .all(staff)
    .map(readSession)
    .filter((session) => isAlive(session, limits, now));
}

/** Ends one session of that person; false when it is none of theirs. */
export function endSession(desk: Desk, staff: string, n: number): boolean {
  return (
    desk.prepare('DELETE FROM staff_session WHERE staff = ? AND n = ?').run(staff, n).changes === 1
  );
}

/** Ends every session of that person. */
export function endSessions(desk: Desk, staff: string): void {
  desk.prepare('DELETE FROM staff_session WHERE staff = ?').run(staff);
}

/** Removes what is over; called when somebody signs in. */
export function forgetOldSessions(desk: Desk, limits: SessionLimits): void {
  const now = desk.now().getTime();
  desk
    .prepare('DELETE FROM staff_session WHERE seen < ? OR started < ?')
    .run(
      new Date(now - limits.idleMinutes * 60_000).toISOString(),
      new Date(now - limits.longestMinutes * 60_000).toISOString(),
    );
}

const readSession = (row: Row): Session => ({
  n: integer(row, 'n'),
  staff: text(row, 'staff'),
  provider: textOrNull(row, 'provider'),
  started: text(row, 'started'),
  seen: text(row, 'seen'),
  browser: text(row, 'browser'),
  network: text(row, 'network'),
});
