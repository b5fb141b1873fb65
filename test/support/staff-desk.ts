import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { staffConfig } from '../../harvester/config/staff.ts';
import { type Desk, openDesk } from '../../site/desk/open-desk.ts';
import {
  type Account,
  giveRole,
  insertAccount,
  setPassword,
} from '../../site/desk/staff/accounts.ts';
import { hashPassword } from '../../site/desk/staff/password-hash.ts';
import type { Role } from '../../site/desk/staff/staff.ts';
import { TestClock } from './test-archive.ts';

export const ARKIVAR_9901: Role = { role: 'arkivar', kommunenummer: '9901' };
export const ADMINISTRATOR: Role = { role: 'regionadministrator' };
export const PASSWORD = 'rullesteiner i fjæra';
export const STAFF_CONFIG = staffConfig.parse({});
export const VISITOR = { browser: 'Firefox, Linux', network: '192.0.2.0/24' };

/** A real desk in a folder of its own, with a clock that only moves when the test says so. */
export class StaffDesk implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-staff-'));
  readonly clock = new TestClock('2026-03-02T09:00:00Z');
  readonly desk: Desk = openDesk(join(this.folder, 'desk.sqlite'), { now: this.clock.now });

  /** An account with PASSWORD and these roles. */
  async account(email: string, roles: readonly Role[] = [ARKIVAR_9901]): Promise<Account> {
    const phc = await hashPassword(PASSWORD);
    return this.desk.transaction(() => {
      const account = insertAccount(this.desk, email, 'Åse Arkivar');
      setPassword(this.desk, account.id, phc);
      for (const role of roles) giveRole(this.desk, account.id, role);
      return account;
    });
  }

  [Symbol.dispose](): void {
    this.desk[Symbol.dispose]();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
