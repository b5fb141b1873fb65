import type { StaffProvider } from '../../../harvester/config/staff.ts';
import type { GivenRole } from './accounts.ts';
import { kommuneOf } from './accounts.ts';
import type { Role } from './staff.ts';

/**
 * The roles that count in a session. Signed in with the portal's own password: those given in the staff room. Signed in with a
 * service: what that service may vouch for, whoever gave it, and nothing beyond; a service that is configured no more, nothing.
 */
export function rolesInSession(
  given: readonly GivenRole[],
  providerId: string | null,
  providers: readonly StaffProvider[],
): Role[] {
  const provider = providers.find(({ id }) => id === providerId);
  const counts = ({ role, givenBy }: GivenRole): boolean => {
    if (providerId === null) return givenBy === 'local';
    if (provider === undefined || (givenBy !== 'local' && givenBy !== providerId)) return false;
    return mayVouch(provider, role);
  };
  const kept = new Map(
    given.filter(counts).map(({ role }) => [`${role.role} ${kommuneOf(role)}`, role]),
  );
  return [...kept.values()];
}

/** The service's word counts for this role. */
export const mayVouch = (provider: StaffProvider, role: Role): boolean =>
  role.role === 'arkivar'
    ? provider.municipalities.includes(role.kommunenummer)
    : provider.regionadministrator;
