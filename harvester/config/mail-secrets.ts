import type { MailConfig } from './mail.ts';
import { readSecret } from './secret.ts';

export interface MailSecrets {
  /** SMTP_PASSWORD or the file SMTP_PASSWORD_FILE. */
  readonly smtpPassword: string | null;
  /** DKIM_PRIVATE_KEY or the file DKIM_PRIVATE_KEY_FILE: PEM. */
  readonly dkimPrivateKey: string | null;
}

/** Throws ConfigInvalid when a file that is named cannot be read. */
export const readMailSecrets = (
  variables: Readonly<Record<string, string | undefined>> = process.env,
): MailSecrets => ({
  smtpPassword: readSecret('SMTP_PASSWORD', variables),
  dkimPrivateKey: readSecret('DKIM_PRIVATE_KEY', variables),
});

/** What the settings need and the environment does not give, in words. */
export function missingMailSecrets(
  { transport, smtp }: MailConfig,
  secrets: MailSecrets,
): string[] {
  if (transport !== 'smtp') return [];
  return [
    smtp?.user !== undefined && secrets.smtpPassword === null
      ? 'mail.smtp.user is set, so SMTP_PASSWORD or SMTP_PASSWORD_FILE must be set in the environment'
      : null,
    smtp?.dkim !== undefined && secrets.dkimPrivateKey === null
      ? 'mail.smtp.dkim is set, so DKIM_PRIVATE_KEY or DKIM_PRIVATE_KEY_FILE must be set in the environment'
      : null,
  ].filter((problem) => problem !== null);
}
