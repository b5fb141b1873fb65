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
