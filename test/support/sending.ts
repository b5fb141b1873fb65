import type { MailConfig } from '../../harvester/config/mail.ts';
import { mailConfig } from '../../harvester/config/mail.ts';
import type { Sender } from '../../site/desk/mail/compose.ts';
import { Mailer } from '../../site/desk/mail/mailer.ts';
import { smtpTransport } from '../../site/desk/mail/smtp-transport.ts';
import type { Transport } from '../../site/desk/mail/transport.ts';
import { testCertificate } from './test-certificate.ts';
import type { TestDesk } from './test-desk.ts';

export const testSender: Sender = {
  name: 'Prøveregionen',
  address: 'innsyn@innsyn.example',
  bounceAddress: 'retur@innsyn.example',
};

export const testRetry: MailConfig['retry'] = {
  firstSeconds: 30,
  longestMinutes: 240,
  giveUpDays: 5,
};

/** The settings of a mail server on this machine; `change` says what the test is about. */
export const smtpSettings = (
  port: number,
  change: Partial<NonNullable<MailConfig['smtp']>> = {},
): NonNullable<MailConfig['smtp']> => {
  const { smtp } = mailConfig.parse({
    transport: 'smtp',
    smtp: { host: '127.0.0.1', port, security: 'none', timeoutSeconds: 1, ...change },
  });
  if (smtp === undefined) throw new Error('no smtp');
  return smtp;
};

export const testTransport = (
  port: number,
  change: Partial<NonNullable<MailConfig['smtp']>> = {},
  secrets = { smtpPassword: null as string | null, dkimPrivateKey: null as string | null },
): Transport =>
  smtpTransport({
    smtp: smtpSettings(port, change),
    secrets,
    sender: testSender,
    certificateAuthority: testCertificate,
  });

/** A mailer whose waits are neither shortened nor lengthened by chance. */
export const testMailer = ({ desk }: TestDesk, transport: Transport, retry = testRetry): Mailer =>
  new Mailer({ desk, transport, retry, chance: () => 0.5 });
