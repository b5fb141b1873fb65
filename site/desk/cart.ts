import type { PublicEntry } from '../../harvester/record/public-entry.ts';
import type { Desk } from './open-desk.ts';
import { hashOf, newKey } from './token.ts';

// Writers here run inside the caller's transaction.

/** One entry in a cart. */
export interface CartItem {
  readonly entryId: string;
  readonly kommunenummer: string;
}

/** What a reader asks one municipality for in own words. */
export interface CartText {
  readonly kommunenummer: string;
  readonly text: string;
}

export type Addable = Pick<PublicEntry, 'id' | 'kommunenummer'>;

export interface Added {
  readonly added: number;
  /** Left out because the cart is full. */
  readonly left: number;
}

/** The cart behind a key; null: no such cart. Its number is ours alone and never leaves the server unsigned. */
export function findCart(desk: Desk, key: string | null): number | null {
  if (key === null) return null;
  const row = desk.prepare('SELECT cart FROM cart_key WHERE key_hash = ?').get(hashOf(key));
  return typeof row?.cart === 'number' ? row.cart : null;
}

/** A new, empty cart, and the key that opens it. */
export function makeCart(desk: Desk): { readonly cart: number; readonly key: string } {
  const at = desk.now().toISOString();
  const { lastInsertRowid } = desk
    .prepare('INSERT INTO cart (created_at, touched_at) VALUES (?, ?)')
    .run(at, at);
  const cart = Number(lastInsertRowid);
  return { cart, key: addKey(desk, cart) };
}

/** One more key to a cart: for another device. */
export function addKey(desk: Desk, cart: number): string {
  const key = newKey();
  desk.prepare('INSERT INTO cart_key (key_hash, cart) VALUES (?, ?)').run(hashOf(key), cart);
  return key;
}

/** How many things the cart holds: entries, and requests in own words. */
export function countOf(desk: Desk, cart: number): number {
  const row = desk
    .prepare(
      `SELECT (SELECT count(*) FROM cart_item WHERE cart = :cart)
            + (SELECT count(*) FROM cart_text WHERE cart = :cart) AS things`,
    )
    .get({ cart });
  return Number(row?.things ?? 0);
}

/** The entries, in the order they were put in. */
export const itemsOf = (desk: Desk, cart: number): CartItem[] =>
  desk
    .prepare('SELECT entry_id, kommunenummer FROM cart_item WHERE cart = ? ORDER BY id')
    .all(cart)
    .map((row) => ({ entryId: String(row.entry_id), kommunenummer: String(row.kommunenummer) }));

export const textsOf = (desk: Desk, cart: number): CartText[] =>
  desk
    .prepare('SELECT kommunenummer, text FROM cart_text WHERE cart = ? ORDER BY kommunenummer')
    .all(cart)
    .map((row) => ({ kommunenummer: String(row.kommunenummer), text: String(row.text) }));

/** Puts entries in, in their order, until `limit` is reached; those that are there already count for nothing. */
export function addEntries(
  desk: Desk,
  cart: number,
  entries: readonly Addable[],
  limit: number,
): Added {
  const put = desk.prepare(
    'INSERT INTO cart_item (cart, entry_id, kommunenummer) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const there = new Set(itemsOf(desk, cart).map(({ entryId }) => entryId));
  const fresh = entries.filter(({ id }) => !there.has(id));
  const room = Math.max(0, limit - there.size);
  for (const { id, kommunenummer } of fresh.slice(0, room)) put.run(cart, id, kommunenummer);
  touch(desk, cart);
  return { added: Math.min(room, fresh.length), left: Math.max(0, fresh.length - room) };
}

/** Lets an entry stand in for one that was merged into it. */
export function replaceEntry(desk: Desk, cart: number, from: string, to: string): void {
  desk
    .prepare('UPDATE OR IGNORE cart_item SET entry_id = ? WHERE cart = ? AND entry_id = ?')
    .run(to, cart, from);
  removeEntries(desk, cart, [from]);
}

export function removeEntries(desk: Desk, cart: number, entryIds: readonly string[]): void {
  const remove = desk.prepare('DELETE FROM cart_item WHERE cart = ? AND entry_id = ?');
  for (const id of entryIds) remove.run(cart, id);
  touch(desk, cart);
}

/** Keeps what the reader asks a municipality for in own words; an empty text takes it out. */
export function setText(desk: Desk, cart: number, { kommunenummer, text }: CartText): void {
  desk
    .prepare('DELETE FROM cart_text WHERE cart = ? AND kommunenummer = ?')
    .run(cart, kommunenummer);
  if (text !== '')
    desk
      .prepare('INSERT INTO cart_text (cart, kommunenummer, text) VALUES (?, ?, ?)')
      .run(cart, kommunenummer, text);
  touch(desk, cart);
}

export function emptyCart(desk: Desk, cart: number): void {
  desk.prepare('DELETE FROM cart_item WHERE cart = ?').run(cart);
  desk.prepare('DELETE FROM cart_text WHERE cart = ?').run(cart);
  touch(desk, cart);
}

/** What this device had goes into the cart it opens, as far as there is room, and its own cart is gone. */
export function mergeCart(desk: Desk, from: number, into: number, limit: number): Added {
  if (from === into) return { added: 0, left: 0 };
  const items = itemsOf(desk, from).map(({ entryId: id, kommunenummer }) => ({
    id,
    kommunenummer,
  }));
  const result = addEntries(desk, into, items, limit);
  const taken = new Set(textsOf(desk, into).map(({ kommunenummer }) => kommunenummer));
  for (const text of textsOf(desk, from))
    if (!taken.has(text.kommunenummer)) setText(desk, into, text);
  // A cart that could not be emptied into the other stays with the device that had it.
  if (result.left === 0) desk.prepare('DELETE FROM cart WHERE id = ?').run(from);
  return result;
}

export function touch(desk: Desk, cart: number): void {
  desk.prepare('UPDATE cart SET touched_at = ? WHERE id = ?').run(desk.now().toISOString(), cart);
}

/** Takes out what a request has ordered; what was put in afterwards stays. */
export function emptyOrdered(desk: Desk, cart: number, request: string): void {
  desk
    .prepare(
      `DELETE FROM cart_item WHERE cart = ? AND entry_id IN
         (SELECT entry_id FROM request_entry JOIN request_order ON request_order.id = order_id WHERE request = ?)`,
    )
    .run(cart, request);
  desk
    .prepare(
      `DELETE FROM cart_text WHERE cart = ? AND (kommunenummer, text) IN
         (SELECT kommunenummer, free_text FROM request_order WHERE request = ? AND free_text IS NOT NULL)`,
    )
    .run(cart, request);
  touch(desk, cart);
}
