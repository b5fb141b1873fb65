import { log } from '../../harvester/log.ts';
import type { Portal } from '../portal.ts';
import { countOf, findCart, itemsOf } from './cart.ts';

/** The cart of the one who reads, as every page sees it. */
export interface ReaderCart {
  /** `closed`: the portal takes no requests. `down`: carts cannot be reached for the moment. */
  readonly state: 'open' | 'closed' | 'down';
  /** Number of the cart; null: the reader has none yet. */
  readonly cart: number | null;
  /** Entries and requests in own words. */
  readonly things: number;
  readonly entries: number;
  readonly has: (entryId: string) => boolean;
  /** How many entries there is room for. */
  readonly room: number;
  readonly limit: number;
}

/** The cart a cookie opens. Never throws: reading goes on when carts cannot be reached. */
export function readerCart(portal: Portal | null, key: string | null): ReaderCart {
  const limit = portal?.config.requests.entriesPerCart ?? 0;
  const without = (state: ReaderCart['state']): ReaderCart => ({
    state,
    cart: null,
    things: 0,
    entries: 0,
    has: () => false,
    room: limit,
    limit,
  });
  if (portal === null) return without('down');
  if (!portal.config.requests.enabled) return without('closed');
  const { desk } = portal;
  if (desk === null) return without('down');
  if (key === null) return without('open');
  try {
    const cart = findCart(desk, key);
    if (cart === null) return without('open');
    const ids = new Set(itemsOf(desk, cart).map(({ entryId }) => entryId));
    return {
      state: 'open',
      cart,
      things: countOf(desk, cart),
      entries: ids.size,
      has: (id) => ids.has(id),
      room: Math.max(0, limit - ids.size),
      limit,
    };
  } catch (error) {
    log('cart-unreadable', { error: error instanceof Error ? error.name : 'Error' });
    return without('down');
  }
}
