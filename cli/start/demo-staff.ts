import type { Config } from '../../harvester/config/config.ts';
import { deskFile } from '../../harvester/config/desk-file.ts';
import { openDesk } from '../../site/desk/open-desk.ts';
import { accountByEmail, giveRole, setDisabled } from '../../site/desk/staff/accounts.ts';
import { makeAccount } from '../../site/desk/staff/change-accounts.ts';
import { hashPassword } from '../../site/desk/staff/password-hash.ts';
import { changePassword } from '../../site/desk/staff/password-links.ts';
import { newToken } from '../../site/desk/staff/secret-token.ts';
import type { Role } from '../../site/desk/staff/staff.ts';

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  /** What a person calls the role. */
  readonly role: string;
}

/** One account for each role, with a new random password each time: for looking around in the demo region, never elsewhere. */
export async function makeDemoStaff(config: Config, dataDirectory: string): Promise<DemoAccount[]> {
  if (!config.region.demo) throw new Error('demo accounts are made in the demo region only');
  const [municipality] = config.municipalities;
  if (municipality === undefined) return [];
  using desk = openDesk(deskFile(dataDirectory));
  const wanted: readonly (readonly [string, string, Role, string])[] = [
    [
      'arkivar@demoregionen.example',
      'Demo-arkivar',
      { role: 'arkivar', kommunenummer: municipality.number },
      `arkivar, ${municipality.name.nb}`,
    ],
    [
      'administrator@demoregionen.example',
      'Demo-administrator',
      { role: 'regionadministrator' },
      'regionadministrator',
    ],
  ];
  const made: DemoAccount[] = [];
  for (const [email, name, role, called] of wanted) {
    const password = newToken().slice(0, 20);
    const phc = await hashPassword(password);
    desk.transaction(() => {
      const known = accountByEmail(desk, email);
      const answer = known ? { account: known } : makeAccount(desk, { email, name }, null);
      if (!('account' in answer)) throw new Error('a demo account could not be made');
      setDisabled(desk, answer.account.id, false);
      giveRole(desk, answer.account.id, role);
      changePassword(desk, answer.account.id, phc, 'invitation');
    });
    made.push({ email, password, role: called });
  }
  return made;
}
