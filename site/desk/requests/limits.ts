import type { RequestSettings } from '../../../harvester/config/requests.ts';
import type { Desk } from '../open-desk.ts';
import { networkHashes } from './network.ts';
import { sameAddress } from './same-address.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What stops a request for the moment, and when it will not. */
export interface Limit {
  /** `unverified`: the address has a request that waits for its confirmation, sent `since`. */
  readonly kind: 'unverified' | 'address' | 'network' | 'municipality';
  /** UTC. */
  readonly since: string;
  readonly until: string;
  /** The municipality that has got as many as it takes; null: it is about something else. */
  readonly kommunenummer: string | null;
}

interface Sender {
  readonly email: string;
  /** Network address of the reader. */
  readonly address: string;
  readonly kommunenummer: readonly string[];
}

/** The first limit that stops a new request; null: none. Run it in the transaction that makes the request. */
export function limitOf(desk: Desk, sender: Sender, { limits }: RequestSettings): Limit | null {
  const now = desk.now().getTime();
  const email = sameAddress(sender.email);
  const unverified = desk
    .prepare(
      `SELECT created_at AS at FROM request
       WHERE email_key = ? AND state = 'unverified' AND created_at > ? ORDER BY created_at DESC LIMIT 1`,
    )
    .get(email, ago(now, HOUR_MS));
  if (unverified !== undefined) return limit('unverified', String(unverified.at), HOUR_MS);
  const sent = nth(
    desk,
    'SELECT created_at AS at FROM request WHERE email_key = ? AND created_at > ? ORDER BY created_at DESC',
    [email, ago(now, DAY_MS)],
    limits.perAddressPerDay,
  );
  if (sent !== null) return limit('address', sent, DAY_MS);
  const [today, yesterday] = networkHashes(desk, sender.address);
  const near = nth(
    desk,
    'SELECT at FROM request_network WHERE network IN (?, ?) AND at > ? ORDER BY at DESC',
    [today ?? '', yesterday ?? '', ago(now, HOUR_MS)],
    limits.perNetworkPerHour,
  );
  if (near !== null) return limit('network', near, HOUR_MS);
  return municipalityLimit(desk, sender.kommunenummer, limits.perMunicipalityPerHour);
}

/** The first municipality that has got as many orders as it takes in an hour; null: none. */
export function municipalityLimit(
  desk: Desk,
  kommunenummer: readonly string[],
  most: number,
): Limit | null {
  for (const number of kommunenummer) {
    const ordered = nth(
      desk,
      'SELECT ordered_at AS at FROM request_order WHERE kommunenummer = ? AND ordered_at > ? ORDER BY ordered_at DESC',
      [number, ago(desk.now().getTime(), HOUR_MS)],
      most,
    );
    if (ordered !== null)
      return { ...limit('municipality', ordered, HOUR_MS), kommunenummer: number };
  }
  return null;
}

/** Counts the reader's network in. */
export function countNetwork(desk: Desk, address: string): void {
  const [today] = networkHashes(desk, address);
  desk
    .prepare('INSERT INTO request_network (network, at) VALUES (?, ?)')
    .run(today ?? '', desk.now().toISOString());
}

/** The moment of the `most`-th newest; null: there are fewer. When it falls out of the window, there is room again. */
function nth(
  desk: Desk,
  newestFirst: string,
  values: readonly (string | Uint8Array)[],
  most: number,
): string | null {
  const row = desk.prepare(`${newestFirst} LIMIT 1 OFFSET ?`).get(...values, most - 1);
  return row === undefined ? null : String(row.at);
}

const ago = (now: number, ms: number): string => new Date(now - ms).toISOString();

const limit = (kind: Limit['kind'], since: string, window: number): Limit => ({
  kind,
  since,
  until: new Date(Date.parse(since) + window).toISOString(),
  kommunenummer: null,
});
