import type { Committed } from './committed.ts';
import type { PackedEvents } from './packed-events.ts';
import type { Run } from './store/batch.ts';
import type { PackedError } from './thread-error.ts';

/** What the writing thread starts with. */
export interface WriterJob {
  readonly file: string;
  readonly run: Run;
  /** The run's clock, ms since 1970. */
  readonly nowMs: number;
}

export type ToWriter =
  | { readonly kind: 'commit'; readonly batch: PackedEvents; readonly nowMs: number }
  | { readonly kind: 'end' };

export type FromWriter =
  | { readonly kind: 'committed'; readonly committed: Committed }
  /** Nothing more is written. */
  | { readonly kind: 'failed'; readonly error: PackedError };
