import type { RequestSettings } from '../../harvester/config/requests.ts';

/** What a text page may say about this installation. */
export interface ArticleContext {
  readonly region: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly municipalities: number;
  /** How long carts and requests are remembered. */
  readonly retention: RequestSettings['retention'];
}

/** A paragraph, or a list of points. `[words](/address)` inside is a link. */
export type Block = string | readonly string[];

export interface Article {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly {
    readonly id: string;
    readonly heading: string;
    readonly blocks: readonly Block[];
  }[];
}

export type TextPiece = { readonly text: string; readonly href: string | null };

const LINK = /\[([^\]]+)\]\(([^)\s]+)\)/g;

/** Cuts a text at its links. */
export function textPieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const link of text.matchAll(LINK)) {
    if (link.index > from) pieces.push({ text: text.slice(from, link.index), href: null });
    pieces.push({ text: link[1] ?? '', href: link[2] ?? null });
    from = link.index + link[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), href: null });
  return pieces;
}
