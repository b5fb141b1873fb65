import type { Command } from 'commander';
import { cliContext } from './context.ts';
import { isHandedOver } from './listen.ts';
import { serveSite } from './serve-site.ts';
import { freePort } from './start/port.ts';

/** Serves the pages in this process until it is told to stop. */
export async function serve(command: Command): Promise<void> {
  const context = cliContext(command);
  const { host, port } = context.environment;
  const free = isHandedOver(process.env) ? port : await freePort(host, port);
  Object.assign(process.env, context.variables, { PORT: String(free) });
  await serveSite();
}
