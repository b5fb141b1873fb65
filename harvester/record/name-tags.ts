import { joinMarked, type MarkedText, markedName } from './marked-text.ts';

/** A mark of a name that came as text (escaped once too often); one that is never closed marks the rest. */
const NAME_TAG = /<\s*p(?:erson)?navn\s*>([\s\S]*?)(?:<\s*\/\s*p(?:erson)?navn\s*>|$)/gi;
const LOOSE_TAG = /<\s*\/?\s*p(?:erson)?navn\s*\/?\s*>/gi;

/**
 * A clean text with the names marked that its source marked in words (`<personnavn>`, `<PNAVN>`); the one rule for answers from
 * the net and for files. Marks that are there already stay.
 */
export function markNameTags(text: MarkedText): MarkedText {
  if (!text.includes('<')) return text;
  let at = 0;
  const found: MarkedText[] = [];
  // Marks that are there already are kept: only the text between the tags is taken apart.
  const keep = (piece: string): MarkedText => piece.replace(LOOSE_TAG, '') as MarkedText;
  for (const match of text.matchAll(NAME_TAG)) {
    found.push(keep(text.slice(at, match.index)));
    found.push(markedName(match[1] ?? ''));
    at = match.index + match[0].length;
  }
  found.push(keep(text.slice(at)));
  return joinMarked(found);
}
