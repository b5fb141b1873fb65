import type { OutgoingMail } from '../../site/desk/mail/queue.ts';

/** An order's mail with invented content; `change` says what the test is about. */
export const outgoingMail = (change: Partial<OutgoingMail> = {}): OutgoingMail => ({
  purpose: 'order',
  reference: 'request-1',
  key: 'order-1',
  kommunenummer: '9901',
  to: 'postmottak@nordskjaer.example',
  replyTo: 'kari@borger.example',
  subject: 'Innsynskrav: ett dokument (referanse order-1)',
  text: 'Til Nordskjær kommune\n\nDette er et krav om innsyn.\n',
  language: 'nb',
  attachments: [],
  ...change,
});
