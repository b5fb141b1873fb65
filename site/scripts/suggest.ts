/**
 * Suggestions under every search box, as an editable combobox with a list (WAI-ARIA APG). Arrow keys walk, Enter follows, Escape
 * closes; focus stays in the box. Without this the box is a search field and nothing more.
 */
interface Line {
  readonly text: string;
  readonly detail: string;
  readonly href: string;
}

const PAUSE_MS = 120;

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-suggest]')) enhance(form);

function enhance(form: HTMLFormElement): void {
  const box = form.querySelector<HTMLInputElement>('input[name="q"]');
  const { suggest: address = '', suggestLabel = '' } = form.dataset;
  if (box === null) return;
  const list = document.createElement('ul');
  const said = document.createElement('p');
  list.id = `${box.id}-forslag`;
  list.className = 'suggestions';
  list.role = 'listbox';
  list.ariaLabel = suggestLabel;
  list.hidden = true;
  said.className = 'ds-sr-only';
  said.role = 'status';
  box.parentElement?.append(list, said);
  box.role = 'combobox';
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-controls', list.id);
  box.ariaExpanded = 'false';

  let asked: AbortController | null = null;
  let waiting = 0;
  let at = -1;

  const choose = (index: number): void => {
    at = index;
    for (const [i, option] of [...list.children].entries()) {
      option.ariaSelected = String(i === at);
      if (i === at) option.scrollIntoView({ block: 'nearest' });
    }
    const option = list.children[at];
    if (option === undefined) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', option.id);
  };
  const close = (): void => {
    clearTimeout(waiting);
    asked?.abort();
    list.hidden = true;
    box.ariaExpanded = 'false';
    choose(-1);
  };
  const show = (lines: readonly Line[], words: string): void => {
    list.replaceChildren(
      ...lines.map(({ text, detail, href }, i) => {
        const option = document.createElement('li');
        const kind = document.createElement('span');
        option.role = 'option';
        option.id = `${list.id}-${i}`;
        option.dataset.href = href;
        kind.textContent = detail;
        option.append(text, ' ', kind);
        return option;
      }),
    );
    choose(-1);
    list.hidden = lines.length === 0;
    box.ariaExpanded = String(lines.length > 0);
    said.textContent = words;
  };
  const ask = async (): Promise<void> => {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(`${address}?${new URLSearchParams({ q: box.value })}`, {
        signal: asked.signal,
      });
      const { lines, said: words } = await answer.json();
      if (document.activeElement === box) show(lines, words);
    } catch {
      // Outrun by the next letter, or out of reach: the search works as it is.
    }
  };

  box.addEventListener('input', () => {
    clearTimeout(waiting);
    if (box.value.trim().length < 2) close();
    else waiting = window.setTimeout(ask, PAUSE_MS);
  });
  box.addEventListener('blur', close);
  box.addEventListener('keydown', (event) => {
    const count = list.hidden ? 0 : list.children.length;
    if (event.key === 'Escape' && count > 0) close();
    else if (event.key === 'ArrowDown' && count > 0) choose(at + 1 < count ? at + 1 : -1);
    else if (event.key === 'ArrowUp' && count > 0) choose(at < 0 ? count - 1 : at - 1);
    else if (event.key === 'Enter' && at >= 0 && count > 0) follow(list.children[at]);
    else return;
    event.preventDefault();
  });
  // Before the box loses focus, which would close the list.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    if (event.target instanceof Element) follow(event.target.closest('li'));
  });
}

function follow(option: Element | null | undefined): void {
  const href = option instanceof HTMLElement ? option.dataset.href : undefined;
  if (href !== undefined) location.assign(href);
}
