import type { StaffConfig } from '../../../harvester/config/staff.ts';
import type { Desk } from '../open-desk.ts';
import { passwordOf } from './accounts.ts';
import { audit, REGION } from './audit.ts';
import { checkPassword, hashPassword, PasswordsBusy } from './password-hash.ts';
import { changePassword } from './password-links.ts';
import { type PasswordProblem, passwordProblem } from './password-rule.ts';
import { endSession, type Visitor } from './sessions.ts';
import { letIn, type SignInAnswer } from './sign-in.ts';
import { claimAttempt, succeeded } from './sign-in-attempts.ts';
import type { Staff } from './staff.ts';

export type OwnPasswordProblem = PasswordProblem | 'current' | 'busy';

/** Ends one of the person's own sessions; what is none of theirs stays. */
export function endOwnSession(desk: Desk, staff: Staff, n: number): void {
  if (!Number.isSafeInteger(n)) return;
  desk.transaction(() => {
    if (endSession(desk, staff.id, n))
      audit(desk, { chain: REGION, staff: staff.id, action: 'session-ended', subject: staff.id });
  });
}

/**
 * Changes the person's own password, who must know the one there is: a session left open is no way to take an account over. All
 * sessions end, and a new one begins here.
 */
export async function setOwnPassword(
  desk: Desk,
  config: StaffConfig,
  staff: Staff,
  visitor: Visitor,
  typed: { readonly current: string; readonly first: string; readonly second: string },
): Promise<
  | Extract<SignInAnswer, { kind: 'signed-in' }>
  | { readonly kind: 'problem'; readonly problem: OwnPasswordProblem }
> {
  const stop = (problem: OwnPasswordProblem) => ({ kind: 'problem', problem }) as const;
  if (staff.session.provider !== null) return stop('current');
  const counted = [{ kind: 'device', of: `own:${staff.id}` }] as const;
  if (claimAttempt(desk, counted).kind === 'closed') return stop('busy');
  try {
    if ((await checkPassword(typed.current, passwordOf(desk, staff.id))) === 'wrong')
      return stop('current');
    const problem = passwordProblem(typed.first, typed.second, staff);
    desk.transaction(() => succeeded(desk, counted));
    if (problem !== null) return stop(problem);
    const phc = await hashPassword(typed.first);
    return desk.transaction(() => {
      changePassword(desk, staff.id, phc, 'own');
      return letIn(desk, config, staff.id, null, { visitor, device: undefined });
    });
  } catch (error) {
    if (!(error instanceof PasswordsBusy)) throw error;
    return stop('busy');
  }
}
