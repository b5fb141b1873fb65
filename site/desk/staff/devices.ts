import { text } from '../../../harvester/store/column.ts';
import type { Desk } from '../open-desk.ts';
import { newToken, tokenHash } from './secret-token.ts';

/** How long a browser is remembered after a sign-in in it. */
export const DEVICE_DAYS = 180;
const DAY_MS = 86_400_000;

/**
 * The account that has signed in with this device cookie before (OWASP: device cookies). Attempts from there are counted by
 * themselves, so that strangers who guess elsewhere do not keep the owner out.
 */
export function deviceOwner(desk: Desk, token: string | undefined): string | null {
  const hash = tokenHash(token);
  if (hash === null) return null;
  const oldest = new Date(desk.now().getTime() - DEVICE_DAYS * DAY_MS).toISOString();
  const row = desk
    .prepare('SELECT staff FROM staff_device WHERE token = ? AND seen >= ?')
    .get(hash, oldest);
  return row ? text(row, 'staff') : null;
}

/** Remembers the browser in the caller's transaction; returns what its cookie is to hold. */
export function rememberDevice(desk: Desk, staff: string, token: string | undefined): string {
  const oldest = new Date(desk.now().getTime() - DEVICE_DAYS * DAY_MS).toISOString();
  desk.prepare('DELETE FROM staff_device WHERE seen < ?').run(oldest);
  const known = token !== undefined && deviceOwner(desk, token) === staff ? token : newToken();
  desk
    .prepare('INSERT OR REPLACE INTO staff_device VALUES (?, ?, ?)')
    .run(tokenHash(known), staff, desk.now().toISOString());
  return known;
}

/** After a password was set by link or a loss was reported, no browser is known any more. */
export function forgetDevices(desk: Desk, staff: string): void {
  desk.prepare('DELETE FROM staff_device WHERE staff = ?').run(staff);
}
