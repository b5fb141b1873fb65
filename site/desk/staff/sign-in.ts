import type { StaffConfig } from '../../../harvester/config/staff.ts';
import type { Desk } from '../open-desk.ts';
import { accountByEmail, normalEmail, passwordOf, setPassword } from './accounts.ts';
import { audit, REGION } from './audit.ts';
import { sessionLimits } from './current-staff.ts';
import { deviceOwner, rememberDevice } from './devices.ts';
import { checkPassword, hashPassword, PasswordsBusy } from './password-hash.ts';
import { forgetOldSessions, startSession, type Visitor } from './sessions.ts';
import { type Counted, claimAttempt, succeeded } from './sign-in-attempts.ts';

export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  /** Cookie of a browser that has signed in before. */
  readonly device: string | undefined;
  /** As `countedNetwork` gives it. */
  readonly network: string;
  readonly visitor: Visitor;
}

export type SignInAnswer =
  /** What the two cookies are to hold. */
  | { readonly kind: 'signed-in'; readonly session: string; readonly device: string }
  /** Which of the two was wrong is not told. */
  | { readonly kind: 'wrong' }
  | { readonly kind: 'closed'; readonly until: Date }
  | { readonly kind: 'busy' };

/**
 * Signs in with e-mail and password. An account that does not exist, is disabled or has no password answers like one with another
 * password, in the same time and with the same waits.
 */
export async function signIn(
  desk: Desk,
  config: StaffConfig,
  attempt: SignInAttempt,
): Promise<SignInAnswer> {
  const account = accountByEmail(desk, attempt.email);
  const counted = countedBy(desk, account?.id ?? null, attempt);
  const claim = claimAttempt(desk, counted);
  if (claim.kind === 'closed') return claim;
  const open = account !== null && account.disabled === null;
  const stored = open ? passwordOf(desk, account.id) : null;
  try {
    const check = await checkPassword(attempt.password, stored);
    if (check === 'wrong' || !open) {
      if (open)
        audit(desk, {
          chain: REGION,
          staff: account.id,
          action: 'sign-in-failed',
          subject: account.id,
        });
      return { kind: 'wrong' };
    }
    const renewed = check === 'right-but-old' ? await hashPassword(attempt.password) : null;
    return desk.transaction(() => {
      // Changed while we were counting on it.
      if (passwordOf(desk, account.id) !== stored) return { kind: 'wrong' };
      succeeded(desk, counted);
      if (renewed !== null) setPassword(desk, account.id, renewed);
      return letIn(desk, config, account.id, null, attempt);
    });
  } catch (error) {
    if (!(error instanceof PasswordsBusy)) throw error;
    desk.transaction(() => succeeded(desk, counted));
    return { kind: 'busy' };
  }
}

/** Begins a new session, in the caller's transaction; whatever cookie the browser came with is worth nothing for it. */
export function letIn(
  desk: Desk,
  config: StaffConfig,
  staff: string,
  provider: string | null,
  { device, visitor }: Pick<SignInAttempt, 'device' | 'visitor'>,
): Extract<SignInAnswer, { kind: 'signed-in' }> {
  forgetOldSessions(desk, sessionLimits(config));
  const session = startSession(desk, staff, provider, visitor);
  audit(desk, {
    chain: REGION,
    staff,
    action: 'signed-in',
    subject: staff,
    detail: { provider: provider ?? 'password', network: visitor.network },
  });
  return { kind: 'signed-in', session, device: rememberDevice(desk, staff, device) };
}

function countedBy(
  desk: Desk,
  staff: string | null,
  { email, device, network }: SignInAttempt,
): Counted[] {
  if (staff !== null && device !== undefined && deviceOwner(desk, device) === staff)
    return [{ kind: 'device', of: device }];
  return [
    { kind: 'account', of: normalEmail(email) },
    { kind: 'network', of: network },
  ];
}
