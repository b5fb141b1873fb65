import { createTransport } from 'nodemailer';
import type { SmtpConfig } from '../../../harvester/config/mail.ts';
import type { MailSecrets } from '../../../harvester/config/mail-secrets.ts';
import { compose, type Sender } from './compose.ts';
import { smtpProblem } from './smtp-problem.ts';
import type { Delivery, Transport } from './transport.ts';

export interface SmtpOptions {
  readonly smtp: SmtpConfig;
  readonly secrets: MailSecrets;
  readonly sender: Sender;
  /** Tests with a certificate of their own give it here; never turned off. */
  readonly certificateAuthority?: string;
}

/** Hands mails to one mail server over a few lasting connections; every silence has an end. */
export function smtpTransport(options: SmtpOptions): Transport {
  const { smtp, secrets, sender, certificateAuthority } = options;
  const timeout = smtp.timeoutSeconds * 1_000;
  const transporter = createTransport({
    pool: true,
    host: smtp.host,
    port: smtp.port,
    secure: smtp.security === 'tls',
    requireTLS: smtp.security === 'starttls',
    ignoreTLS: smtp.security === 'none',
    ...(smtp.user === undefined
      ? {}
      : { auth: { user: smtp.user, pass: secrets.smtpPassword ?? '' } }),
    ...(smtp.dkim === undefined || secrets.dkimPrivateKey === null
      ? {}
      : {
          dkim: {
            domainName: smtp.dkim.domain,
            keySelector: smtp.dkim.selector,
            privateKey: secrets.dkimPrivateKey,
          },
        }),
    tls: {
      minVersion: 'TLSv1.2',
      ...(certificateAuthority === undefined ? {} : { ca: certificateAuthority }),
    },
    maxConnections: smtp.connections,
    // The queue decides when a mail is tried again, so that a try is counted and the wait grows.
    ...{ maxRequeues: 0 },
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    connections: smtp.connections,
    // Connecting, the dialogue, and the wait after the text may each take the whole time once.
    patienceMs: 3 * timeout,
    async send(mail, signal): Promise<Delivery> {
      try {
        await transporter.sendMail({ ...compose(mail, sender), ...{ signal } });
        return { kind: 'sent' };
      } catch (error) {
        return smtpProblem(error);
      }
    },
    async [Symbol.asyncDispose]() {
      transporter.close();
    },
  };
}
