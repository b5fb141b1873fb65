import type { MailContent } from './mail-content.ts';
import type { MailPurpose } from './outgoing-mail.ts';

/** A mail that is due, with all that a transport needs. */
export interface ReadyMail {
  readonly purpose: MailPurpose;
  readonly reference: string;
  readonly kommunenummer: string | null;
  readonly messageId: string;
  /** Goes into the envelope's sender, see `bounceSender`. */
  readonly bounceToken: string;
  readonly queuedAt: Date;
  /** This try counted: 1 the first time. */
  readonly attempts: number;
  readonly content: MailContent;
}

/** What became of one try. `problem` is a code for people who mend things, never a text from outside. */
export type Delivery =
  | { readonly kind: 'sent' }
  /** Not now: the same mail may get through later. */
  | { readonly kind: 'later'; readonly problem: string }
  /** The receiving side said no to this mail or this recipient. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** The way out itself does not work (sign-in, TLS, no connection): not the mail's fault, and never the reason to give it up. */
  | { readonly kind: 'closed'; readonly problem: string };

/** A way out of the house. Handing the same mail over twice must be recognisable by its Message-ID. */
export interface Transport extends AsyncDisposable {
  /** How many mails it takes at a time. */
  readonly connections: number;
  /** The longest one try may take, in ms. */
  readonly patienceMs: number;
  /** Never throws for what the network or the receiver does. */
  send(mail: ReadyMail, signal: AbortSignal): Promise<Delivery>;
}
