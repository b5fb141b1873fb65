import type { Config } from '../../../harvester/config/config.ts';
import { kommuneOf } from './accounts.ts';
import type { Role } from './staff.ts';

/** A role as the value of a form's field: `arkivar-9901`, `regionadministrator`. */
export const roleField = (role: Role): string =>
  role.role === 'arkivar' ? `arkivar-${kommuneOf(role)}` : role.role;

/** Every role that can be given in the region. */
export const rolesOf = ({ municipalities }: Config): Role[] => [
  ...municipalities.map(({ number }) => ({ role: 'arkivar', kommunenummer: number }) as const),
  { role: 'regionadministrator' },
];

/** The role a field names; null: none of this region. */
export const readRoleField = (config: Config, value: string): Role | null =>
  rolesOf(config).find((role) => roleField(role) === value) ?? null;
