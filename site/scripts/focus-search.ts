import { shortcutIsOn } from './shortcut.ts';

/** `/` moves to the search box, except while the reader writes somewhere or has turned it off (WCAG 2.1.4). */
document.addEventListener('keydown', (event) => {
  const { target } = event;
  const writing =
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName));
  if (event.key !== '/' || writing || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.querySelector<HTMLInputElement>('input[name="q"]');
  if (box === null || !shortcutIsOn()) return;
  event.preventDefault();
  box.focus();
  box.select();
});
