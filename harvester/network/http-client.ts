import { setTimeout as wait } from 'node:timers/promises';
import { type Agent, request as send } from 'undici';
import { SourceRefused, SourceUnreachable } from '../errors.ts';
import type { HttpAnswer, HttpClient, HttpRequest, TlsOverride } from '../sources/source.ts';
import { openConnections } from './connection.ts';
import { decompress, UndecodableBody } from './decompress.ts';
import { HostTurns } from './host-turns.ts';
import { networkError } from './network-error.ts';
import { readBody } from './read-body.ts';
import { redirectTarget } from './redirect-target.ts';

export interface HttpClientOptions {
  /** Names the portal and where its people can be reached. */
  readonly userAgent: string;
  /** E-mail address of the contact, sent as `From:` (RFC 9110 §10.1.2, OAI guidelines for harvesters §2.1). */
  readonly from: string;
  /** `host:port` on private networks that may be used all the same. */
  readonly allowPrivateHosts?: readonly string[];
  readonly now?: () => Date;
  /** Resolves after `ms`, rejects with the signal's reason when it is aborted. */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly limits?: Partial<HttpLimits>;
}

export interface HttpLimits {
  readonly connectMs: number;
  /** Longest silence while headers or body are awaited. */
  readonly idleMs: number;
  /** Longest time for one answer, from the first byte sent to the last received. */
  readonly totalMs: number;
  readonly redirects: number;
}

const LIMITS: HttpLimits = {
  connectMs: 30_000,
  idleMs: 60_000,
  totalMs: 600_000,
  redirects: 5,
};

const sleepFor = (ms: number, signal?: AbortSignal): Promise<void> =>
  wait(ms, undefined, signal === undefined ? {} : { signal });

/**
 * The one way out to sources: one request at a time per host, no private networks, redirects that keep the question,
 * limits on time and size, compression undone. Any HTTP status is an answer; the promise rejects with SourceUnreachable
 * (try later), SourceRefused (a person must look: private address, downgrade, certificate) or SourceChangedShape (too large).
 */
export function createHttpClient(options: HttpClientOptions): HttpClient & Disposable {
  const limits = { ...LIMITS, ...options.limits };
  const now = options.now ?? (() => new Date());
  const turns = new HostTurns(now, options.sleep ?? sleepFor);
  const allowed = new Set(options.allowPrivateHosts ?? []);
  const pools = new Map<string, Agent>();
  const identity = { 'user-agent': options.userAgent, from: options.from };

  const poolFor = (tls: TlsOverride | null): Agent => {
    const key = tls?.fingerprint256 ?? '';
    const known = pools.get(key);
    if (known !== undefined) return known;
    const pool = openConnections(limits, allowed, tls);
    pools.set(key, pool);
    return pool;
  };

  /** One exchange with one address, without redirects. */
  async function exchange(
    url: URL,
    request: HttpRequest,
    acceptEncoding: string,
  ): Promise<HttpAnswer> {
    const where = `${url.origin}${url.pathname}`;
    const override = request.tlsOverride ?? null;
    const tls =
      override !== null && override.until >= now().toISOString().slice(0, 10) ? override : null;
    const giveBack = await turns.take(url.host, request.delayMs ?? 0, request.signal);
    const deadline = new AbortController();
    const timer = setTimeout(() => {
      deadline.abort(new SourceUnreachable(`${where} took longer than ${limits.totalMs} ms.`));
    }, limits.totalMs);
    const done = (): void => {
      clearTimeout(timer);
      giveBack();
    };
    const signal =
      request.signal === undefined
        ? deadline.signal
        : AbortSignal.any([request.signal, deadline.signal]);
    const translate = (error: unknown): unknown => {
      if (request.signal?.aborted === true) return request.signal.reason;
      return error instanceof UndecodableBody ? error : networkError(error, where);
    };
    try {
      const answer = await send(url, {
        dispatcher: poolFor(tls),
        method: request.method ?? 'GET',
        headers: {
          accept: '*/*',
          ...request.headers,
          ...identity,
          'accept-encoding': acceptEncoding,
        },
        body: request.body ?? null,
        signal,
      });
      const headers = plainHeaders(answer.headers);
      let wireBytes = 0;
      const counted = async function* (): AsyncGenerator<Uint8Array> {
        for await (const chunk of answer.body) {
          wireBytes += chunk.length;
          yield chunk;
        }
      };
      const stream = decompress(counted(), headers['content-encoding'] ?? '');
      const read = await readBody(stream, request.maxBytes, request.streamRest === true, where);
      const base = {
        url: url.href,
        status: answer.statusCode,
        headers,
        body: read.body,
        wireBytes,
      };
      if (read.rest === null) {
        done();
        return base;
      }
      return { ...base, rest: untilDone(read.rest, done, translate) };
    } catch (error) {
      done();
      throw translate(error);
    }
  }

  async function request(asked: HttpRequest): Promise<HttpAnswer> {
    let url = checkedUrl(asked.url);
    let current = asked;
    for (let hop = 0; ; hop++) {
      let answer: HttpAnswer;
      try {
        answer = await exchange(url, current, 'gzip, deflate, br');
      } catch (error) {
        if (!(error instanceof UndecodableBody)) throw error;
        answer = await exchange(url, current, 'identity').catch((again: unknown) => {
          throw networkError(again, `${url.origin}${url.pathname}`);
        });
      }
      const target = redirectTarget(url, answer);
      if (target === null) return answer;
      await answer.rest?.[Symbol.asyncIterator]().return?.();
      if (hop === limits.redirects)
        throw new SourceUnreachable(
          `${asked.url} was redirected more than ${limits.redirects} times.`,
        );
      url = checkedUrl(target.href);
      // RFC 9110 §15.4.4: only 303 turns the question into a GET.
      if (answer.status === 303) {
        const { body: _body, ...bodiless } = current;
        current = { ...bodiless, method: 'GET' };
      }
    }
  }

  return {
    request,
    [Symbol.dispose]() {
      for (const pool of pools.values()) void pool.destroy();
    },
  };
}

function checkedUrl(address: string): URL {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new SourceRefused('The address is no http or https address.');
  if (url.username !== '' || url.password !== '')
    throw new SourceRefused(
      `The address of ${url.host} holds a user name or password; leave it out.`,
    );
  return url;
}

function plainHeaders(
  headers: Record<string, string | string[] | undefined>,
): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) plain[name] = Array.isArray(value) ? value.join(', ') : value;
  return plain;
}

/** An iterator of its own, because `return()` on a generator that never started would not give the turn back. */
function untilDone(
  rest: AsyncGenerator<Uint8Array>,
  done: () => void,
  translate: (error: unknown) => unknown,
): AsyncIterable<Uint8Array> {
  const iterator: AsyncIterator<Uint8Array> = {
    async next() {
      try {
        const next = await rest.next();
        if (next.done === true) done();
        return next;
      } catch (error) {
        done();
        const known = translate(error);
        throw known instanceof UndecodableBody ? networkError(known, 'the answer') : known;
      }
    },
    async return() {
      await rest.return(undefined);
      done();
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}
