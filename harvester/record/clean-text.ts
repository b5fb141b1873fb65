import { createRequire } from 'node:module';
import type { MarkedText } from './marked-text.ts';

const UNTIDY =
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufff0-\uffff<&]|\p{M}| {2}|^ | $/u;
const MARKUP =
  /<!--|<[/]?(?:a|abbr|address|article|aside|audio|b|base|big|blockquote|body|br|button|canvas|center|code|col|dd|del|div|dl|dt|em|embed|fieldset|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|mark|marquee|math|meta|nav|noscript|object|ol|option|p|param|pre|q|s|script|section|select|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|tt|u|ul|video|xml)\b[^<>]*>?/i;
const BLOCK = /<[/]?(?:br|p|div|li|ul|ol|tr|td|th|table|h[1-6]|hr|section|article)\b[^<>]*>/gi;
const ENTITY = /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi;
const CONTROL =
  /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\uffff\ufffe]/g;
const WINDOWS_1252 = /[\u0080-\u009f]/g;
const BLANKS = /[\s\u00a0]+/g;
const PLACEHOLDER =
  /^(?:null|\(null\)|\[null\]|<null>|undefined|\[empty\]|\(empty\)|\[tom\]|n\/a|-{1,}|–|—|_+|\.+|\?+)$/i;
const LONGEST_PLACEHOLDER = 12;
const ROUNDS = 3;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
  aring: 'å',
  Aring: 'Å',
  auml: 'ä',
  Auml: 'Ä',
  ouml: 'ö',
  Ouml: 'Ö',
  uuml: 'ü',
  Uuml: 'Ü',
  eacute: 'é',
  Eacute: 'É',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  aacute: 'á',
  Aacute: 'Á',
  acirc: 'â',
  oacute: 'ó',
  ograve: 'ò',
  ocirc: 'ô',
  iacute: 'í',
  uacute: 'ú',
  ccedil: 'ç',
  ntilde: 'ñ',
  szlig: 'ß',
  scaron: 'š',
  Scaron: 'Š',
  sect: '§',
  deg: '°',
  para: '¶',
  middot: '·',
  laquo: '«',
  raquo: '»',
  frac12: '½',
  frac14: '¼',
  sup2: '²',
  sup3: '³',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  bull: '•',
  hellip: '…',
  euro: '€',
  copy: '©',
  reg: '®',
  trade: '™',
  times: '×',
  permil: '‰',
  plusmn: '±',
  micro: 'µ',
  oelig: 'œ',
};

/**
 * The text as a reader should meet it: NFC, one blank between words, no control, zero-width or direction characters,
 * no HTML, entities resolved also when escaped twice, and nothing at all for a placeholder (`NULL`, `[empty]`, `---`).
 * Asterisks stay: they are the source's own screening. Marks of names (marked-text.ts) stay where they are.
 */
export function cleanText(text: string): string {
  if (UNTIDY.test(text)) text = tidy(text);
  return text.length <= LONGEST_PLACEHOLDER && PLACEHOLDER.test(text) ? '' : text;
}

/** `cleanText` of text in which names are already marked. */
export const cleanMarked = (text: MarkedText): MarkedText => cleanText(text) as MarkedText;

function tidy(text: string): string {
  for (let round = 0; round < ROUNDS && /[<&]/.test(text); round++) {
    const plain = decodeEntities(MARKUP.test(text) ? withoutMarkup(text) : text);
    if (plain === text) break;
    text = plain;
  }
  // What is still markup after three rounds of escaping is hostile, not text.
  if (MARKUP.test(text)) text = withoutMarkup(text);
  return text
    .toWellFormed()
    .replace(WINDOWS_1252, fromWindows1252)
    .replace(CONTROL, '')
    .normalize('NFC')
    .replace(BLANKS, ' ')
    .trim();
}

const decodeEntities = (text: string): string =>
  text.replace(ENTITY, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? NAMED[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    // A source cannot write our marks of names as numbers.
    if (code > 0x10ffff || code === 0 || code === 0xe000 || code === 0xe001) return '';
    return String.fromCodePoint(code);
  });

const cp1252 = new TextDecoder('windows-1252');

/** Control characters of ISO-8859-1 are dashes and quotes of windows-1252 under the wrong name. */
const fromWindows1252 = (character: string): string => {
  const byte = character.charCodeAt(0);
  const decoded = cp1252.decode(Uint8Array.of(byte));
  return decoded.charCodeAt(0) === byte ? '' : decoded;
};

type Sanitize = (html: string) => string;
let sanitize: Sanitize | null = null;

function withoutMarkup(text: string): string {
  sanitize ??= loadSanitizer();
  return sanitize(text.replace(BLOCK, ' '));
}

/** DOMPurify on jsdom; loaded when the first markup comes, since jsdom takes a second to start and most sources have none. */
function loadSanitizer(): Sanitize {
  const require = createRequire(import.meta.url);
  const { JSDOM } = require('jsdom') as typeof import('jsdom');
  const createDOMPurify = require('dompurify') as typeof import('dompurify').default;
  const purify = createDOMPurify(new JSDOM('').window);
  return (html) =>
    purify.sanitize(html, { ALLOWED_TAGS: [], ALLOWED_ATTR: [], RETURN_DOM: true }).textContent ??
    '';
}
