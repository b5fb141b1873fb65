import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const AGAIN_MS = 5_000;

/**
 * Asks the site that listens at `where` for its health until it is well. Its portal opens with the first request, and with it the
 * sending of mails that wait: after a start at night that must not wait for a reader.
 */
export async function openPortal(
  where: Pick<AddressInfo, 'address' | 'family' | 'port'>,
): Promise<void> {
  const url = `http://${hostOf(where)}:${where.port}/health`;
  for (;;) {
    const well = await fetch(url).then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.ok;
      },
      () => false,
    );
    if (well) return;
    await pause(AGAIN_MS, undefined, { ref: false });
  }
}

/** An address to reach the site by: one that listens everywhere is asked on this machine. */
function hostOf({ address, family }: Pick<AddressInfo, 'address' | 'family'>): string {
  if (address === '0.0.0.0') return '127.0.0.1';
  if (address === '::') return '[::1]';
  return family === 'IPv6' ? `[${address}]` : address;
}
