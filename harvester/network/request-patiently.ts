import { SourceUnreachable } from '../errors.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from '../sources/source.ts';
import { readRetryAfter } from './retry-after.ts';

export interface Patience {
  readonly http: HttpClient;
  readonly now: () => Date;
  readonly random: () => number;
  /** Rejects when the run is aborted. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Requests in all before giving up. Default 5. */
  readonly tries?: number;
  /** Told before each wait. */
  readonly onWait?: (ms: number) => void;
}

const PASSING: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/**
 * Asks again while the trouble looks passing: a lost connection, a time-out, 429 and 503 (after the Retry-After they
 * state), 408, 500, 502, 504 (after 1, 2, 4, 8 s, give or take a quarter). Every other status is returned as it is.
 * Throws SourceUnreachable after the last try, with `cause: { status }` when it was answered.
 */
export async function requestPatiently(
  request: HttpRequest,
  patience: Patience,
): Promise<HttpAnswer> {
  const tries = patience.tries ?? 5;
  for (let attempt = 1; ; attempt++) {
    let asked: number | null = null;
    let failure: SourceUnreachable;
    try {
      const answer = await patience.http.request(request);
      if (!PASSING.has(answer.status)) return answer;
      await answer.rest?.[Symbol.asyncIterator]().return?.();
      asked = readRetryAfter(answer.headers['retry-after'], patience.now());
      failure = new SourceUnreachable(
        `${answer.url.replace(/\?.*/s, '')} answered HTTP ${answer.status}, ${attempt} times in a row.`,
        { cause: { status: answer.status } },
      );
    } catch (error) {
      if (!(error instanceof SourceUnreachable)) throw error;
      failure = error;
    }
    if (attempt >= tries) throw failure;
    const ms = asked ?? Math.round(1000 * 2 ** (attempt - 1) * (0.75 + patience.random() / 2));
    patience.onWait?.(ms);
    await patience.sleep(ms);
  }
}

/** True when the service answered to the end that it is overloaded or closed for the moment (429, 503). */
export function isOverload(error: Error): boolean {
  const { cause } = error;
  if (typeof cause !== 'object' || cause === null || !('status' in cause)) return false;
  return cause.status === 429 || cause.status === 503;
}
