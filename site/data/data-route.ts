import type { APIContext, APIRoute } from 'astro';
import { log } from '../../harvester/log.ts';
import type { Portal } from '../portal.ts';
import type { Texts } from '../texts/nb.ts';
import { type Problem, problemBody } from './problem.ts';

/** What a machine asks for, while archive and index are open. */
export interface DataRequest {
  readonly request: Request;
  readonly url: URL;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly portal: Portal;
  readonly text: Texts;
}

/** A whole answer, or what is wrong with the request. */
export type DataAnswer = Response | Problem;

const HEADERS: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Content-Disposition, ETag, Last-Modified, Link, X-Total-Count',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Robots-Tag': 'noindex, noarchive',
};
const PREFLIGHT: Readonly<Record<string, string>> = {
  Allow: 'GET, HEAD, OPTIONS',
  'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
  'Access-Control-Allow-Headers': 'Accept, If-None-Match, If-Modified-Since',
  'Access-Control-Max-Age': '86400',
};
const RETRY_AFTER_S = 10;

/** A machine address, for reading from anywhere: GET, HEAD and OPTIONS; what goes wrong is told as problem details. */
export function dataRoute(
  handle: (asked: DataRequest) => DataAnswer | Promise<DataAnswer>,
): APIRoute {
  return async (context) => {
    const answer = await answerTo(context, handle);
    for (const [name, value] of Object.entries(HEADERS))
      if (!answer.headers.has(name)) answer.headers.set(name, value);
    return answer;
  };
}

async function answerTo(
  { request, url, params, locals }: APIContext,
  handle: (asked: DataRequest) => DataAnswer | Promise<DataAnswer>,
): Promise<Response> {
  const { portal, text } = locals;
  const { problems } = text.data;
  const failed = (problem: Problem, headers: Record<string, string> = {}): Response =>
    problemAnswer(request, problem, portal?.config.region.publicUrl ?? url.origin, headers);
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: PREFLIGHT });
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return failed(
      { status: 405, kind: 'bare-lesing', ...problems.readOnly },
      { Allow: 'GET, HEAD, OPTIONS' },
    );
  const unavailable: Problem = { status: 503, kind: 'utilgjengelig', ...problems.unavailable };
  if (portal === undefined) return failed(unavailable, { 'Retry-After': String(RETRY_AFTER_S) });
  try {
    const answer = await handle({ request, url, params, portal, text });
    if (answer instanceof Response) return answer;
    const retry = answer.status === 429 ? { 'Retry-After': String(RETRY_AFTER_S) } : {};
    return failed(answer, retry);
  } catch (error) {
    log('data-failed', { error: error instanceof Error ? error.name : 'Error' });
    return failed(unavailable, { 'Retry-After': String(RETRY_AFTER_S) });
  }
}

function problemAnswer(
  request: Request,
  problem: Problem,
  publicUrl: string,
  headers: Readonly<Record<string, string>>,
): Response {
  return new Response(
    request.method === 'HEAD' ? null : `${JSON.stringify(problemBody(problem, publicUrl))}\n`,
    {
      status: problem.status,
      headers: {
        'Content-Type': 'application/problem+json; charset=utf-8',
        'Cache-Control': 'no-store',
        ...headers,
      },
    },
  );
}
