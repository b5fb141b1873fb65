import type { Language } from '../../../harvester/config/config.ts';
import type { PublicEntry } from '../../../harvester/record/public-entry.ts';
import { permanentHref } from '../../links.ts';
import type { Order } from '../orders/order.ts';
import type { Receiver } from './receiver.ts';
import type { RequestContext } from './request-context.ts';

interface About {
  readonly id: string;
  /** UTC. */
  readonly orderedAt: string;
  readonly language: Language;
  readonly requester: { readonly email: string; readonly name: string | null };
  readonly message: string | null;
  readonly freeText: string | null;
}

/** The order one receiver gets: previewed and sent from the same place. */
export function makeOrder(
  { id, orderedAt, language, requester: { email, name }, message, freeText }: About,
  receiver: Receiver,
  entries: readonly PublicEntry[],
  { config, archive }: Pick<RequestContext, 'config' | 'archive'>,
): Order {
  return {
    id,
    orderedAt,
    municipality: receiver.municipality,
    ...(receiver.institution === null ? {} : { institution: receiver.institution }),
    language,
    requester: { email, name },
    // What is asked for in own words first, then what is said about it all.
    message: [freeText, message].filter((words) => words !== null).join('\n\n') || null,
    entries: entries.map((entry) => ({
      entry,
      permalink: config.region.publicUrl + permanentHref('post', entry.id),
      sourceKeys: archive.sourceKeys(entry.id),
    })),
  };
}
