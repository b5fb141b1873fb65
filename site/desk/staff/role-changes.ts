import type { Desk } from '../open-desk.ts';
import { LOCAL } from './accounts.ts';
import { audit, REGION } from './audit.ts';
import type { Role } from './staff.ts';

/** Writes down that a role was given or taken: in the municipality's own log when it concerns one, so that its archivists see it. */
export function auditRole(
  desk: Desk,
  action: 'role-given' | 'role-taken',
  staff: string,
  role: Role,
  { by, givenBy = LOCAL }: { readonly by: string | null; readonly givenBy?: string },
): void {
  audit(desk, {
    chain: role.role === 'arkivar' ? role.kommunenummer : REGION,
    staff: by,
    action,
    subject: staff,
    detail: { role: role.role, source: givenBy },
  });
}
