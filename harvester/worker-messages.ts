import type { SourceConfig } from './config/config.ts';
import type { Checkpoint, HttpAnswer, HttpRequest } from './sources/source.ts';
import type { PackedError } from './thread-error.ts';

/** What the worker starts with. */
export interface WorkerJob {
  /** Address of the module that exports `sourceKinds`. */
  readonly registry: string;
  readonly source: SourceConfig;
  readonly checkpoint: Checkpoint | null;
  readonly kommunenummer: string;
  readonly organisasjonsnummer: string;
  /** The main thread's clock, ms since 1970: clocks in tests do not cross the border. */
  readonly nowMs: number;
}

/** A request without what cannot cross: its signal becomes a `cancel` call. */
export type PlainRequest = Omit<HttpRequest, 'signal'>;

/** An answer without what cannot cross: `hasRest` says that more can be had by `rest` calls. */
export type PlainAnswer = Omit<HttpAnswer, 'rest'> & { readonly hasRest: boolean };

/** What the worker asks the main thread to do; network and waiting stay there, where politeness per host is kept. */
export type Call =
  | { readonly kind: 'http'; readonly request: PlainRequest }
  | { readonly kind: 'sleep'; readonly ms: number }
  /** Next piece of the rest of answer number `of`; null ends it. */
  | { readonly kind: 'rest'; readonly of: number }
  /** Nobody wants the rest, or the answer, of call number `of`. */
  | { readonly kind: 'cancel'; readonly of: number };

export type FromWorker =
  /** JSON of SourceEvent[]: a string crosses several times faster than the objects. */
  | { readonly kind: 'events'; readonly json: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'error'; readonly error: PackedError }
  | { readonly kind: 'call'; readonly id: number; readonly call: Call };

export type ToWorker = { readonly nowMs: number } & (
  | { readonly kind: 'more' }
  | { readonly kind: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly error: PackedError }
);

/** Batches the worker may be ahead of the writing thread. */
export const AHEAD = 4;
