import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createHttpClient } from '../../../../harvester/network/http-client.ts';
import { runNoark } from '../../../support/noark-run.ts';
import { journalXml } from '../../../support/noark-xml.ts';
import { zipOf } from '../../../support/package-files.ts';

interface Reply {
  readonly status?: number;
  readonly body?: string | Buffer;
  readonly headers?: Record<string, string>;
}

/** A real server, and the noark source pointed at it. */
async function serve(answer: (headers: Record<string, unknown>, number: number) => Reply) {
  let asked = 0;
  const server = createServer((request, response) => {
    const { status = 200, body = '', headers = {} } = answer(request.headers, ++asked);
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const http = createHttpClient({
    userAgent: 'test',
    from: 'test@lilleby.example',
    allowPrivateHosts: [`127.0.0.1:${port}`],
  });
  const url = `http://127.0.0.1:${port}/journal/mars.xml?nokkel=hemmelig`;
  return {
    run: (checkpoint: Parameters<typeof runNoark>[1] = null, settings = {}) =>
      runNoark({ url, ...settings }, checkpoint, { http }),
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      http[Symbol.dispose]();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const journal = (title: string) =>
  journalXml('offentligJournal', [{ post: { offentligTittel: title } }]);

describe('a journal at an address', () => {
  test('that has moved is followed, and it is told where it went, without what may be secret in the address', async () => {
    await using server = await serve((_, number) =>
      number === 1
        ? { status: 301, headers: { location: '/ny/mars.xml?nokkel=hemmelig' } }
        : { body: journal('Utgave 1') },
    );
    const moved = await server.run();
    expect(moved.records).toHaveLength(1);
    const told = moved.events.find(
      (event) => event.kind === 'remark' && event.code === 'noark.moved',
    );
    expect(told).toMatchObject({ detail: { to: expect.stringMatching(/\/ny\/mars\.xml$/) } });
  });

  test('is read, and read again only when it has changed', async () => {
    let version = '"1"';
    await using server = await serve((headers) =>
      headers['if-none-match'] === version
        ? { status: 304 }
        : { body: journal(`Utgave ${version}`), headers: { etag: version } },
    );
    const first = await server.run();
    expect(first.error).toBeNull();
    expect(first.records[0]?.offentligTittel).toBe('Utgave "1"');
    const second = await server.run(first.checkpoint);
    expect(second.records).toEqual([]);
    version = '"2"';
    const third = await server.run(second.checkpoint);
    expect(third.records[0]?.offentligTittel).toBe('Utgave "2"');
    expect(server.asked()).toBe(3);
  });

  test('that states no version is told apart by its content', async () => {
    await using server = await serve((_headers, number) => ({
      body: journal(number < 3 ? 'Lik' : 'Ny'),
    }));
    const first = await server.run();
    const second = await server.run(first.checkpoint);
    const third = await server.run(second.checkpoint);
    expect([first, second, third].map(({ records }) => records.length)).toEqual([1, 0, 1]);
  });

  test('may be a package, larger than what is held in memory', async () => {
    const filler = Buffer.alloc(3_000_000);
    for (let i = 0; i < filler.length; i++) filler[i] = (i * 7919 + (i >> 8) * 104_729) & 255;
    const body = zipOf([
      { name: 'a/1.pdf', content: filler },
      { name: 'a/j', content: journal('I pakke') },
    ]);
    await using server = await serve(() => ({ body }));
    const run = await server.run();
    expect(run.records[0]?.offentligTittel).toBe('I pakke');
    const limited = await server.run(null, { maxBytes: 20_000 });
    expect(limited.error).toMatch(/is larger than maxBytes \(20000\)/);
    expect(limited.records).toEqual([]);
  });

  test('that is broken is not fetched twice, and the run says so each time', async () => {
    await using server = await serve((headers) =>
      headers['if-none-match'] === '"x"'
        ? { status: 304 }
        : { body: '<html></html>', headers: { etag: '"x"' } },
    );
    const first = await server.run();
    expect(first.error).toContain('the root element <html> is none known here');
    const second = await server.run(first.checkpoint);
    expect(second.error).toBe(first.error);
  });

  test.each([
    [404, /answered 404/],
    [403, /answered 403\. Ask the municipality/],
    [500, /answered 500/],
  ])('that answers %d ends the run without a word of the query', async (status, message) => {
    await using server = await serve(() => ({ status, body: 'x' }));
    const run = await server.run();
    expect(run.error).toMatch(message);
    expect(run.error).not.toContain('hemmelig');
  });
});
