const KEY = 'snarvei';

/** Whether `/` goes to the search box: the reader can turn it off, in this browser (WCAG 2.1.4). */
export function shortcutIsOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'av';
  } catch {
    return true;
  }
}

/** Turns it on or off; false: the browser keeps nothing. */
export function setShortcut(on: boolean): boolean {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'av');
    return true;
  } catch {
    return false;
  }
}
