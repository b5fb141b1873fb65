import type { Portal } from '../portal.ts';
import { readSearchQuery } from '../search/search-query.ts';
import { type Addable, addEntries, emptyCart, makeCart, removeEntries, setText } from './cart.ts';
import type { Desk } from './open-desk.ts';
import type { ReaderCart } from './reader-cart.ts';
import { wayBack } from './way-back.ts';

/** What happened, and where the reader goes on. */
export interface CartAnswer {
  readonly back: string;
  /** Told on the page that follows; null: the page shows it by itself. */
  readonly notice: CartNotice | null;
  /** The key of a cart that was made for this; null: the reader has one. */
  readonly newKey: string | null;
}

export type CartNotice =
  | { readonly kind: 'lagt'; readonly added: number; readonly left: number }
  | { readonly kind: 'fjernet' | 'tomt' | 'ukjent' };

interface ActionContext {
  readonly portal: Portal;
  readonly desk: Desk;
  readonly cart: ReaderCart;
  /** Where the cart page is, in the reader's language. */
  readonly cartPage: string;
}

/** Does what a cart form asks for: `handling` is `legg`, `fjern`, `fjern-tekst` or `tom`. */
export async function cartAction(form: FormData, context: ActionContext): Promise<CartAnswer> {
  const { desk, cart, cartPage } = context;
  const back = wayBack(form.get('tilbake'), cartPage);
  const answer = (notice: CartNotice | null, newKey: string | null = null): CartAnswer => ({
    back,
    notice,
    newKey,
  });
  const posts = form.getAll('post').filter((id) => typeof id === 'string');
  switch (form.get('handling')) {
    case 'legg': {
      const entries = await wanted(form, posts, context);
      if (entries.length === 0) return answer({ kind: 'ukjent' });
      return desk.transaction(() => {
        const made = cart.cart === null ? makeCart(desk) : null;
        const into = made?.cart ?? cart.cart ?? 0;
        const { added, left } = addEntries(desk, into, entries, cart.limit);
        const single = entries.length === 1 && left === 0;
        return answer(single ? null : { kind: 'lagt', added, left }, made?.key ?? null);
      });
    }
    case 'fjern':
      if (cart.cart !== null) {
        const from = cart.cart;
        desk.transaction(() => removeEntries(desk, from, posts));
      }
      return answer(back === cartPage ? { kind: 'fjernet' } : null);
    case 'fjern-tekst': {
      const kommunenummer = String(form.get('kommune'));
      if (cart.cart !== null) {
        const from = cart.cart;
        desk.transaction(() => setText(desk, from, { kommunenummer, text: '' }));
      }
      return answer({ kind: 'fjernet' });
    }
    case 'tom':
      if (cart.cart !== null) {
        const all = cart.cart;
        desk.transaction(() => emptyCart(desk, all));
      }
      return answer({ kind: 'tomt' });
    default:
      return answer({ kind: 'ukjent' });
  }
}

/** The entries a form names: one by one, a whole case, or the hits of a search; only what is public now. */
async function wanted(
  form: FormData,
  posts: readonly string[],
  { portal, cart }: ActionContext,
): Promise<readonly Addable[]> {
  const sak = form.get('sak');
  if (typeof sak === 'string') return portal.archive.case(sak, 'bulk')?.entries ?? [];
  const sok = form.get('sok');
  if (typeof sok === 'string') {
    const { query } = readSearchQuery(new URLSearchParams(sok));
    // What is there already takes no room, and stands among the first hits as a rule.
    const request = query.with({ page: 1 }).toRequest(Math.min(1_000, cart.limit + cart.entries));
    return (await portal.search(request)).hits.map(({ entry }) => entry);
  }
  return portal.archive.entries(posts.slice(0, cart.limit), 'bulk');
}

/** The notice as it stands in the address of the page that follows, and read back from there. */
export const writeNotice = (notice: CartNotice): string =>
  notice.kind === 'lagt' ? `?lagt=${notice.added}&utelatt=${notice.left}` : `?${notice.kind}=1`;

export function readNotice(params: URLSearchParams): CartNotice | null {
  const number = (name: string): number => {
    const written = params.get(name) ?? '';
    return /^\d{1,6}$/.test(written) ? Number(written) : 0;
  };
  if (params.has('lagt')) return { kind: 'lagt', added: number('lagt'), left: number('utelatt') };
  for (const kind of ['fjernet', 'tomt', 'ukjent'] as const) if (params.has(kind)) return { kind };
  return null;
}
