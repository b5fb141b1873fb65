import type { SendMailOptions } from 'nodemailer';
import { bounceSender } from './bounce-sender.ts';
import type { ReadyMail } from './transport.ts';

/** Who the mails are from. */
export interface Sender {
  readonly name: string;
  readonly address: string;
  /** Address for reports of mails that could not be delivered; null: `address` gets them. */
  readonly bounceAddress: string | null;
}

/**
 * The mail as nodemailer writes it, the same each time it is tried. The envelope is given apart, so that no address is ever read
 * out of a header. Nothing in it is fetched from a file or an address.
 */
export function compose(mail: ReadyMail, sender: Sender): SendMailOptions {
  const { to, replyTo, subject, text, language, attachments, headers } = mail.content;
  const token = mail.messageId.slice(1, 33);
  return {
    from: { name: sender.name, address: sender.address },
    to: { name: '', address: to },
    ...(replyTo === null ? {} : { replyTo: { name: '', address: replyTo } }),
    subject,
    text,
    date: mail.queuedAt,
    messageId: mail.messageId,
    headers: {
      ...headers,
      // RFC 3834 § 5: no out-of-office answers to it.
      'Auto-Submitted': 'auto-generated',
      'Content-Language': language === 'sma' ? 'nb' : language,
    },
    attachments: attachments.map(({ filename, contentType, content }) => ({
      filename,
      contentType: `${contentType}; charset=utf-8`,
      content: Buffer.from(content),
    })),
    envelope: {
      from: bounceSender(sender, mail.bounceToken),
      to: [to],
      // RFC 3461: tell of failures and delays, and send back the headers alone, not what a citizen wrote.
      dsn: { id: mail.bounceToken, return: 'headers', notify: ['failure', 'delay'] },
    },
    textEncoding: 'quoted-printable',
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
    // Not in the types: the same boundaries each time, so that a repeat is the same to the byte.
    ...{ baseBoundary: token },
  };
}
