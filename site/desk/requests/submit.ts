import { replaceEntry } from '../cart.ts';
import { queueMail } from '../mail/queue.ts';
import { countNetwork, type Limit, limitOf } from './limits.ts';
import { addRequest, findRequest, type NewRequest } from './request.ts';
import type { RequestContext } from './request-context.ts';
import { verificationMail } from './requester-mails.ts';

export type Submitted =
  /** On disk, and the mail with the link is queued in the same transaction. */
  | { readonly kind: 'submitted'; readonly id: string }
  | { readonly kind: 'limited'; readonly limit: Limit };

/**
 * Takes a request in, to wait for its confirmation. `merged`: entries of the cart that stand for others today. `address`: the reader's
 * network address, kept only as a hash.
 */
export function submit(
  { desk, config }: Pick<RequestContext, 'desk' | 'config'>,
  request: NewRequest,
  merged: readonly { readonly from: string; readonly to: string }[],
  address: string,
): Submitted {
  return desk.transaction(() => {
    const kommunenummer = request.parts.map(({ receiver }) => receiver.kommunenummer);
    const { email } = request;
    const limit = limitOf(desk, { email, address, kommunenummer }, config.requests);
    if (limit !== null) return { kind: 'limited', limit };
    if (request.cart !== null)
      for (const { from, to } of merged) replaceEntry(desk, request.cart, from, to);
    const id = addRequest(desk, request);
    countNetwork(desk, address);
    const stored = findRequest(desk, id);
    if (stored === null) throw new Error('a request is gone right after it was stored');
    queueMail(desk, verificationMail(desk, config, stored, request.parts));
    return { kind: 'submitted', id };
  });
}
