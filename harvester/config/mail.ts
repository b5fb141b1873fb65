import { z } from 'zod';

/** The local part of a bounce address gets `+` and 32 characters, and 64 is the limit (RFC 5321 § 4.5.3.1.1). */
const BOUNCE_LOCAL_PART = 31;

const smtp = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535).default(587),
  /** `starttls` and `tls` refuse to send over an unprotected line; `none` is for a mail server on the same machine. */
  security: z.enum(['starttls', 'tls', 'none']).default('starttls'),
  /** Name to sign in with; the password is SMTP_PASSWORD. */
  user: z.string().min(1).optional(),
  /** How many mails are on their way to the server at a time. */
  connections: z.int().min(1).max(50).default(4),
  /** How long the server may be silent before it counts as hanging. */
  timeoutSeconds: z.int().min(1).max(600).default(60),
  /** Signs mails; the private key is DKIM_PRIVATE_KEY. */
  dkim: z
    .strictObject({
      domain: z.string().min(3),
      selector: z.string().min(1),
    })
    .optional(),
});
export type SmtpConfig = z.infer<typeof smtp>;

const eFormidling = z.strictObject({
  /** Address of the integrasjonspunkt, without a slash at the end. */
  url: z.url({ protocol: /^https?$/ }).regex(/[^/]$/, 'no slash at the end'),
  /** The sender's organisation number, as it is registered there. */
  organisationNumber: z.string().regex(/^\d{9}$/, 'nine digits in quotes, e.g. "964983380"'),
  timeoutSeconds: z.int().min(1).max(600).default(60),
});
export type EFormidlingConfig = z.infer<typeof eFormidling>;

/** How mails leave the house. With nothing configured they are laid in a folder, and nothing leaves. */
export const mailConfig = z
  .strictObject({
    transport: z.enum(['outbox', 'smtp']).default('outbox'),
    /** Sender of every mail; unset: the region's contact address. */
    from: z.email().optional(),
    /** Where reports of mails that could not be delivered go; unset: to `from`. */
    bounceAddress: z
      .email()
      .refine((address) => address.lastIndexOf('@') <= BOUNCE_LOCAL_PART, {
        message: `at most ${BOUNCE_LOCAL_PART} characters before the @, so that there is room for the mark of each mail`,
      })
      .optional(),
    /** A maildir the mail server delivers those reports to. */
    bounceFolder: z.string().min(1).optional(),
    smtp: smtp.optional(),
    eFormidling: eFormidling.optional(),
    /** Waits between tries grow from the first to the longest; after so many days a mail is given up and shown to staff. */
    retry: z
      .strictObject({
        firstSeconds: z.int().min(1).max(3_600).default(30),
        longestMinutes: z.int().min(1).max(1_440).default(240),
        giveUpDays: z.int().min(1).max(30).default(5),
      })
      .prefault({}),
    /** Days after which the text and recipient of a mail that was handled are erased, whatever else is kept. */
    keepDays: z.int().min(1).max(3_650).default(180),
  })
  .superRefine(({ transport, smtp: server, bounceFolder, bounceAddress }, context) => {
    if (transport === 'smtp' && server === undefined)
      context.addIssue({
        code: 'custom',
        path: ['smtp'],
        message: 'is missing: transport is smtp, so say which server with host',
      });
    if (server?.security === 'none' && server.user !== undefined)
      context.addIssue({
        code: 'custom',
        path: ['smtp', 'security'],
        message: 'the password would travel in clear: use starttls or tls, or leave out user',
      });
    if (bounceFolder !== undefined && bounceAddress === undefined)
      context.addIssue({
        code: 'custom',
        path: ['bounceAddress'],
        message: 'is missing: bounceFolder is where its mail is delivered',
      });
  });
export type MailConfig = z.infer<typeof mailConfig>;
