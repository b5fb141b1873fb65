import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, deflate, gzip } from 'node:zlib';
import { log } from '../../harvester/log.ts';
import { type Coding, chooseCoding } from './accepts.ts';
import type { Gate } from './gate.ts';
import type { OaiAnswer } from './provider.ts';

const COMMON: Readonly<Record<string, string>> = {
  // Harvesters run in browsers as well.
  'Access-Control-Allow-Origin': '*',
  Vary: 'Accept, Accept-Encoding',
  'X-Robots-Tag': 'noindex',
};
const METHODS = 'GET, HEAD, POST, OPTIONS';
const RETRY_SECONDS = 5;
/** More than 30 arguments of 4,096 characters. */
const LONGEST_FORM = 150_000;

/**
 * One HTTP exchange of OAI-PMH 2.0 §3.1: arguments in the query of a GET, or in the body of a POST, whose query does not count. `answer` is
 * `createProvider`'s. OAI-PMH errors are HTTP 200; 405 for other methods, 503 with Retry-After when the gate is shut, 500 for a fault here.
 */
export async function serveOai(
  answer: (form: string) => OaiAnswer,
  request: Request,
  client: string,
  gate: Gate,
): Promise<Response> {
  if (request.method === 'OPTIONS')
    return plain(204, null, { Allow: METHODS, 'Access-Control-Allow-Methods': METHODS });
  if (!['GET', 'HEAD', 'POST'].includes(request.method))
    return plain(405, 'OAI-PMH is read with GET or POST.\n', { Allow: METHODS });
  const leave = gate.enter(client);
  if (leave === null) return busy(RETRY_SECONDS);
  const started = performance.now();
  try {
    const form = await formOf(request);
    if (form === null) return plain(413, 'The body is too long.\n');
    const given = answer(form);
    const response = await respond(given, request);
    log('oai', {
      verb: given.verb,
      error: given.faults[0]?.code ?? null,
      items: given.items,
      ms: Math.round(performance.now() - started),
    });
    return response;
  } catch (error) {
    log('oai-failed', { error: error instanceof Error ? error.name : 'Error' });
    return plain(500, 'Something went wrong here. Please try again later.\n');
  } finally {
    leave();
  }
}

/** What a harvester is to do when it cannot be answered (guidelines for repositories §6.1). */
export const busy = (seconds: number): Response =>
  plain(503, 'Please wait, and ask again.\n', { 'Retry-After': String(seconds) });

const plain = (
  status: number,
  text: string | null,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(text, {
    status,
    headers: {
      ...COMMON,
      ...headers,
      'Cache-Control': 'no-store',
      ...(text === null ? {} : { 'Content-Type': 'text/plain; charset=utf-8' }),
    },
  });

/** The arguments, percent-encoded; null: too many bytes. A body that is no form has none. */
async function formOf(request: Request): Promise<string | null> {
  if (request.method !== 'POST') {
    const at = request.url.indexOf('?');
    return at < 0 ? '' : request.url.slice(at + 1).replace(/#.*$/s, '');
  }
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type.trim())) return '';
  let text = '';
  const decoder = new TextDecoder();
  // Read to its end in any case: a connection is not fit for the next request before.
  try {
    for await (const chunk of request.body ?? [])
      if (text.length <= LONGEST_FORM) text += decoder.decode(chunk, { stream: true });
  } catch {
    return null;
  }
  // Some clients end the body with a line.
  return text.length > LONGEST_FORM ? null : text.trim();
}

async function respond(given: OaiAnswer, request: Request): Promise<Response> {
  const headers = new Headers(COMMON);
  headers.set('Content-Type', 'text/xml; charset=utf-8');
  headers.set('Cache-Control', given.lasting ? 'public, max-age=60' : 'no-cache');
  const coding = chooseCoding(request.headers.get('Accept-Encoding'));
  if (given.lasting && given.faults.length === 0) {
    // Weak: two answers that differ in their date only are the same.
    const tag = `W/"${digest(given)}"`;
    headers.set('ETag', tag);
    if (matches(request.headers.get('If-None-Match'), tag))
      return new Response(null, { status: 304, headers });
  }
  const body = coding === null ? given.body : await compress(given.body, coding);
  if (coding !== null) headers.set('Content-Encoding', coding);
  headers.set('Content-Length', String(body.length));
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers });
}

const digest = ({ body, dated: [from, to] }: OaiAnswer): string =>
  createHash('sha256')
    .update(body.subarray(0, from))
    .update(body.subarray(to))
    .digest('base64url')
    .slice(0, 22);

export const matches = (ifNoneMatch: string | null, tag: string): boolean =>
  (ifNoneMatch ?? '')
    .split(',')
    .some((one) => one.trim() === '*' || weak(one.trim()) === weak(tag));

const weak = (tag: string): string => tag.replace(/^W\//, '');

const compressors = {
  gzip: promisify(gzip),
  deflate: promisify(deflate),
  br: promisify(brotliCompress),
};

/** The fastest levels: answers are read once, and made while others wait. */
const compress = (body: Buffer, coding: Coding): Promise<Buffer> =>
  coding === 'br'
    ? compressors.br(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } })
    : compressors[coding](body, { level: 1 });
