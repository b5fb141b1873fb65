import type { Analysis } from '../analysis/analysis.ts';
import { fold, words } from '../analysis/fold.ts';
import { findIdentifiers } from '../analysis/identifiers.ts';
import type { Condition } from '../engine.ts';
import type { HighlightPiece } from '../search-answer.ts';

/** Cuts a text in pieces, those that matched marked. */
export type Highlighter = (text: string) => HighlightPiece[];

/** What a search looked for, made for marking it in texts. Names are left out: no mark ever tells that one was hit. */
export function createHighlighter(match: Condition | null, analysis: Analysis): Highlighter {
  const tokens = new Set<string>();
  const prefixes: string[] = [];
  collect(match);

  function collect(condition: Condition | null): void {
    switch (condition?.kind) {
      case 'token':
        if (condition.scope !== 'names') tokens.add(condition.token);
        break;
      case 'prefix':
        if (condition.scope !== 'names') prefixes.push(condition.prefix);
        break;
      case 'pair':
        if (condition.scope !== 'names') tokens.add(condition.first).add(condition.second);
        break;
      case 'all':
      case 'any':
        condition.of.forEach(collect);
        break;
      default:
      // What is left out has nothing to mark.
    }
  }

  const isHit = (written: string): boolean =>
    words(written).some((word) => {
      if (tokens.has(analysis.token(word))) return true;
      const folded = fold(word);
      if (prefixes.some((prefix) => folded.startsWith(prefix))) return true;
      return (analysis.parts(word) ?? []).some((part) => tokens.has(analysis.token(part)));
    });

  return (text) => {
    if (tokens.size === 0 && prefixes.length === 0) return [{ text, hit: false }];
    const spans = findIdentifiers(text)
      .filter((found) => found.tokens.some((t) => tokens.has(t)))
      .map(({ start, end }) => ({ start, end }));
    for (const { 0: written, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      const end = index + written.length;
      if (!spans.some((span) => index < span.end && span.start < end) && isHit(written))
        spans.push({ start: index, end });
    }
    return cut(
      text,
      spans.sort((a, b) => a.start - b.start),
    );
  };
}

function cut(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): HighlightPiece[] {
  const pieces: HighlightPiece[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    if (start > from) pieces.push({ text: text.slice(from, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), hit: false });
  return pieces;
}
