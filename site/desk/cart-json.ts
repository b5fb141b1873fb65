import type { Format } from '../texts/format.ts';
import type { Texts } from '../texts/nb.ts';
import type { CartAnswer } from './cart-action.ts';
import type { ReaderCart } from './reader-cart.ts';

/** What `scripts/cart.ts` writes into the page; 409 when the page must tell more than a button can. */
export function cartJson(
  cart: ReaderCart,
  form: FormData,
  { notice }: CartAnswer,
  { desk: { cart: words } }: Texts,
  format: Format,
): Response {
  const isIn = cart.has(String(form.get('post')));
  const body = {
    things: cart.things,
    shown: format.number(cart.things),
    link: words.link(cart.things),
    action: isIn ? 'fjern' : 'legg',
    label: isIn ? words.remove : words.add,
    said: isIn ? words.added(1) : words.removed,
  };
  return Response.json(body, {
    status: notice === null ? 200 : 409,
    headers: { 'Cache-Control': 'no-store' },
  });
}
