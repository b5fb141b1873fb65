import type { StaffConfig } from '../../../harvester/config/staff.ts';
import type { Desk } from '../open-desk.ts';
import { accountById, givenRoles } from './accounts.ts';
import { rolesInSession } from './roles-in-session.ts';
import { formToken } from './secret-token.ts';
import { findSession, type SessionLimits } from './sessions.ts';
import type { Staff } from './staff.ts';

export const sessionLimits = ({ idleMinutes, longestHours }: StaffConfig): SessionLimits => ({
  idleMinutes,
  longestMinutes: longestHours * 60,
});

/** Who is signed in with this cookie, asked anew at each request: what was taken away a second ago counts no more. */
export function currentStaff(
  desk: Desk,
  token: string | undefined,
  config: StaffConfig,
): Staff | null {
  const session = findSession(desk, token, sessionLimits(config));
  if (session === null || token === undefined) return null;
  const account = accountById(desk, session.staff);
  if (account === null || account.disabled !== null) return null;
  if (session.provider === null && !config.passwords) return null;
  return {
    id: account.id,
    email: account.email,
    name: account.name,
    roles: rolesInSession(givenRoles(desk, account.id), session.provider, config.providers),
    session: { n: session.n, provider: session.provider, formToken: formToken(token) },
  };
}
