import type { Command } from 'commander';
import { cliContext } from './context.ts';
import { serveSite } from './serve-site.ts';
import { freePort } from './start/port.ts';

/** Serves the pages in this process until it is told to stop. */
export async function serve(command: Command): Promise<void> {
  const context = cliContext(command);
  const { host, port } = context.environment;
  Object.assign(process.env, context.variables, { PORT: String(await freePort(host, port)) });
  await serveSite();
}
