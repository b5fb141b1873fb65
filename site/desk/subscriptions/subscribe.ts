import type { Language } from '../../../harvester/config/config.ts';
import type { Portal } from '../../portal.ts';
import { readSearchQuery } from '../../search/search-query.ts';
import { dayInOslo } from '../../texts/format.ts';
import { readMailAddress } from '../mail/mail-address.ts';
import { queueMail } from '../mail/queue.ts';
import type { Desk } from '../open-desk.ts';
import { mayAsk } from './limits.ts';
import { CONFIRM_HOURS } from './round.ts';
import { followed } from './subject-of.ts';
import { askFor, type SubscriptionKind } from './subscription.ts';
import { confirmMail } from './subscription-mails.ts';

export interface Wish {
  readonly kind: SubscriptionKind;
  readonly what: string;
}

/** What an address of ours asks to follow: `?sak=<id>`, else the search in it, whatever its order or page. */
export function readWish(params: URLSearchParams): Wish {
  const sak = params.get('sak');
  if (sak !== null) return { kind: 'case', what: sak };
  const { query } = readSearchQuery(params);
  return { kind: 'search', what: query.with({ sort: 'nyeste', view: 'liste' }).toString() };
}

/** `sent`: a mail is on its way, whether or not the address follows this already: a stranger learns nothing. */
export type Outcome = 'sent' | 'no-address' | 'limited';

/** Queues the mail that asks for confirmation. */
export function subscribe(
  desk: Desk,
  portal: Portal,
  wish: Wish,
  asker: { readonly email: string; readonly language: Language; readonly address: string },
): Outcome {
  const read = readMailAddress(asker.email);
  if ('problem' in read) return 'no-address';
  const what = followed({ ...wish, language: asker.language }, portal);
  if (what === null) return 'no-address';
  const email = read.ok.address;
  return desk.transaction(() => {
    if (!mayAsk(desk, email, asker.address)) return 'limited';
    const seq = portal.archive.lastSeq();
    const asked = { ...wish, email, language: asker.language };
    const subscription = askFor(desk, asked, seq, dayInOslo(desk.now()));
    queueMail(desk, confirmMail(desk, portal, subscription, what, CONFIRM_HOURS));
    return 'sent';
  });
}
