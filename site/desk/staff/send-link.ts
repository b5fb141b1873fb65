import type { Config, Language } from '../../../harvester/config/config.ts';
import { hrefIn } from '../../links.ts';
import { textsOf } from '../../texts/languages.ts';
import { queueMail } from '../mail/queue.ts';
import type { Desk } from '../open-desk.ts';
import { type Account, accountByEmail, normalEmail } from './accounts.ts';
import { audit, REGION } from './audit.ts';
import { type LinkPurpose, makeLink } from './password-links.ts';
import { newToken } from './secret-token.ts';
import { claimAttempt } from './sign-in-attempts.ts';

/** The address of a link to set a password. */
export const linkAddress = (config: Config, language: Language, token: string): string =>
  config.region.publicUrl + hrefIn(language)('ansatt', 'passord', token);

/** Mails a link to set a password, in the caller's transaction. */
export function sendLink(
  desk: Desk,
  config: Config,
  account: Account,
  purpose: LinkPurpose,
  language: Language,
  by: string | null,
): void {
  const { mail } = textsOf(language).staff;
  const address = linkAddress(config, language, makeLink(desk, account.id, purpose));
  queueMail(desk, {
    purpose: 'verification',
    reference: account.id,
    key: `staff-link:${newToken()}`,
    kommunenummer: null,
    to: account.email,
    replyTo: null,
    subject: purpose === 'reset' ? mail.resetSubject : mail.invitationSubject,
    text: mail[purpose](account.name, address),
    language,
    attachments: [],
  });
  audit(desk, {
    chain: REGION,
    staff: by,
    action: 'link-sent',
    subject: account.id,
    detail: { purpose },
  });
}

/**
 * Somebody asks for a new password. Whether the address has an account is not told, and the answer takes the same time; three
 * mails and then ever longer waits for one address, so that nobody's mailbox is filled.
 */
export function sendReset(
  desk: Desk,
  config: Config,
  email: string,
  network: string,
  language: Language,
): void {
  const claim = claimAttempt(desk, [
    { kind: 'reset', of: normalEmail(email) },
    { kind: 'resetNetwork', of: network },
  ]);
  if (claim.kind === 'closed') return;
  const account = accountByEmail(desk, email);
  if (account === null || account.disabled !== null) return;
  desk.transaction(() => sendLink(desk, config, account, 'reset', language, account.id));
}
