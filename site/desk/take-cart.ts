import { addKey, countOf, findCart, mergeCart } from './cart.ts';
import type { Desk } from './open-desk.ts';
import type { ReaderCart } from './reader-cart.ts';

/** A cart by its number, which only a signed link tells; null: it is gone. */
export function cartByNumber(
  desk: Desk,
  cart: number,
): { readonly cart: number; readonly things: number } | null {
  const row = desk.prepare('SELECT id FROM cart WHERE id = ?').get(cart);
  return row === undefined ? null : { cart, things: countOf(desk, cart) };
}

/**
 * Opens a cart on one more device, with what that device had put into its own; returns the device's key. Taking it twice changes
 * nothing. Run it inside a transaction.
 */
export function takeCart(desk: Desk, cart: number, own: ReaderCart, key: string | null): string {
  if (key !== null && findCart(desk, key) === cart) return key;
  if (own.cart !== null) mergeCart(desk, own.cart, cart, own.limit);
  return addKey(desk, cart);
}
