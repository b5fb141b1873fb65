import type { StaffConfig } from '../../../harvester/config/staff.ts';
import { oneOf, text } from '../../../harvester/store/column.ts';
import type { Desk } from '../open-desk.ts';
import { type Account, accountById, setPassword } from './accounts.ts';
import { audit, REGION } from './audit.ts';
import { forgetDevices } from './devices.ts';
import { hashPassword } from './password-hash.ts';
import { newToken, tokenHash } from './secret-token.ts';
import { endSessions } from './sessions.ts';
import { letIn, type SignInAnswer, type SignInAttempt } from './sign-in.ts';

export type LinkPurpose = 'invitation' | 'reset';

const HOUR_MS = 3_600_000;
/** How long a link can be used, in hours. */
export const LINK_HOURS: Readonly<Record<LinkPurpose, number>> = { invitation: 7 * 24, reset: 1 };

/** Makes a link's secret, in the caller's transaction. Links sent before are worth nothing afterwards. */
export function makeLink(desk: Desk, staff: string, purpose: LinkPurpose): string {
  const token = newToken();
  const now = desk.now();
  desk.prepare('DELETE FROM staff_link WHERE staff = ? OR ends < ?').run(staff, now.toISOString());
  desk
    .prepare('INSERT INTO staff_link VALUES (?, ?, ?, ?, ?)')
    .run(
      tokenHash(token),
      staff,
      purpose,
      now.toISOString(),
      new Date(now.getTime() + LINK_HOURS[purpose] * HOUR_MS).toISOString(),
    );
  return token;
}

/** Whose link it is; null when it is used, too old, or none. Looking uses nothing up: mail scanners open links too. */
export function readLink(
  desk: Desk,
  token: string | undefined,
): { readonly account: Account; readonly purpose: LinkPurpose } | null {
  const hash = tokenHash(token);
  if (hash === null) return null;
  const row = desk
    .prepare('SELECT staff, purpose FROM staff_link WHERE token = ? AND ends > ?')
    .get(hash, desk.now().toISOString());
  if (!row) return null;
  const account = accountById(desk, text(row, 'staff'));
  return account === null || account.disabled !== null
    ? null
    : { account, purpose: oneOf(row, 'purpose', ['invitation', 'reset']) };
}

/**
 * Sets the password, uses the link up, ends all sessions of the account, and lets its owner in: whoever can read the account's
 * mail is never kept out by somebody who guesses. Null when the link was used meanwhile. Throws PasswordsBusy.
 */
export async function useLink(
  desk: Desk,
  config: StaffConfig,
  token: string,
  password: string,
  visit: Pick<SignInAttempt, 'visitor'>,
): Promise<Extract<SignInAnswer, { kind: 'signed-in' }> | null> {
  if (readLink(desk, token) === null) return null;
  const phc = await hashPassword(password);
  return desk.transaction(() => {
    const link = readLink(desk, token);
    if (link === null) return null;
    const { id } = link.account;
    changePassword(desk, id, phc, link.purpose);
    return letIn(desk, config, id, null, { ...visit, device: undefined });
  });
}

/** Sets a password in the caller's transaction; sessions, known browsers and links of the account are over. */
export function changePassword(
  desk: Desk,
  staff: string,
  phc: string,
  how: LinkPurpose | 'own',
): void {
  setPassword(desk, staff, phc);
  desk.prepare('DELETE FROM staff_link WHERE staff = ?').run(staff);
  endSessions(desk, staff);
  forgetDevices(desk, staff);
  audit(desk, { chain: REGION, staff, action: 'password-set', subject: staff, detail: { how } });
}
