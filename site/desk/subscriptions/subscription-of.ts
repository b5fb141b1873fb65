import { deskSecret } from '../desk-secret.ts';
import type { Desk } from '../open-desk.ts';
import { readToken } from '../token.ts';
import { findSubscription, type Subscription } from './subscription.ts';

/** The subscription the link of a mail opens; null: stopped, or never ours. */
export function subscriptionOf(desk: Desk, token: string): Subscription | null {
  const read = readToken(deskSecret(desk), 'abonner', token, desk.now());
  return read.kind === 'valid' ? findSubscription(desk, read.subject) : null;
}
