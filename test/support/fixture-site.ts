import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import node from '@astrojs/node';
import { build } from 'astro';
import { fixturePortal } from './fixture-portal.ts';

const OUT = resolve('node_modules/.fellesinnsyn-fixture');
const TYPES: Record<string, string> = {
  css: 'text/css',
  js: 'text/javascript',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
};

export async function startFixtureSite(port = 0): Promise<{ origin: string; close: () => void }> {
  if (process.env.NO_BUILD !== '1')
    await build({ logLevel: 'error', outDir: OUT, adapter: node({ mode: 'middleware' }) });
  const { handler } = await import(join(OUT, 'server/entry.mjs'));
  const portal = fixturePortal();
  const server = createServer((req, res) => {
    const path = join(OUT, 'client', (req.url ?? '/').split('?')[0] ?? '');
    if (req.url !== '/' && existsSync(path) && /\.\w+$/.test(path)) {
      res.setHeader(
        'content-type',
        TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      );
      createReadStream(path).pipe(res);
    } else
      handler(
        req,
        res,
        () => {
          res.statusCode = 404;
          res.end();
        },
        { portal },
      );
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`,
    close: () => server.close(),
  };
}
if (import.meta.main) console.log((await startFixtureSite(Number(process.env.PORT ?? 0))).origin);
