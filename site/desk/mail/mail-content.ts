import { z } from 'zod';
import { LANGUAGES } from '../../../harvester/config/config.ts';
import { readMailAddress } from './mail-address.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import { oneLine, safeText } from './safe-text.ts';

/** What is written into the mail itself, as it is kept until it may be forgotten. */
const mailContent = z.object({
  to: z.string(),
  replyTo: z.string().nullable(),
  subject: z.string(),
  text: z.string(),
  language: z.enum(LANGUAGES),
  attachments: z.array(
    z.object({ filename: z.string(), contentType: z.string(), content: z.string() }),
  ),
  headers: z.record(z.string(), z.string()),
});
export type MailContent = z.infer<typeof mailContent>;

/** Set by the transport, or the means of an attack: nobody else may write them. */
const OURS =
  /^(?:from|sender|to|cc|bcc|reply-to|subject|date|message-id|return-path|errors-to|received|auto-submitted|content-.*|mime-version|dkim-.*|arc-.*|resent-.*|x-fellesinnsyn-.*)$/i;

/**
 * The content of a mail, made safe: single lines where headers are, no control or direction-override characters, addresses in
 * one spelling. Throws RangeError for what only a fault in the program can hand over: an address that was not read with
 * `readMailAddress`, a header that is ours, an odd file name.
 */
export function contentOf(mail: OutgoingMail): MailContent {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(mail.headers ?? {})) {
    if (!/^[A-Za-z][A-Za-z0-9-]{0,70}$/.test(name) || OURS.test(name))
      throw new RangeError(`a mail may not set the header ${JSON.stringify(name)}`);
    headers[name] = oneLine(value);
  }
  for (const { filename, contentType } of mail.attachments)
    if (
      !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(filename) ||
      !/^[a-z]+\/[a-z0-9.+-]+$/.test(contentType)
    )
      throw new RangeError('an attachment needs a plain file name and content type');
  return {
    to: address(mail.to, 'recipient'),
    replyTo: mail.replyTo === null ? null : address(mail.replyTo, 'reply address'),
    subject: oneLine(mail.subject).slice(0, 250).toWellFormed(),
    text: safeText(mail.text),
    language: mail.language,
    attachments: mail.attachments.map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      content: content.toWellFormed(),
    })),
    headers,
  };
}

/** Reads back what `contentOf` made. */
export const parseContent = (json: string): MailContent => mailContent.parse(JSON.parse(json));

function address(text: string, what: string): string {
  const read = readMailAddress(text);
  // The address itself is personal and stays out of the message.
  if ('problem' in read)
    throw new RangeError(`the ${what} of a mail is no address (${read.problem})`);
  return read.ok.address;
}
