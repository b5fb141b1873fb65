import type { Config } from '../../harvester/config/config.ts';
import type { PublicArchive } from '../../harvester/store/public-archive.ts';
import { type CartItem, itemsOf, textsOf } from './cart.ts';
import type { Desk } from './open-desk.ts';
import { type GoneEntry, publicEntries } from './requests/public-entries.ts';
import { type Split, split } from './requests/split.ts';

export interface CartContents extends Split {
  /** Withdrawn, or held back, since they were put in. */
  readonly gone: readonly (GoneEntry & CartItem)[];
  /** Entries that were merged into others since: the id in the cart, and the id today. */
  readonly merged: readonly { readonly from: string; readonly to: string }[];
}

/** What a cart holds, seen with today's journals. */
export function cartContents(
  { desk, archive, config }: { desk: Desk; archive: PublicArchive; config: Config },
  cart: number,
): CartContents {
  const items = itemsOf(desk, cart);
  const { entries, byAsked, gone } = publicEntries(
    archive,
    items.map(({ entryId }) => entryId),
  );
  const numbers = new Map(items.map((item) => [item.entryId, item.kommunenummer]));
  return {
    ...split(entries, textsOf(desk, cart), config),
    gone: gone.map((one) => ({ ...one, kommunenummer: numbers.get(one.entryId) ?? '' })),
    merged: [...byAsked].flatMap(([from, { id: to }]) => (from === to ? [] : [{ from, to }])),
  };
}
