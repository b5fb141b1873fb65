import { setShortcut, shortcutIsOn } from './shortcut.ts';

const place = document.querySelector<HTMLElement>('[data-shortcut]');
const button = place?.querySelector('button');
const state = place?.querySelector('span');

/** Tells the state in words; the button says what it will do. */
function show(): void {
  if (!place || !button || !state) return;
  const words = place.dataset;
  const on = shortcutIsOn();
  state.textContent = (on ? words.on : words.off) ?? '';
  button.textContent = (on ? words.turnOff : words.turnOn) ?? '';
  // Without scripts there is no shortcut to turn off either.
  place.hidden = false;
}

button?.addEventListener('click', () => {
  setShortcut(!shortcutIsOn());
  show();
});
show();
