import { describe, expect, test } from 'vitest';
import {
  addEntries,
  countOf,
  emptyCart,
  findCart,
  itemsOf,
  makeCart,
  setText,
  textsOf,
} from '../../../site/desk/cart.ts';
import { cartContents } from '../../../site/desk/cart-contents.ts';
import type { Desk } from '../../../site/desk/open-desk.ts';
import { openDesk } from '../../../site/desk/open-desk.ts';
import { readerCart } from '../../../site/desk/reader-cart.ts';
import { takeCart } from '../../../site/desk/take-cart.ts';
import { publicEntry } from '../../support/entry.ts';
import { requestConfig, requestDesk, threeEntries } from '../../support/request-desk.ts';
import { testDesk } from '../../support/test-desk.ts';

const entries = (count: number) =>
  Array.from({ length: count }, (_, i) => publicEntry({ id: `e-${i}` }));
const filled = (desk: Desk, count: number) => {
  const made = makeCart(desk);
  addEntries(desk, made.cart, entries(count), 100);
  return made;
};
const ids = (desk: Desk, cart: number) => itemsOf(desk, cart).map(({ entryId }) => entryId);

describe('a cart', () => {
  test('keeps what is put in, once and in order, through a restart and for months', () => {
    using opened = testDesk();
    const { key, cart } = makeCart(opened.desk);
    const [a, b] = entries(2);
    if (a === undefined || b === undefined) throw new Error('no entries');
    addEntries(opened.desk, cart, [b, a], 100);
    expect(addEntries(opened.desk, cart, [a, b], 100)).toEqual({ added: 0, left: 0 });
    using again = openDesk(opened.file, { now: () => new Date('2027-11-01T00:00:00Z') });
    const found = findCart(again, key);
    expect(found === null ? [] : ids(again, found)).toEqual(['e-1', 'e-0']);
  });

  test('says how many found no room, and takes those that did', () => {
    using opened = testDesk();
    const { cart } = filled(opened.desk, 3);
    expect(addEntries(opened.desk, cart, entries(8), 5)).toEqual({ added: 2, left: 3 });
    expect(ids(opened.desk, cart)).toEqual(['e-0', 'e-1', 'e-2', 'e-3', 'e-4']);
    expect(addEntries(opened.desk, cart, entries(8), 5)).toEqual({ added: 0, left: 3 });
  });

  test('opens for its own key only; of the key only a hash is stored', () => {
    using opened = testDesk();
    const { key, cart } = filled(opened.desk, 1);
    expect(findCart(opened.desk, key)).toBe(cart);
    expect(findCart(opened.desk, `${key.slice(0, -1)}${key.endsWith('a') ? 'b' : 'a'}`)).toBeNull();
    expect(findCart(opened.desk, null)).toBeNull();
    const stored = opened.desk.db.prepare('SELECT key_hash FROM cart_key').all();
    expect(JSON.stringify(stored)).not.toContain(key);
  });

  test('holds one text per municipality; an empty one takes it out', () => {
    using opened = testDesk();
    const { cart } = makeCart(opened.desk);
    setText(opened.desk, cart, { kommunenummer: '9901', text: 'Brev om brua' });
    setText(opened.desk, cart, { kommunenummer: '9901', text: 'Alle brev om brua' });
    expect(textsOf(opened.desk, cart)).toEqual([
      { kommunenummer: '9901', text: 'Alle brev om brua' },
    ]);
    expect(countOf(opened.desk, cart)).toBe(1);
    setText(opened.desk, cart, { kommunenummer: '9901', text: '' });
    expect(countOf(opened.desk, cart)).toBe(0);
  });

  test('is emptied and stays the same cart', () => {
    using opened = testDesk();
    const { cart, key } = filled(opened.desk, 2);
    emptyCart(opened.desk, cart);
    expect(countOf(opened.desk, cart)).toBe(0);
    expect(findCart(opened.desk, key)).toBe(cart);
  });
});

describe('a second device', () => {
  const readers = (desk: Desk, key: string | null, limit = 100) => {
    const cart = findCart(desk, key);
    const room = limit;
    return { state: 'open' as const, cart, things: 0, entries: 0, has: () => false, room, limit };
  };

  test('gets the same cart under a key of its own, with what it had added', () => {
    using opened = testDesk();
    const phone = filled(opened.desk, 2);
    const desktop = makeCart(opened.desk);
    addEntries(opened.desk, desktop.cart, [publicEntry({ id: 'own' })], 100);
    const key = takeCart(opened.desk, phone.cart, readers(opened.desk, desktop.key), desktop.key);
    expect(key).not.toBe(phone.key);
    expect(findCart(opened.desk, key)).toBe(phone.cart);
    expect(ids(opened.desk, phone.cart)).toEqual(['e-0', 'e-1', 'own']);
    expect(findCart(opened.desk, desktop.key)).toBeNull();
  });

  test('that takes it twice keeps its key', () => {
    using opened = testDesk();
    const { cart, key } = filled(opened.desk, 2);
    expect(takeCart(opened.desk, cart, readers(opened.desk, key), key)).toBe(key);
    expect(ids(opened.desk, cart)).toHaveLength(2);
  });

  test('whose own cart finds no room keeps it', () => {
    using opened = testDesk();
    const full = filled(opened.desk, 3);
    const own = makeCart(opened.desk);
    addEntries(opened.desk, own.cart, [publicEntry({ id: 'own' })], 100);
    takeCart(opened.desk, full.cart, readers(opened.desk, own.key, 3), own.key);
    expect(findCart(opened.desk, own.key)).toBe(own.cart);
    expect(ids(opened.desk, own.cart)).toEqual(['own']);
  });
});

test('what was withdrawn since is told apart from what can be asked for, and what was merged is the other', () => {
  using at = requestDesk();
  const [a, b, c] = threeEntries();
  if (a === undefined || b === undefined || c === undefined) throw new Error('no entries');
  at.journals.add(a, b, c, publicEntry({ id: 'd' }));
  const { cart } = makeCart(at.desk);
  addEntries(at.desk, cart, [a, b, c], 100);
  at.journals.withdraw('a');
  at.journals.merge('c', 'd');
  const contents = cartContents(at, cart);
  expect(
    contents.parts.map(({ receiver, entries: own }) => [receiver.key, own.map(({ id }) => id)]),
  ).toEqual([
    ['9902', ['b']],
    ['9901', ['d']],
  ]);
  expect(contents.gone).toEqual([
    { entryId: 'a', kommunenummer: '9901', withdrawn: '2026-11-25T10:00:00Z' },
  ]);
  expect(contents.merged).toEqual([{ from: 'c', to: 'd' }]);
});

test('reading goes on when there is no desk, and says closed when requests are off', () => {
  const down = { config: requestConfig(), desk: null };
  const off = { config: requestConfig('  enabled: false'), desk: null };
  // The cart of a reader needs no more of a portal than this.
  const of = (portal: object) => readerCart(portal as Parameters<typeof readerCart>[0], 'k');
  expect(of(down).state).toBe('down');
  expect(of(off).state).toBe('closed');
  expect(readerCart(null, 'k').state).toBe('down');
});
