/** `arkivar` handles one municipality's requests, rejects and findings; `regionadministrator` sees operations and accounts. */
export const ROLES = ['arkivar', 'regionadministrator'] as const;
export type RoleName = (typeof ROLES)[number];

export type Role =
  | { readonly role: 'arkivar'; readonly kommunenummer: string }
  | { readonly role: 'regionadministrator' };

/** Who is signed in, and what they may do in this session. */
export interface Staff {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly session: StaffSession;
}

export interface StaffSession {
  readonly n: number;
  /** Sign-in service; null: password. */
  readonly provider: string | null;
  /** Goes into every form; see `formToken`. */
  readonly formToken: string;
}

export const isArkivar = ({ roles }: Pick<Staff, 'roles'>, kommunenummer: string): boolean =>
  roles.some((one) => one.role === 'arkivar' && one.kommunenummer === kommunenummer);

export const isRegionadministrator = ({ roles }: Pick<Staff, 'roles'>): boolean =>
  roles.some(({ role }) => role === 'regionadministrator');

/** The municipalities whose requests, rejects and findings this person handles. */
export const kommunerOf = ({ roles }: Pick<Staff, 'roles'>): string[] =>
  roles.flatMap((one) => (one.role === 'arkivar' ? one.kommunenummer : []));
