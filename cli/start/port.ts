import { createServer } from 'node:net';
import { SiteUnavailable } from '../usage-error.ts';

/**
 * The port to serve on: the one asked for, or a free one for port 0. Throws SiteUnavailable when it is taken, so that this is
 * told before anything else is started.
 */
export async function freePort(host: string, port: number): Promise<number> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(port, host, resolve);
    });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    const what =
      code === 'EADDRINUSE'
        ? `Port ${port} on ${host} is taken by another program.`
        : `This machine cannot serve on ${host} port ${port} (${code}).`;
    throw new SiteUnavailable(`${what} Choose another with --port, e.g. --port ${port + 1}.`, {
      cause,
    });
  }
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : port;
}
