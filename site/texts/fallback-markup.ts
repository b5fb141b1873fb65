import { FALLBACK_BEGINS, FALLBACK_ENDS } from './mark-fallback.ts';

const STAND_IN = 'nb';
const TOKEN = /<!--[\s\S]*?-->|<[/!]?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+|</gi;
const TAG = /^<(\/?)([a-z][\w-]*)/i;
const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
/** Elements that hold words but no other elements: the language stands on themselves. */
const ONLY_TEXT = /^(title|option|textarea)$/;
const CODE = /^(script|style)$/;
const SPOKEN =
  /\s(?:aria-label|aria-description|title|alt|placeholder|value|content|label)="[^"]*\uFDD0/;
const MARKS = /[\uFDD0\uFDD1]|%EF%B7%9[01]/gi;
const LANG = /\slang="([^"]*)"/;

interface Open {
  readonly name: string;
  /** The language as the page was written, and as the markup says it with what was added here. */
  readonly written: string;
  readonly said: string;
}

const withLang = (tag: string, language: string): string =>
  tag.replace(/^<[a-z][\w-]*/i, (start) => `${start} lang="${language}"`);

/**
 * Turns the marks around texts that stand in for missing translations into `lang` attributes: on an element of its own where
 * it is running text, on the element where it is an attribute (WCAG 3.1.2). Every other byte stays as it is.
 */
export function fallbackMarkup(html: string, language: string): string {
  const open: Open[] = [{ name: '', written: language, said: language }];
  const tokens = html.match(TOKEN) ?? [];
  let depth = 0;
  let code: string | null = null;

  const words = (text: string, here: Open): string =>
    text
      .split(/([\uFDD0\uFDD1])/)
      .map((piece) => {
        if (piece === FALLBACK_BEGINS || piece === FALLBACK_ENDS) {
          depth = Math.max(0, depth + (piece === FALLBACK_BEGINS ? 1 : -1));
          return '';
        }
        const wanted = depth > 0 ? STAND_IN : here.written;
        return wanted === here.said || !/\p{L}/u.test(piece.replace(/&\w+;/g, ''))
          ? piece
          : `<span lang="${wanted}">${piece}</span>`;
      })
      .join('');

  return tokens
    .map((token, i) => {
      const here = open.at(-1) ?? { name: '', written: language, said: language };
      const [, closing, tagName = ''] = TAG.exec(token) ?? [];
      const name = tagName.toLowerCase();
      if (code !== null) {
        if (closing && name === code) code = null;
        return token.replace(MARKS, '');
      }
      if (name === '') return token.startsWith('<') ? token : words(token, here);
      if (closing) {
        const at = open.findLastIndex((one) => one.name === name);
        if (at > 0) open.length = at;
        return token;
      }
      const next = tokens[i + 1] ?? '';
      const standsIn =
        SPOKEN.test(token) || (ONLY_TEXT.test(name) && next.includes(FALLBACK_BEGINS));
      const own = LANG.exec(token)?.[1];
      const written = own ?? here.written;
      const said = own ?? (standsIn ? STAND_IN : here.said);
      const clean = token.replace(MARKS, '');
      if (CODE.test(name)) code = name;
      else if (ONLY_TEXT.test(name)) open.push({ name, written: said, said });
      else if (!VOID.test(name) && !token.endsWith('/>')) open.push({ name, written, said });
      if (ONLY_TEXT.test(name) && standsIn) tokens[i + 1] = next.replace(MARKS, '');
      return own === undefined && said !== here.said ? withLang(clean, said) : clean;
    })
    .join('');
}
