import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { openPortal } from '../../cli/open-portal.ts';

test.each(['127.0.0.1', '0.0.0.0', '::1', '::'])(
  'a site that listens on %s is asked for its health at once',
  async (host) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no port');
    await openPortal(address);
    expect(asked).toEqual(['/health']);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },
);
