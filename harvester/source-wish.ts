/** What a person in the staff room can ask of the harvester. */
export const WISHES = ['harvest', 'allow-shrink', 'retry', 'pause', 'resume'] as const;
export type WishKind = (typeof WISHES)[number];

export interface SourceWish {
  readonly source: string;
  readonly kind: WishKind;
  /** For `retry`: number of the reject. */
  readonly reject: number | null;
  /** UTC, with milliseconds. */
  readonly asked: string;
}

/** When a source's newest runs began, UTC seconds; null: never. */
export interface LastStarts {
  readonly harvest: string | null;
  readonly retry: string | null;
}

/** What is still to be done of all that was asked for one source. */
export interface OpenWishes {
  /** No run on schedule. */
  readonly paused: boolean;
  readonly harvest: boolean;
  /** The next list may be much shorter than the last; goes with `harvest`. */
  readonly allowShrink: boolean;
  /** Rejects to read again. */
  readonly retry: readonly number[];
}

/**
 * What is still open of the wishes of one source, oldest first. A wish is done when a run has begun after it, so the harvester
 * keeps no account of them; asked in the very second a run begins, it is carried out once more, which does no harm.
 */
export function openWishes(wishes: readonly SourceWish[], started: LastStarts): OpenWishes {
  const isOpen = ({ asked }: SourceWish, last: string | null): boolean =>
    last === null || `${asked.slice(0, 19)}Z` >= last;
  const open = (kind: WishKind, last: string | null): SourceWish[] =>
    wishes.filter((wish) => wish.kind === kind && isOpen(wish, last));
  const allowShrink = open('allow-shrink', started.harvest).length > 0;
  const switched = wishes.findLast(({ kind }) => kind === 'pause' || kind === 'resume');
  return {
    paused: switched?.kind === 'pause',
    harvest: allowShrink || open('harvest', started.harvest).length > 0,
    allowShrink,
    retry: [...new Set(open('retry', started.retry).flatMap(({ reject }) => reject ?? []))],
  };
}
