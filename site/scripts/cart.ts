/** Puts an entry in the cart, or takes it out, without leaving the page. Without this, or when it fails, the form is sent as it is. */
document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.cart === undefined) return;
  event.preventDefault();
  try {
    const body = new URLSearchParams([...new FormData(form)].map(([k, v]) => [k, String(v)]));
    const headers = { Accept: 'application/json' };
    const answer = await fetch(form.action, { method: 'POST', body, headers });
    if (!answer.ok) throw new Error(answer.statusText);
    const { things, shown, link, action, label, said } = await answer.json();
    const find = <Kind extends HTMLElement>(place: ParentNode, selector: string): Kind | null =>
      place.querySelector<Kind>(selector);
    const text = (place: ParentNode, selector: string, words: string): void => {
      const element = find(place, selector);
      if (element !== null) element.textContent = words;
    };
    text(form, '[data-cart-label]', label);
    const doing = find<HTMLInputElement>(form, '[name="handling"]');
    if (doing !== null) doing.value = action;
    form.dataset.cart = action === 'fjern' ? 'in' : 'out';
    text(document, '[data-cart-count]', shown);
    const count = find(document, '[data-cart-count]');
    if (count !== null) count.hidden = things === 0;
    find(document, '[data-cart-link]')?.setAttribute('aria-label', link);
    text(document, '#kurv-sagt', said);
  } catch {
    form.submit();
  }
});
