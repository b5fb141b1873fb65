import type { Config, Language } from '../../../harvester/config/config.ts';
import { textsOf } from '../../texts/languages.ts';
import { readMailAddress } from '../mail/mail-address.ts';
import { queueMail } from '../mail/queue.ts';
import type { Desk } from '../open-desk.ts';
import {
  type Account,
  accountByEmail,
  arkivarerOf,
  giveRole,
  insertAccount,
  normalEmail,
  setDisabled,
  takeRole,
} from './accounts.ts';
import { audit, REGION } from './audit.ts';
import { auditRole } from './role-changes.ts';
import { newToken } from './secret-token.ts';
import { endSessions } from './sessions.ts';
import type { Role } from './staff.ts';

/** Who makes a change, for the log and the mails; null: the command line. */
export type By = { readonly id: string; readonly name: string } | null;

export type AccountProblem = 'nameMissing' | 'emailWrong' | 'emailTaken';

/** Makes an account in the caller's transaction, or says why it cannot be made. */
export function makeAccount(
  desk: Desk,
  typed: { readonly email: string; readonly name: string },
  by: By,
): { readonly account: Account } | { readonly problem: AccountProblem } {
  if (typed.name.trim() === '' || typed.name.length > 200) return { problem: 'nameMissing' };
  const email = normalEmail(typed.email);
  if ('problem' in readMailAddress(email)) return { problem: 'emailWrong' };
  if (accountByEmail(desk, email) !== null) return { problem: 'emailTaken' };
  const account = insertAccount(desk, email, typed.name);
  audit(desk, {
    chain: REGION,
    staff: by?.id ?? null,
    action: 'account-made',
    subject: account.id,
  });
  return { account };
}

/**
 * Gives a role in the caller's transaction. The municipality's own archivists are told by mail and in their log: whoever runs the
 * region cannot open their requests to anybody without their knowing.
 */
export function addRole(
  desk: Desk,
  config: Config,
  account: Account,
  role: Role,
  by: By,
  language: Language,
): void {
  const told = role.role === 'arkivar' ? arkivarerOf(desk, role.kommunenummer) : [];
  if (!giveRole(desk, account.id, role)) return;
  auditRole(desk, 'role-given', account.id, role, { by: by?.id ?? null });
  if (role.role !== 'arkivar') return;
  const { mail } = textsOf(language).staff;
  const municipality = config.municipalities.find(({ number }) => number === role.kommunenummer);
  const kommune = municipality?.name.nb ?? role.kommunenummer;
  const who = by?.name ?? textsOf(language).staff.log.commandLine;
  for (const one of told)
    if (one.id !== account.id)
      queueMail(desk, {
        purpose: 'alert',
        reference: account.id,
        key: `staff-role:${newToken()}`,
        kommunenummer: role.kommunenummer,
        to: one.email,
        replyTo: null,
        subject: mail.newArkivarSubject(kommune),
        text: mail.newArkivar(account.name, account.email, kommune, who),
        language,
        attachments: [],
      });
}

/** Takes a role that was given in the staff room, in the caller's transaction. */
export function dropRole(desk: Desk, account: Account, role: Role, by: By): void {
  if (takeRole(desk, account.id, role))
    auditRole(desk, 'role-taken', account.id, role, { by: by?.id ?? null });
}

/** Closes or opens an account in the caller's transaction; closing ends its sessions. */
export function switchAccount(desk: Desk, account: Account, to: 'open' | 'closed', by: By): void {
  setDisabled(desk, account.id, to === 'closed');
  if (to === 'closed') endSessions(desk, account.id);
  audit(desk, {
    chain: REGION,
    staff: by?.id ?? null,
    action: to === 'closed' ? 'account-disabled' : 'account-enabled',
    subject: account.id,
  });
}
