const REFERENCE = /&(?:(amp|lt|gt|quot|apos);|#(\d{1,7});|#x([0-9a-fA-F]{1,6});)?/g;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The text with its references resolved; null: one of them is none of the five named ones and none to a plain character. */
export function resolveReferences(text: string): string | null {
  let at = text.indexOf('&');
  if (at < 0) return text;
  let resolved = '';
  let from = 0;
  while (at >= 0) {
    REFERENCE.lastIndex = at;
    const match = REFERENCE.exec(text);
    const character = match === null ? null : characterOf(match);
    if (character === null) return null;
    resolved += text.slice(from, at) + character;
    from = REFERENCE.lastIndex;
    at = text.indexOf('&', from);
  }
  return resolved + text.slice(from);
}

function characterOf([, name, decimal, hexadecimal]: RegExpExecArray): string | null {
  if (name !== undefined) return NAMED.get(name) ?? null;
  const code =
    decimal !== undefined
      ? Number.parseInt(decimal, 10)
      : hexadecimal !== undefined
        ? Number.parseInt(hexadecimal, 16)
        : 0;
  // XML 1.0 §2.2, without what takes two units
  const isPlain =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code < 0xd800) ||
    (code >= 0xe000 && code < 0xfffe);
  return isPlain ? String.fromCharCode(code) : null;
}
