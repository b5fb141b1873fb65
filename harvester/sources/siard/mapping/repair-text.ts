import { isUtf8 } from 'node:buffer';
import type { TextRepair } from './mapping-schema.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  aelig: 'æ',
  oslash: 'ø',
  aring: 'å',
  AElig: 'Æ',
  Oslash: 'Ø',
  Aring: 'Å',
  eacute: 'é',
  Eacute: 'É',
  egrave: 'è',
  ouml: 'ö',
  Ouml: 'Ö',
  auml: 'ä',
  Auml: 'Ä',
  uuml: 'ü',
  Uuml: 'Ü',
  ndash: '–',
  mdash: '—',
  laquo: '«',
  raquo: '»',
  sect: '§',
  hellip: '…',
};
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The repairs a mapping asks for, in the order hex, UTF-8, HTML, white space, case. */
export function repairText(text: string, repair: TextRepair): string {
  let value = text;
  if (repair.decodeHex === true) value = decodeHex(value);
  if (repair.repairUtf8 === true) value = repairUtf8(value);
  for (let n = repair.unescapeHtml ?? 0; n > 0; n--) value = unescapeHtml(value);
  if (repair.collapse === true) value = value.replace(/\s+/g, ' ');
  if (repair.trim === true) value = value.trim();
  if (repair.case === 'upper') value = value.toLocaleUpperCase('nb');
  if (repair.case === 'lower') value = value.toLocaleLowerCase('nb');
  return value;
}

/** Only when the whole text is hexadecimal of even length that is valid UTF-8. */
function decodeHex(text: string): string {
  if (!/^(?:[0-9a-f]{2}){2,}$/i.test(text)) return text;
  const bytes = Buffer.from(text, 'hex');
  return isUtf8(bytes) ? bytes.toString('utf8') : text;
}

function repairUtf8(text: string): string {
  if (!/[ÂÃâ]/.test(text)) return text;
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const special = WINDOWS_1252.indexOf(character);
    if (special >= 0) bytes.push(0x80 + special);
    else if (code <= 0xff) bytes.push(code);
    else return text;
  }
  const raw = Buffer.from(bytes);
  return isUtf8(raw) ? raw.toString('utf8') : text;
}

const unescapeHtml = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : whole;
    },
  );
