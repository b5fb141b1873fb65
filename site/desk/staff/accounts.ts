import { randomUUID } from 'node:crypto';
import { oneOf, type Row, text, textOrNull } from '../../../harvester/store/column.ts';
import type { Desk } from '../open-desk.ts';
import { ROLES, type Role } from './staff.ts';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly hasPassword: boolean;
  /** UTC. */
  readonly created: string;
  /** UTC; null: may sign in. */
  readonly disabled: string | null;
}

/** A role with where it comes from: `local`, or the sign-in service whose claims gave it. */
export interface GivenRole {
  readonly role: Role;
  readonly givenBy: string;
}

export const LOCAL = 'local';

/** One way to write an address: accounts are found whatever capitals are typed. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

export function accountById(desk: Desk, id: string): Account | null {
  const row = desk.prepare('SELECT * FROM staff WHERE id = ?').get(id);
  return row ? readAccount(row) : null;
}

export function accountByEmail(desk: Desk, email: string): Account | null {
  const row = desk.prepare('SELECT * FROM staff WHERE email = ?').get(normalEmail(email));
  return row ? readAccount(row) : null;
}

/** By name. */
export function accounts(desk: Desk): Account[] {
  return desk.prepare('SELECT * FROM staff ORDER BY name, email').all().map(readAccount);
}

/** The stored PHC string; null: no such account, or it has no password. */
export function passwordOf(desk: Desk, id: string): string | null {
  const row = desk.prepare('SELECT password FROM staff WHERE id = ?').get(id);
  return row ? textOrNull(row, 'password') : null;
}

/** Makes an account without roles or password, in the caller's transaction. The address must not be in use. */
export function insertAccount(desk: Desk, email: string, name: string): Account {
  const id = randomUUID();
  desk
    .prepare('INSERT INTO staff (id, email, name, created) VALUES (?, ?, ?, ?)')
    .run(id, normalEmail(email), name.trim(), desk.now().toISOString());
  const made = accountById(desk, id);
  if (made === null) throw new Error('an account that was just made is not there');
  return made;
}

export function setPassword(desk: Desk, id: string, phc: string): void {
  desk.prepare('UPDATE staff SET password = ? WHERE id = ?').run(phc, id);
}

export function setDisabled(desk: Desk, id: string, disabled: boolean): void {
  desk
    .prepare('UPDATE staff SET disabled = ? WHERE id = ?')
    .run(disabled ? desk.now().toISOString() : null, id);
}

export function givenRoles(desk: Desk, id: string): GivenRole[] {
  return desk
    .prepare('SELECT * FROM staff_role WHERE staff = ? ORDER BY role, kommunenummer, given_by')
    .all(id)
    .map((row) => ({ role: readRole(row), givenBy: text(row, 'given_by') }));
}

/** False when the person had it from there already. */
export function giveRole(desk: Desk, id: string, role: Role, givenBy: string = LOCAL): boolean {
  return (
    desk
      .prepare('INSERT OR IGNORE INTO staff_role VALUES (?, ?, ?, ?)')
      .run(id, role.role, kommuneOf(role), givenBy).changes === 1
  );
}

/** False when the person did not have it from there. */
export function takeRole(desk: Desk, id: string, role: Role, givenBy: string = LOCAL): boolean {
  return (
    desk
      .prepare(
        'DELETE FROM staff_role WHERE staff = ? AND role = ? AND kommunenummer = ? AND given_by = ?',
      )
      .run(id, role.role, kommuneOf(role), givenBy).changes === 1
  );
}

/** Accounts that are open and handle the municipality's requests. */
export function arkivarerOf(desk: Desk, kommunenummer: string): Account[] {
  return desk
    .prepare(
      `SELECT * FROM staff WHERE disabled IS NULL AND id IN
         (SELECT staff FROM staff_role WHERE role = 'arkivar' AND kommunenummer = ?) ORDER BY name, email`,
    )
    .all(kommunenummer)
    .map(readAccount);
}

/** The names of accounts by id, for lists. */
export function namesById(desk: Desk): ReadonlyMap<string, string> {
  return new Map(accounts(desk).map(({ id, name }) => [id, name]));
}

/** Empty for the role that belongs to no municipality, as the table has it. */
export const kommuneOf = (role: Role): string =>
  role.role === 'arkivar' ? role.kommunenummer : '';

const readRole = (row: Row): Role =>
  oneOf(row, 'role', ROLES) === 'arkivar'
    ? { role: 'arkivar', kommunenummer: text(row, 'kommunenummer') }
    : { role: 'regionadministrator' };

const readAccount = (row: Row): Account => ({
  id: text(row, 'id'),
  email: text(row, 'email'),
  name: text(row, 'name'),
  hasPassword: row.password !== null,
  created: text(row, 'created'),
  disabled: textOrNull(row, 'disabled'),
});
