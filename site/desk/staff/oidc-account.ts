import type { ProviderRole, StaffProvider } from '../../../harvester/config/staff.ts';
import { text } from '../../../harvester/store/column.ts';
import type { Desk } from '../open-desk.ts';
import {
  type Account,
  accountByEmail,
  accountById,
  givenRoles,
  giveRole,
  insertAccount,
  kommuneOf,
  takeRole,
} from './accounts.ts';
import { audit, REGION } from './audit.ts';
import type { OidcPerson } from './oidc.ts';
import { auditRole } from './role-changes.ts';
import { mayVouch } from './roles-in-session.ts';
import type { Role } from './staff.ts';

/**
 * The account of somebody a sign-in service has told us of, in the caller's transaction: the one linked to issuer and subject; else
 * the one with the same address, when the service may vouch for that address's domain; else a new one, when its claims give a
 * role. Null: this person has no business here. Roles by claims are given and taken to what the claims say today.
 */
export function accountFor(
  desk: Desk,
  provider: StaffProvider,
  person: OidcPerson,
): Account | null {
  const roles = rolesByClaims(provider, person.claims);
  const account =
    linkedAccount(desk, person) ??
    link(
      desk,
      provider,
      person,
      byAddress(desk, provider, person) ?? made(desk, provider, person, roles),
    );
  if (account === null || account.disabled !== null) return null;
  updateRoles(desk, account.id, provider, roles);
  return account;
}

function linkedAccount(desk: Desk, { issuer, subject }: OidcPerson): Account | null {
  const row = desk
    .prepare('SELECT staff FROM staff_identity WHERE issuer = ? AND subject = ?')
    .get(issuer, subject);
  return row ? accountById(desk, text(row, 'staff')) : null;
}

function byAddress(
  desk: Desk,
  provider: StaffProvider,
  { verifiedEmail }: OidcPerson,
): Account | null {
  if (verifiedEmail === null || !isOwnDomain(provider, verifiedEmail)) return null;
  return accountByEmail(desk, verifiedEmail);
}

function made(
  desk: Desk,
  provider: StaffProvider,
  { verifiedEmail, name }: OidcPerson,
  roles: readonly Role[],
): Account | null {
  if (roles.length === 0 || verifiedEmail === null || !isOwnDomain(provider, verifiedEmail))
    return null;
  const account = insertAccount(desk, verifiedEmail, name ?? verifiedEmail);
  audit(desk, {
    chain: REGION,
    staff: account.id,
    action: 'account-made',
    subject: account.id,
    detail: { provider: provider.id },
  });
  return account;
}

function link(
  desk: Desk,
  provider: StaffProvider,
  { issuer, subject }: OidcPerson,
  account: Account | null,
): Account | null {
  if (account === null || account.disabled !== null) return null;
  desk
    .prepare('INSERT INTO staff_identity VALUES (?, ?, ?, ?)')
    .run(issuer, subject, account.id, desk.now().toISOString());
  audit(desk, {
    chain: REGION,
    staff: account.id,
    action: 'identity-linked',
    subject: account.id,
    detail: { provider: provider.id },
  });
  return account;
}

const isOwnDomain = ({ emailDomains }: StaffProvider, email: string): boolean =>
  emailDomains.includes(email.slice(email.lastIndexOf('@') + 1));

/** The roles that the claims of one sign-in give, none beyond what the service may vouch for. */
export function rolesByClaims(
  provider: StaffProvider,
  claims: Readonly<Record<string, unknown>>,
): Role[] {
  return provider.roles
    .filter(({ claim, value }) => holds(claims[claim], value))
    .flatMap((one) => readRole(one) ?? [])
    .filter((role) => mayVouch(provider, role));
}

const holds = (claim: unknown, value: string): boolean =>
  Array.isArray(claim) ? claim.includes(value) : claim === value;

function readRole({ role, municipality }: ProviderRole): Role | null {
  if (role === 'regionadministrator') return { role };
  return municipality === undefined ? null : { role, kommunenummer: municipality };
}

function updateRoles(
  desk: Desk,
  staff: string,
  provider: StaffProvider,
  roles: readonly Role[],
): void {
  const wanted = new Set(roles.map(nameOf));
  for (const { role, givenBy } of givenRoles(desk, staff))
    if (givenBy === provider.id && !wanted.has(nameOf(role))) {
      takeRole(desk, staff, role, provider.id);
      auditRole(desk, 'role-taken', staff, role, { by: staff, givenBy: provider.id });
    }
  for (const role of roles)
    if (giveRole(desk, staff, role, provider.id))
      auditRole(desk, 'role-given', staff, role, { by: staff, givenBy: provider.id });
}

const nameOf = (role: Role): string => `${role.role} ${kommuneOf(role)}`;
