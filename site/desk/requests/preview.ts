import { createHash } from 'node:crypto';
import type { Language } from '../../../harvester/config/config.ts';
import { type OrderMail, orderMail } from '../orders/order-mail.ts';
import { makeOrder } from './make-order.ts';
import type { Receiver } from './receiver.ts';
import type { RequestContext } from './request-context.ts';
import type { RequestForm } from './request-form.ts';
import type { Part } from './split.ts';

/** Stands where the order's number will. */
const PROVISIONAL = 'io_…';

export interface Preview {
  readonly letters: readonly {
    readonly receiver: Receiver;
    readonly mail: OrderMail;
    /** Entries asked for. */
    readonly entries: number;
  }[];
  /** Changes when anything that would be sent changes. */
  readonly fingerprint: string;
}

/** What each receiver will get, letter by letter: the very text, but for the number it gets when it is sent. */
export function previewOf(
  parts: readonly Part[],
  values: NonNullable<RequestForm['values']>,
  about: Pick<RequestContext, 'config' | 'archive'> & {
    readonly language: Language;
    readonly orderedAt: string;
  },
): Preview {
  const { config, language, orderedAt } = about;
  const letters = parts.map(({ receiver, entries, text }) => {
    const message = values.messages.get(receiver.key) ?? null;
    const order = makeOrder(
      { id: PROVISIONAL, orderedAt, language, requester: values, message, freeText: text },
      receiver,
      entries,
      about,
    );
    return { receiver, mail: orderMail(order, config.region), entries: entries.length };
  });
  const content = parts.map(({ receiver, entries, text }) => [
    receiver.key,
    receiver.municipality.requestEmail,
    entries.map(({ id }) => id),
    text,
    values.messages.get(receiver.key) ?? null,
  ]);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([content, values.email, values.name]))
    .digest('base64url');
  return { letters, fingerprint };
}
