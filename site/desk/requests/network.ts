import { createHmac, randomBytes } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { Desk } from '../open-desk.ts';

const DAY_MS = 86_400_000;
/** What one household or office gets from its provider (RFC 6177). */
const IPV6_BITS = 56;

/** The network an address belongs to, as limits count: an IPv4 address, or the first 56 bits of an IPv6 one. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const bytes = parsed.toByteArray().map((byte, i) => (i < IPV6_BITS / 8 ? byte : 0));
  return ipaddr.fromByteArray(bytes).toString();
}

/**
 * The network hashed with the secret of a day, and with that of the day before, so that a window over midnight can be counted.
 * Secrets older than that are forgotten (`forgetNetworks`), and with them who it was. Writes: run it inside a transaction.
 */
export function networkHashes(desk: Desk, address: string): readonly Uint8Array[] {
  const network = networkOf(address);
  return [0, 1].map((daysAgo) =>
    createHmac('sha256', secretOf(desk, dayOf(desk.now(), daysAgo)))
      .update(network)
      .digest(),
  );
}

/** Forgets networks and secrets of before yesterday. */
export function forgetNetworks(desk: Desk): void {
  desk.prepare('DELETE FROM network_secret WHERE day < ?').run(dayOf(desk.now(), 1));
  desk.prepare('DELETE FROM request_network WHERE at < ?').run(dayOf(desk.now(), 1));
}

const dayOf = (now: Date, daysAgo: number): string =>
  new Date(now.getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);

function secretOf(desk: Desk, day: string): Uint8Array {
  desk
    .prepare('INSERT INTO network_secret (day, secret) VALUES (?, ?) ON CONFLICT DO NOTHING')
    .run(day, randomBytes(32));
  const secret = desk.prepare('SELECT secret FROM network_secret WHERE day = ?').get(day)?.secret;
  if (!(secret instanceof Uint8Array)) throw new Error('the desk has no secret for the day');
  return secret;
}
