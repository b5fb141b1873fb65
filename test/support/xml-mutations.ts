import type { Random } from './seeded-random.ts';

const PIECES = [
  ...['<', '>', '&', '/', '</', '=', '"', "'", ' ', '\n', '\r', '\r\n', '\t', '-->', ']]>', '?>'],
  ...['&amp;', '&#248;', '&#xE5;', '&#0;', '&#13;', '&aring;', '&;', '&#x110000;', '&#xFFFE;'],
  ...['<!-- x -->', '<!--', '<![CDATA[a<b]]>', '<![CDATA[', '<?p?>', '<!DOCTYPE a>', '<1>'],
  ...['<a>', '</a>', '<a/>', '<a:b/>', ' b="c"', ' b="c" b="d"', " b='x\ty'", ' xmlns:x="y"'],
  ...['ø', '😀', '\ud800', '\u0000', '\u0085', '\u2028', '\ufeff', '\uffff'],
];

/** The text with a few pieces put in or over it. */
export function mutatedXml(text: string, random: Random): string {
  let mutated = text;
  for (let count = 1 + random.below(4); count > 0; count--) {
    const at = random.below(mutated.length);
    const over = random.chance(0.5) ? 0 : random.below(5);
    mutated = mutated.slice(0, at) + random.pick(PIECES) + mutated.slice(at + over);
  }
  return mutated;
}

/**
 * Events without what depends on how a file happens to be cut: the parser tells of text outside of the root at the end of
 * a piece, so where that text ends and on which line it says so vary.
 */
export function settledEvents(events: readonly string[]): string[] {
  if (!/text data outside of root/.test(events.at(-1) ?? '')) return [...events];
  const last = events.findLastIndex((event) => /^(?:open|close) /.test(event));
  return [...events.slice(0, last + 1), 'text data outside of root'];
}
