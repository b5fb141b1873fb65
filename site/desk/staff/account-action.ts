import type { Config, Language } from '../../../harvester/config/config.ts';
import type { StaffTexts } from '../../texts/staff/nb.ts';
import type { Desk } from '../open-desk.ts';
import type { Account } from './accounts.ts';
import { addRole, dropRole, switchAccount } from './change-accounts.ts';
import { field } from './form-field.ts';
import { readRoleField } from './role-field.ts';
import { sendLink } from './send-link.ts';
import type { Staff } from './staff.ts';

/** Does what the form on an account's page asks for, in the caller's transaction; returns what to say, null: nothing was done. */
export function changeAccount(
  desk: Desk,
  config: Config,
  account: Account,
  form: FormData,
  by: Staff,
  language: Language,
): keyof StaffTexts['done'] | null {
  const role = readRoleField(config, field(form, 'rolle'));
  switch (field(form, 'gjor')) {
    case 'gi':
      if (role === null) return null;
      addRole(desk, config, account, role, by, language);
      return 'roleGiven';
    case 'ta':
      if (role === null) return null;
      dropRole(desk, account, role, by);
      return 'roleTaken';
    case 'lenke':
      if (account.disabled !== null) return null;
      sendLink(
        desk,
        config,
        account,
        account.hasPassword ? 'reset' : 'invitation',
        language,
        by.id,
      );
      return 'linkSent';
    case 'steng':
      switchAccount(desk, account, 'closed', by);
      return 'disabled';
    case 'apne':
      switchAccount(desk, account, 'open', by);
      return 'enabled';
    default:
      return null;
  }
}
