import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OaiAsked {
  readonly verb: string;
  readonly parameters: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly method: string;
  readonly path: string;
  /** Which request to this server it is, from 1. */
  readonly number: number;
}

export interface OaiReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** The connection is broken after the body, which is announced as longer than it is. */
  readonly cutOff?: boolean;
}

export interface OaiServer extends AsyncDisposable {
  readonly url: string;
  readonly host: string;
  readonly asked: readonly OaiAsked[];
}

/** A real HTTP server on 127.0.0.1 that answers as told and remembers what it was asked. */
export async function startOaiServer(answer: (asked: OaiAsked) => OaiReply): Promise<OaiServer> {
  const asked: OaiAsked[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const one: OaiAsked = {
      verb: url.searchParams.get('verb') ?? '',
      parameters: url.searchParams,
      headers: request.headers,
      method: request.method ?? '',
      path: url.pathname,
      number: asked.length + 1,
    };
    asked.push(one);
    const reply = answer(one);
    const body = Buffer.from(reply.body);
    const headers = { 'content-type': 'text/xml; charset=utf-8', ...reply.headers };
    if (reply.cutOff === true) {
      response.writeHead(reply.status ?? 200, { ...headers, 'content-length': body.length + 1000 });
      response.write(body, () => response.destroy());
      return;
    }
    response.writeHead(reply.status ?? 200, headers);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/oai`,
    host: `127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
