import type { z } from 'zod';
import type { EntryKeys, Journalpost } from '../record/journalpost.ts';

/** A kind of source (`oai-pmh`, `noark5`, …). An adapter reads and normalises; it never touches the store. */
export interface Source<Settings> {
  readonly kind: string;
  readonly settings: z.ZodType<Settings>;
  /** Reads everything that is new since `checkpoint` (null: from the start). Ends normally only when the list truly ended. */
  harvest(
    settings: Settings,
    checkpoint: Checkpoint | null,
    context: SourceContext,
  ): AsyncIterable<SourceEvent>;
  /** Normalises one kept raw payload again, e.g. after a mapping was mended. */
  retry(settings: Settings, raw: RejectedRaw, context: SourceContext): AsyncIterable<SourceEvent>;
}

/** Opaque to the store, JSON. Committed in the same transaction as the events before it. */
export type Checkpoint = { readonly [key: string]: unknown };

export type SourceEvent =
  | { readonly kind: 'record'; readonly record: Journalpost }
  /** The source says the entry is gone or screened; matched by the source's own key. */
  | { readonly kind: 'deleted'; readonly sourceKey: string; readonly keys?: Partial<EntryKeys> }
  | ({ readonly kind: 'rejected' } & RejectedRaw)
  /** Seen in a full list of keys; entries not seen when `swept` comes are candidates for withdrawal. */
  | { readonly kind: 'present'; readonly sourceKey: string }
  | { readonly kind: 'swept' }
  | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number | null }
  /** Something the archivist should know (clock skew, lying counters): a stable code and numbers, no personal data. */
  | {
      readonly kind: 'remark';
      readonly code: string;
      readonly detail?: Readonly<Record<string, string | number | boolean>>;
    };

export interface RejectedRaw {
  /** The payload as received, so that it can be retried. */
  readonly raw: string;
  /** What is wrong and what to do, in one sentence. */
  readonly reason: string;
  /** Where in the source: page address, line, record number. */
  readonly where: string;
  readonly sourceKey: string | null;
}

/** Everything from outside comes in here, so that tests decide clock, network and chance. */
export interface SourceContext {
  readonly sourceId: string;
  readonly kommunenummer: string;
  readonly organisasjonsnummer: string;
  readonly http: HttpClient;
  readonly now: () => Date;
  readonly random: () => number;
  /** Resolves after `ms`, rejects when the run is aborted. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
}

export interface HttpRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Bytes after decompression at which reading stops: with an error, or with the rest in `HttpAnswer.rest`. */
  readonly maxBytes: number;
  /** A longer answer is no error: what comes after `maxBytes` is handed over as a stream. */
  readonly streamRest?: boolean;
  /** Ends the request, also while it waits for its turn; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Least time in ms between the end of the last request to this host and the start of this one. */
  readonly delayMs?: number;
  /** Accepts exactly this certificate until a date although no authority vouches for it. */
  readonly tlsOverride?: TlsOverride;
}

export interface TlsOverride {
  /** SHA-256 of the certificate, hex pairs with colons, as browsers show it. */
  readonly fingerprint256: string;
  /** Last day it is accepted, `YYYY-MM-DD`. */
  readonly until: string;
}

export interface HttpAnswer {
  /** Address after redirects. */
  readonly url: string;
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Bytes as they came over the wire, before decompression; unset: not known. */
  readonly wireBytes?: number;
  /** What follows `body`, only with `streamRest` and only when there is more. Read it to the end, or `return()` it. */
  readonly rest?: AsyncIterable<Uint8Array>;
}

/** Politeness per host, User-Agent, time-outs, redirects, decompression and the SSRF guard live behind this. */
export interface HttpClient {
  request(request: HttpRequest): Promise<HttpAnswer>;
}
