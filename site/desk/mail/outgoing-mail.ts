import type { Language } from '../../../harvester/config/config.ts';

export const MAIL_PURPOSES = [
  'verification',
  'receipt',
  'order',
  'reminder',
  'digest',
  'alert',
] as const;
export type MailPurpose = (typeof MAIL_PURPOSES)[number];

export const MAIL_STATES = ['queued', 'sent', 'retrying', 'bounced', 'dead'] as const;
export type MailPlace = (typeof MAIL_STATES)[number];

export interface MailAttachment {
  /** Letters, digits, dot, hyphen and underscore. */
  readonly filename: string;
  readonly contentType: string;
  /** Text; sent as UTF-8. */
  readonly content: string;
}

/** One mail to one recipient, as a room of the desk hands it over. */
export interface OutgoingMail {
  readonly purpose: MailPurpose;
  /** Id of what it belongs to: the request, the subscription. */
  readonly reference: string;
  /** The same key is queued once, however often it is asked for. */
  readonly key: string;
  /** The receiving municipality; null: the recipient is no municipality. */
  readonly kommunenummer: string | null;
  readonly to: string;
  readonly replyTo: string | null;
  readonly subject: string;
  /** Plain text; lines end with `\n`. */
  readonly text: string;
  readonly language: Language;
  readonly attachments: readonly MailAttachment[];
  /** Such as `List-Unsubscribe`; never one that the queue itself sets. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** How far a mail has come. `dead`: given up, a person must look. */
export interface MailState {
  readonly key: string;
  readonly purpose: MailPurpose;
  readonly kommunenummer: string | null;
  readonly messageId: string;
  readonly state: MailPlace;
  readonly attempts: number;
  /** UTC. */
  readonly queuedAt: string;
  /** UTC; null: not taken over by anyone yet. */
  readonly sentAt: string | null;
  /** Code of the last trouble, such as `refused-550`; never a text from outside. null: none. */
  readonly problem: string | null;
}
