import type { Command } from 'commander';
import type { Config } from '../harvester/config/config.ts';
import { deskFile } from '../harvester/config/desk-file.ts';
import { EXIT } from '../harvester/exit-code.ts';
import { type Desk, openDesk } from '../site/desk/open-desk.ts';
import {
  type Account,
  accountByEmail,
  accounts,
  givenRoles,
  LOCAL,
} from '../site/desk/staff/accounts.ts';
import { audit, REGION } from '../site/desk/staff/audit.ts';
import { addRole, makeAccount, switchAccount } from '../site/desk/staff/change-accounts.ts';
import { makeLink } from '../site/desk/staff/password-links.ts';
import { readRoleField, roleField, rolesOf } from '../site/desk/staff/role-field.ts';
import { linkAddress } from '../site/desk/staff/send-link.ts';
import type { Role } from '../site/desk/staff/staff.ts';
import { verifyAudit } from '../site/desk/staff/verify-audit.ts';
import { cliContext } from './context.ts';
import { counted, print, table } from './print.ts';
import { UsageError } from './usage-error.ts';

export interface AddOptions {
  readonly email: string;
  readonly role: string;
  readonly name?: string;
  readonly municipality?: string;
}

interface Room {
  readonly config: Config;
  readonly desk: Desk;
}

function open(command: Command): Room {
  const { config: read, environment } = cliContext(command);
  const config = read();
  const mailDomain = new URL(config.region.publicUrl).hostname;
  return { config, desk: openDesk(deskFile(environment.dataDirectory), { mailDomain }) };
}

/** Prints the accounts with their roles. */
export function listStaff(command: Command): void {
  const { desk: opened } = open(command);
  using desk = opened;
  const rows = accounts(desk).map((account) => [
    account.email,
    account.name,
    givenRoles(desk, account.id)
      .map(({ role, givenBy }) => roleField(role) + (givenBy === LOCAL ? '' : ` (${givenBy})`))
      .join(', ') || 'none',
    stateOf(account),
  ]);
  if (rows.length === 0)
    print('There are no accounts. Make the first with `fellesinnsyn staff add`.');
  else for (const line of table([['address', 'name', 'roles', 'state'], ...rows])) print(line);
}

const stateOf = ({ disabled, hasPassword }: Account): string => {
  if (disabled !== null) return 'disabled';
  return hasPassword ? 'open' : 'no password yet';
};

/** Makes an account, or gives one that is there another role. Throws UsageError. */
export function addStaffMember(options: AddOptions, command: Command): void {
  const { config, desk: opened } = open(command);
  using desk = opened;
  const role = readRole(config, options);
  const link = desk.transaction(() => {
    const known = accountByEmail(desk, options.email);
    const account = known ?? make(desk, options);
    addRole(desk, config, account, role, null, config.region.languages[0] ?? 'nb');
    return known?.hasPassword ? null : makeLink(desk, account.id, 'invitation');
  });
  print(`${options.email} is ${roleField(role)}.`);
  if (link !== null) printLink(config, link, 'a week');
}

function make(desk: Desk, { email, name = '' }: AddOptions): Account {
  const made = makeAccount(desk, { email, name }, null);
  if ('account' in made) return made.account;
  throw new UsageError(
    made.problem === 'nameMissing'
      ? 'A new account needs --name.'
      : `"${email}" is no e-mail address.`,
  );
}

function readRole(config: Config, { role, municipality }: AddOptions): Role {
  const found = readRoleField(
    config,
    municipality === undefined ? role : `${role}-${municipality}`,
  );
  if (found !== null) return found;
  if (role === 'arkivar' && municipality === undefined)
    throw new UsageError(
      'An arkivar needs --municipality with the number of one in the region file.',
    );
  throw new UsageError(
    `There is no such role here. Roles: ${rolesOf(config).map(roleField).join(', ')} (write arkivar-1811 as --role arkivar --municipality 1811).`,
  );
}

/** Closes an account. Throws UsageError. */
export function disableStaff(email: string, command: Command): void {
  const { desk: opened } = open(command);
  using desk = opened;
  const account = find(desk, email);
  desk.transaction(() => switchAccount(desk, account, 'closed', null));
  print(`${account.email} is disabled, and signed out everywhere.`);
}

/** Prints a new link; an account that was disabled is opened again. Throws UsageError. */
export function resetStaff(email: string, command: Command): void {
  const { config, desk: opened } = open(command);
  using desk = opened;
  const account = find(desk, email);
  const link = desk.transaction(() => {
    if (account.disabled !== null) switchAccount(desk, account, 'open', null);
    audit(desk, { chain: REGION, staff: null, action: 'link-sent', subject: account.id });
    return makeLink(desk, account.id, 'reset');
  });
  printLink(config, link, 'an hour');
}

function find(desk: Desk, email: string): Account {
  const account = accountByEmail(desk, email);
  if (account === null)
    throw new UsageError(
      `There is no account for "${email}"; \`fellesinnsyn staff list\` shows them.`,
    );
  return account;
}

function printLink(config: Config, link: string, within: string): void {
  print(`Choose a password here, once, within ${within}:`);
  print(`  ${linkAddress(config, 'nb', link)}`);
}

/** Says whether the audit log is as it was written; returns the exit code. */
export function verifyLog(command: Command): number {
  const { desk: opened } = open(command);
  using desk = opened;
  const verdict = verifyAudit(desk);
  switch (verdict.kind) {
    case 'whole':
      print(`The log is as it was written: ${counted(verdict.rows, 'row')}.`);
      return EXIT.ok;
    case 'broken':
      print(`The log has been changed: chain ${verdict.chain}, row ${verdict.seq}.`);
      return EXIT.store;
    case 'shortened':
      print(
        `The log has been shortened: ${verdict.written} rows were written, ${verdict.rows} are there.`,
      );
      return EXIT.store;
  }
}
