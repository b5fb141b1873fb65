import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { EXIT } from '../harvester/exit-code.ts';
import { log } from '../harvester/log.ts';
import { stopMailers } from '../site/desk/mail/start-mailer.ts';
import { compressAnswers } from './compress-answers.ts';
import { drain } from './drain.ts';
import { listen } from './listen.ts';
import { openPortal } from './open-portal.ts';
import { packageFolder } from './package-folder.ts';
import { print } from './print.ts';
import { siteEntry } from './start/build-site.ts';
import { SiteUnavailable } from './usage-error.ts';

/**
 * Serves the built pages, on HOST and PORT or on the socket that systemd hands over, until SIGTERM or SIGINT, then lets answers under way be finished. Reads its settings
 * from the environment, as the pages do. Throws SiteUnavailable.
 */
export async function serveSite(): Promise<void> {
  const entry = siteEntry(packageFolder);
  if (!existsSync(entry))
    throw new SiteUnavailable('The pages are not built yet: run npm run build.');
  // Else the entry would start a server by itself, and name it on standard output.
  process.env.ASTRO_NODE_AUTOSTART = 'disabled';
  process.env.ASTRO_NODE_LOGGING = 'disabled';
  // Built by Astro's Node adapter, whose entry exports `handler`.
  const { handler } = (await import(pathToFileURL(entry).href)) as { handler?: unknown };
  if (typeof handler !== 'function')
    throw new SiteUnavailable('The built pages are of another version: run npm run build.');
  const server = createServer((request, response) => handler(request, response));
  compressAnswers(server);
  await listen(server);
  const address = server.address();
  const where =
    typeof address === 'object' && address ? address : { address: '', family: '', port: 0 };
  log('site-started', { host: where.address, port: where.port });
  openPortal(where);
  if (process.stdout.isTTY) print(`Serving on http://${where.address}:${where.port}`);
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
    process.once('disconnect', resolve);
  });
  await Promise.all([drain(server), stopMailers()]);
  log('site-stopped');
  // The pages keep archive and index open for as long as the process lives.
  process.exit();
}

if (import.meta.main) {
  try {
    await serveSite();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof SiteUnavailable ? EXIT.site : EXIT.bug;
  }
}
