import { X509Certificate } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { SourceChangedShape, SourceRefused, SourceUnreachable } from '../../../harvester/errors.ts';
import {
  createHttpClient,
  type HttpClientOptions,
} from '../../../harvester/network/http-client.ts';
import { redirectTarget } from '../../../harvester/network/redirect-target.ts';
import type { HttpAnswer, HttpRequest } from '../../../harvester/sources/source.ts';
import { testCertificate, testKey } from '../../support/test-certificate.ts';

const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const stop of cleanUp.splice(0)) stop();
});

async function listen(server: Server & { closeAllConnections(): void }): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function serve(
  listener: RequestListener,
): Promise<{ url: string; host: string; port: number }> {
  const port = await listen(createServer(listener));
  return { url: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, port };
}

function client(allow: readonly string[], options: Partial<HttpClientOptions> = {}) {
  const http = createHttpClient({
    userAgent: 'Fellesinnsyn/1 (+https://innsyn.example.no)',
    from: 'post@example.no',
    allowPrivateHosts: allow,
    ...options,
  });
  cleanUp.push(() => http[Symbol.dispose]());
  return (url: string, more: Partial<HttpRequest> = {}): Promise<HttpAnswer> =>
    http.request({ url, maxBytes: 1_000_000, ...more });
}

const text = (answer: HttpAnswer): string => Buffer.from(answer.body).toString();

test('a request says who asks and where they can be reached', async () => {
  const { url, host } = await serve((request, response) => {
    response.end(`${request.headers['user-agent']} ${request.headers.from}`);
  });
  expect(text(await client([host])(url))).toBe(
    'Fellesinnsyn/1 (+https://innsyn.example.no) post@example.no',
  );
});

test('one connection serves many requests', async () => {
  const server = createServer((_request, response) => response.end('ok'));
  let connections = 0;
  server.on('connection', () => connections++);
  const port = await listen(server);
  const get = client([`127.0.0.1:${port}`]);
  for (let i = 0; i < 5; i++) await get(`http://127.0.0.1:${port}/`);
  expect(connections).toBe(1);
});

describe('private networks', () => {
  test('a private address is refused before anything is sent', async () => {
    let asked = 0;
    const { url } = await serve((_request, response) => {
      asked++;
      response.end();
    });
    await expect(client([])(url)).rejects.toThrow(SourceRefused);
    expect(asked).toBe(0);
  });

  test('a name that leads to a private address is refused', async () => {
    const { port } = await serve((_request, response) => response.end());
    await expect(client([])(`http://localhost:${port}/`)).rejects.toThrow(/private or reserved/);
  });

  test('an exception holds for its port only', async () => {
    const { port } = await serve((_request, response) => response.end());
    await expect(client(['127.0.0.1:1'])(`http://127.0.0.1:${port}/`)).rejects.toThrow(
      SourceRefused,
    );
  });

  test('a redirect does not lead inside', async () => {
    const inside = await serve((_request, response) => response.end('secret'));
    const outside = await serve((_request, response) =>
      response.writeHead(302, { location: `${inside.url}/` }).end(),
    );
    await expect(client([outside.host])(outside.url)).rejects.toThrow(SourceRefused);
  });

  test.each([
    'file:///etc/passwd',
    'ftp://example.no/',
    'http://user:secret@example.no/',
    'nonsense',
  ])('%s is no address for a source', async (address) => {
    const failed = client([])(address);
    await expect(failed).rejects.toThrow(SourceRefused);
    await expect(failed).rejects.not.toThrow(/secret/);
  });
});

describe('redirects', () => {
  const answer = (status: number, location: string): HttpAnswer => ({
    url: '',
    status,
    headers: { location },
    body: new Uint8Array(),
  });

  test('the question is kept when the target has none', () => {
    const target = redirectTarget(
      new URL('http://a.no/oai?verb=Identify'),
      answer(301, 'https://a.no/oai'),
    );
    expect(target?.href).toBe('https://a.no/oai?verb=Identify');
  });

  test('a step down from https is refused', () => {
    expect(() =>
      redirectTarget(new URL('https://a.no/oai'), answer(301, 'http://a.no/oai')),
    ).toThrow(SourceRefused);
  });

  test('a redirect to a file is refused', () => {
    expect(() =>
      redirectTarget(new URL('http://a.no/oai'), answer(301, 'file:///etc/passwd')),
    ).toThrow(SourceRefused);
  });

  test.each([301, 302, 307, 308])('HTTP %i keeps method and body', async (status) => {
    const { url, host } = await serve((request, response) => {
      if (request.url === '/old') {
        response.writeHead(status, { location: '/new' }).end();
        return;
      }
      let body = '';
      request.on('data', (chunk) => {
        body += String(chunk);
      });
      request.on('end', () => response.end(`${request.method} ${body}`));
    });
    const got = await client([host])(`${url}/old`, { method: 'POST', body: 'verb=Identify' });
    expect(text(got)).toBe('POST verb=Identify');
    expect(got.url).toBe(`${url}/new`);
  });

  test('a circle of redirects ends', async () => {
    let asked = 0;
    const { url, host } = await serve((_request, response) => {
      asked++;
      response.writeHead(302, { location: '/again' }).end();
    });
    await expect(client([host])(url)).rejects.toThrow(/more than 5 times/);
    expect(asked).toBe(6);
  });
});

describe('compression', () => {
  const plain = 'Søknad om skjenkebevilling '.repeat(50);
  const cases: readonly [string, string | null, Uint8Array][] = [
    ['gzip', 'gzip', gzipSync(plain)],
    ['gzip without header', null, gzipSync(plain)],
    ['plain text that says gzip', 'gzip', Buffer.from(plain)],
    ['deflate', 'deflate', deflateSync(plain)],
    ['deflate without zlib header', 'deflate', deflateRawSync(plain)],
    ['brotli', 'br', brotliCompressSync(plain)],
    ['nothing', null, Buffer.from(plain)],
  ];

  test.each(cases)('%s', async (_name, encoding, body) => {
    const { url, host } = await serve((_request, response) => {
      response.writeHead(200, encoding === null ? {} : { 'content-encoding': encoding }).end(body);
    });
    const got = await client([host])(url);
    expect(text(got)).toBe(plain);
    expect(got.wireBytes).toBe(body.length);
  });

  test('an empty body is an empty body', async () => {
    const { url, host } = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(),
    );
    expect(text(await client([host])(url))).toBe('');
  });

  test('a cut-off gzip body is asked for again without compression', async () => {
    const accepted: unknown[] = [];
    const { url, host } = await serve((request, response) => {
      accepted.push(request.headers['accept-encoding']);
      if (request.headers['accept-encoding'] === 'identity') {
        response.end(plain);
        return;
      }
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(plain).subarray(0, 40));
    });
    expect(text(await client([host])(url))).toBe(plain);
    expect(accepted).toEqual(['gzip, deflate, br', 'identity']);
  });

  test('a body that is damaged both ways is an error, not half an answer', async () => {
    const { url, host } = await serve((_request, response) =>
      response.writeHead(200).end(gzipSync(plain).subarray(0, 40)),
    );
    await expect(client([host])(url)).rejects.toThrow(SourceUnreachable);
  });
});

describe('limits', () => {
  test('an answer that is too long is an error', async () => {
    const { url, host } = await serve((_request, response) => response.end('x'.repeat(5000)));
    await expect(client([host])(url, { maxBytes: 1000 })).rejects.toThrow(SourceChangedShape);
  });

  test('the limit counts what comes out of the compression', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const { url, host } = await serve((_request, response) => response.end(bomb));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(client([host])(url, { maxBytes: 1_000_000 })).rejects.toThrow(SourceChangedShape);
  });

  test('a long answer can be taken as a stream, and the host is free again after it', async () => {
    const { url, host } = await serve((_request, response) => response.end('x'.repeat(3_000_000)));
    const get = client([host]);
    for (let round = 0; round < 2; round++) {
      const got = await get(url, { maxBytes: 1000, streamRest: true });
      let bytes = got.body.length;
      for await (const chunk of got.rest ?? []) bytes += chunk.length;
      expect(bytes).toBe(3_000_000);
    }
    const left = await get(url, { maxBytes: 1000, streamRest: true });
    await left.rest?.[Symbol.asyncIterator]().return?.();
    expect((await get(url, { maxBytes: 5_000_000 })).body.length).toBe(3_000_000);
  });

  test('a server that says nothing is given up', async () => {
    const { url, host } = await serve(() => {});
    const get = client([host], { limits: { idleMs: 100 } });
    await expect(get(url)).rejects.toThrow(SourceUnreachable);
  });

  test('a server that falls silent in the middle is given up', async () => {
    const { url, host } = await serve((_request, response) => {
      response.write('<OAI-PMH>');
    });
    const get = client([host], { limits: { idleMs: 100 } });
    await expect(get(url)).rejects.toThrow(SourceUnreachable);
  });

  test('a slow drip is given up when the time for one answer is over', async () => {
    const { url, host } = await serve((_request, response) => {
      const drip = setInterval(() => response.write('x'), 10);
      response.on('close', () => clearInterval(drip));
    });
    const get = client([host], { limits: { totalMs: 150 } });
    await expect(get(url)).rejects.toThrow(/took longer than 150 ms/);
  });

  test('a connection that breaks is an error, not the end', async () => {
    const { url, host } = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => response.destroy());
    });
    await expect(client([host])(url)).rejects.toThrow(SourceUnreachable);
  });

  test('nobody listening is an error that says where', async () => {
    await expect(client(['127.0.0.1:1'])('http://127.0.0.1:1/oai?verb=x')).rejects.toThrow(
      /http:\/\/127\.0\.0\.1:1\/oai could not be read/,
    );
  });
});

describe('turns', () => {
  test('a host is asked one thing at a time', async () => {
    let now = 0;
    let most = 0;
    const { url, host } = await serve((_request, response) => {
      most = Math.max(most, ++now);
      setImmediate(() => {
        now--;
        response.end();
      });
    });
    const get = client([host]);
    await Promise.all([get(url), get(url), get(url)]);
    expect(most).toBe(1);
  });

  test('between two requests there is the pause that was asked for', async () => {
    const { url, host } = await serve((_request, response) => response.end());
    const slept: number[] = [];
    let clock = 1000;
    const get = client([host], {
      now: () => new Date(clock),
      sleep: async (ms) => {
        slept.push(ms);
      },
    });
    await get(url, { delayMs: 200 });
    clock += 50;
    await get(url, { delayMs: 200 });
    clock += 500;
    await get(url, { delayMs: 200 });
    expect(slept).toEqual([150]);
  });

  test('an aborted request ends at once, also one that waits for its turn, and others go on', async () => {
    const waiting: (() => void)[] = [];
    const { url, host } = await serve((_request, response) => {
      waiting.push(() => response.end('ok'));
      if (waiting.length === 2) waiting[1]?.();
    });
    const get = client([host]);
    const first = get(url);
    const stop = new AbortController();
    const second = get(url, { signal: stop.signal });
    const third = get(url);
    stop.abort(new Error('stopped by hand'));
    await expect(second).rejects.toThrow('stopped by hand');
    await expect.poll(() => waiting.length).toBe(1);
    waiting[0]?.();
    expect(text(await first)).toBe('ok');
    expect(text(await third)).toBe('ok');
  });

  test('a request under way can be aborted', async () => {
    const stop = new AbortController();
    const { url, host } = await serve(() => stop.abort(new Error('stopped by hand')));
    await expect(client([host])(url, { signal: stop.signal })).rejects.toThrow('stopped by hand');
  });
});

describe('https', () => {
  const fingerprint256 = new X509Certificate(testCertificate).fingerprint256;
  const serveTls = async (): Promise<{ url: string; host: string }> => {
    const port = await listen(
      createTlsServer({ cert: testCertificate, key: testKey }, (_request, response) =>
        response.end('ok'),
      ),
    );
    return { url: `https://127.0.0.1:${port}`, host: `127.0.0.1:${port}` };
  };

  test('a certificate nobody vouches for is refused', async () => {
    const { url, host } = await serveTls();
    await expect(client([host])(url)).rejects.toThrow(/certificate is not accepted/);
  });

  test('it is accepted when it is pinned', async () => {
    const { url, host } = await serveTls();
    const tlsOverride = { fingerprint256, until: '2999-12-31' };
    expect(text(await client([host])(url, { tlsOverride }))).toBe('ok');
  });

  test('the pin ends on its day', async () => {
    const { url, host } = await serveTls();
    const get = client([host], { now: () => new Date('2027-01-01T00:00:00Z') });
    const tlsOverride = { fingerprint256, until: '2026-12-31' };
    await expect(get(url, { tlsOverride })).rejects.toThrow(SourceRefused);
  });

  test('another certificate than the pinned one is refused', async () => {
    const { url, host } = await serveTls();
    const tlsOverride = { fingerprint256: 'AA:'.repeat(31).concat('AA'), until: '2999-12-31' };
    await expect(client([host])(url, { tlsOverride })).rejects.toThrow(/another certificate/);
  });
});
