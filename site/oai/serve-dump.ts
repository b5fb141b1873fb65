import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { PublicFeed } from '../../harvester/store/public-archive.ts';
import { type DumpManifest, readManifest } from './dump-files.ts';
import { busy, matches } from './serve-oai.ts';

const HEADERS = { 'Access-Control-Allow-Origin': '*', 'X-Robots-Tag': 'noindex' } as const;
/** Dumps that hold a withdrawn entry are written anew within five minutes. */
const REWRITTEN_SECONDS = 300;

/**
 * A file of a dump, whole or from some byte on (RFC 9110 §14). A dump that holds an entry that has been withdrawn since is not given out
 * until it has been written anew: 503 with Retry-After.
 */
export function serveDump(
  folder: string,
  feed: PublicFeed,
  name: string,
  request: Request,
): Response {
  const dump = readManifest(folder)?.dumps.find(({ files }) =>
    files.some((file) => file.name === name),
  );
  const file = dump?.files.find((one) => one.name === name);
  if (dump === undefined || file === undefined) return missing();
  const { kommunenummer, seq } = dump;
  if (feed.hasWithdrawnSince({ kind: 'kommune', kommunenummer }, seq))
    return busy(REWRITTEN_SECONDS);
  const path = join(folder, name);
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) return missing();
  const tag = `"${file.sha256}"`;
  const headers = new Headers({
    ...HEADERS,
    'Content-Type': 'application/gzip',
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'no-cache',
    'Accept-Ranges': 'bytes',
    ETag: tag,
  });
  if (matches(request.headers.get('If-None-Match'), tag))
    return new Response(null, { status: 304, headers });
  const asked = request.headers.get('If-Range');
  const range =
    asked === null || asked === tag ? rangeOf(request.headers.get('Range'), size) : 'whole';
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const [start, end] = range === 'whole' ? [0, size - 1] : range;
  headers.set('Content-Length', String(end - start + 1));
  if (range !== 'whole') headers.set('Content-Range', `bytes ${start}-${end}/${size}`);
  const status = range === 'whole' ? 200 : 206;
  if (request.method === 'HEAD') return new Response(null, { status, headers });
  const body = Readable.toWeb(createReadStream(path, { start, end }));
  return new Response(body as ReadableStream<Uint8Array>, { status, headers });
}

/** What can be downloaded now, without what is about to be written anew. */
export function serveManifest(manifest: DumpManifest | null, stale: readonly string[]): Response {
  if (manifest === null) return missing();
  const dumps = manifest.dumps.filter(({ kommunenummer }) => !stale.includes(kommunenummer));
  return Response.json(
    { ...manifest, dumps },
    { headers: { ...HEADERS, 'Cache-Control': 'no-cache' } },
  );
}

const missing = (): Response =>
  new Response('There is no such dump.\n', {
    status: 404,
    headers: { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' },
  });

/** One range is given; what asks for several, or in a form nobody knows, gets the whole. */
function rangeOf(
  header: string | null,
  size: number,
): readonly [number, number] | 'whole' | 'unsatisfiable' {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'whole';
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start >= size || start > end ? 'unsatisfiable' : [start, end];
}
