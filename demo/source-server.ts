import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { pageAt } from './documents/page.ts';
import { formatsOf } from './formats/format.ts';
import { createJournal, type DemoJournal } from './journal.ts';
import { demoMunicipalities } from './municipalities.ts';
import { answer } from './oai/answer.ts';
import type { Repository } from './oai/repository.ts';

export interface SourceServerOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Entries of history in each municipality, at least. */
  readonly entries: number;
  readonly seed: string;
  /** The moment the history ends and the journals begin to live. */
  readonly anchor: Date;
  /** Records on one page of a list. Default 100. */
  readonly pageSize?: number;
  readonly now?: () => Date;
}

export interface SourceServer extends AsyncDisposable {
  readonly port: number;
  /** Base URL of each municipality, by number. */
  readonly baseUrls: ReadonlyMap<string, string>;
  readonly journals: ReadonlyMap<string, DemoJournal>;
}

const HOST = '127.0.0.1';
const MAX_FORM_BYTES = 100_000;
const KEEP_ALIVE_MS = 75_000;

/** What is invented, in one line: two servers that say the same serve the same journals. */
export const identityOf = ({
  seed,
  anchor,
  entries,
}: Pick<SourceServerOptions, 'seed' | 'anchor' | 'entries'>): string =>
  JSON.stringify({ seed, anchor: anchor.toISOString(), entries });

/**
 * Serves the invented journals on this machine: OAI-PMH 2.0 at `/<number>/oai`, the documents that can be read, and at `/`
 * which journals they are (`identityOf`).
 * Rejects with the system's error (EADDRINUSE) when the port is taken.
 */
export async function startSourceServer(options: SourceServerOptions): Promise<SourceServer> {
  const { entries, seed, anchor, pageSize = 100, now = () => new Date() } = options;
  const journals = new Map(
    demoMunicipalities.map((municipality) => [
      municipality.number,
      createJournal({ municipality, entries, anchor, seed }),
    ]),
  );
  const repositories = new Map<string, Repository>();
  const identity = identityOf(options);
  const server = createServer((request, response) => {
    if (request.url === '/') return send(request, response, 200, 'application/json', identity);
    serve(repositories, request, response, now).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  // Node's five seconds are so short that a busy client may write to a connection just as it is closed.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, HOST, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  for (const [number, journal] of journals) {
    const pages = `http://${HOST}:${port}/${number}`;
    const { municipality } = journal;
    repositories.set(number, {
      journal,
      formats: formatsOf(municipality),
      baseUrl: `${pages}/oai`,
      place: { municipality, pages },
      pageSize,
    });
  }
  return {
    port,
    journals,
    baseUrls: new Map([...repositories].map(([number, { baseUrl }]) => [number, baseUrl])),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(
  repositories: ReadonlyMap<string, Repository>,
  request: IncomingMessage,
  response: ServerResponse,
  now: () => Date,
): Promise<void> {
  const [path = '', query = ''] = splitOnce(request.url ?? '/', '?');
  const [number = '', rest = ''] = splitOnce(path.slice(1), '/');
  const repository = repositories.get(number);
  if (!repository) return send(request, response, 404, 'text/plain', 'Not found\n');
  if (rest !== 'oai') {
    const page = pageAt(repository.journal, repository.place, rest, now());
    return page
      ? send(request, response, 200, page.type, page.body)
      : send(request, response, 404, 'text/plain', 'Not found\n');
  }
  const form = await formOf(request, query);
  if (form === null) {
    response.setHeader('allow', 'GET, HEAD, POST');
    return send(request, response, 405, 'text/plain', 'Use GET or POST\n');
  }
  send(request, response, 200, 'text/xml; charset=utf-8', answer(repository, form, now()));
}

/** The arguments; null for a method OAI-PMH does not know. A POST's own query string is not read (OAI-PMH 2.0 §3.1.1). */
async function formOf(request: IncomingMessage, query: string): Promise<string | null> {
  if (request.method === 'GET' || request.method === 'HEAD') return query;
  if (request.method !== 'POST') return null;
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= MAX_FORM_BYTES) chunks.push(chunk);
  }
  const readable = type === 'application/x-www-form-urlencoded' && bytes <= MAX_FORM_BYTES;
  // Without a verb the answer is badVerb, which is what a form that cannot be read deserves.
  return readable ? Buffer.concat(chunks).toString() : '';
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array<ArrayBuffer>,
): void {
  const zip = acceptsGzip(request.headers['accept-encoding'] ?? '');
  const plain = typeof body === 'string' ? Buffer.from(body) : body;
  const bytes = zip ? gzipSync(plain, { level: 1 }) : plain;
  response.writeHead(status, {
    'content-type': type,
    'content-length': bytes.length,
    vary: 'Accept-Encoding',
    'x-robots-tag': 'noindex',
    ...(zip ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

const acceptsGzip = (header: string): boolean =>
  header.split(',').some((part) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(part));

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
