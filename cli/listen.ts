import type { Server } from 'node:net';
import { readEnvironment } from '../harvester/config/environment.ts';

/** The first descriptor of those a supervisor hands over (sd_listen_fds(3)). */
const FIRST_DESCRIPTOR = 3;

/**
 * Listens on the socket that systemd keeps for this service, when it has handed one over, else on HOST and PORT. A socket that is
 * kept outside lets readers wait in its queue while the program is exchanged; nobody is refused. Rejects when the address is taken.
 */
export async function listen(
  server: Server,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if (isHandedOver(variables)) server.listen({ fd: FIRST_DESCRIPTOR }, resolve);
    else {
      const { host, port } = readEnvironment(variables);
      server.listen(port, host, resolve);
    }
  });
}

/** True when a supervisor keeps the socket. LISTEN_PID names the process the socket is for: a child inherits the variables, but not the socket. */
export const isHandedOver = ({
  LISTEN_FDS,
  LISTEN_PID,
}: Readonly<Record<string, string | undefined>>) =>
  Number(LISTEN_FDS) >= 1 && (LISTEN_PID === undefined || Number(LISTEN_PID) === process.pid);
