import { existsSync } from 'node:fs';
import { Server } from 'node:http';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { log } from '../harvester/log.ts';
import { cliContext } from './context.ts';
import { packageFolder } from './package-folder.ts';
import { print } from './print.ts';
import { siteEntry } from './start/build-site.ts';
import { freePort } from './start/port.ts';
import { SiteUnavailable } from './usage-error.ts';

const DRAIN_MS = 10_000;

const HELP = `
Only the pages: they read what harvester and indexer have made, and show it also while those are at work or stopped.
Build the pages first with \`npm run build\`. SIGTERM lets answers under way be finished.

Examples:
  $ fellesinnsyn serve --host 0.0.0.0 --port 8080`;

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the pages, and nothing else')
    .addHelpText('after', HELP)
    .action(async (_options, command: Command) => {
      const context = cliContext(command);
      const { host, port } = context.environment;
      Object.assign(process.env, context.variables, {
        PORT: String(await freePort(host, port)),
        ASTRO_NODE_AUTOSTART: 'disabled',
        ASTRO_NODE_LOGGING: 'disabled',
      });
      await serveSite();
    });
}

async function serveSite(): Promise<void> {
  const entry = siteEntry(packageFolder);
  if (!existsSync(entry))
    throw new SiteUnavailable('The pages are not built yet: run npm run build.');
  // Built by Astro's Node adapter, whose entry exports `startServer`.
  const { startServer } = (await import(pathToFileURL(entry).href)) as {
    startServer: () => { readonly server: { readonly server: unknown } };
  };
  const server = startServer().server.server;
  if (!(server instanceof Server))
    throw new SiteUnavailable('The built pages are of another version: run npm run build.');
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('listening', resolve);
  });
  const address = server.address();
  const where = typeof address === 'object' && address ? address : { address: '', port: 0 };
  log('site-started', { host: where.address, port: where.port });
  if (process.stdout.isTTY) print(`Serving on http://${where.address}:${where.port}`);
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
    process.once('disconnect', resolve);
  });
  await drain(server);
  log('site-stopped');
  process.disconnect?.();
}

/** Takes no new requests, and lets those under way end; what takes longer is cut off. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(timer);
}
