import type { Desk } from '../open-desk.ts';
import { networkHashes } from '../requests/network.ts';
import { sameAddress } from '../requests/same-address.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Mails to one address that has asked, in a day: what a stranger can fill another's mailbox with. */
const PER_ADDRESS = 5;
const PER_NETWORK_AND_HOUR = 20;
/** Subscriptions of one address. */
const RUNNING = 50;

/** True when one more may be asked for now; then it counts. Run it in the transaction that asks. */
export function mayAsk(desk: Desk, email: string, address: string): boolean {
  const key = sameAddress(email);
  const [today = new Uint8Array(), yesterday = new Uint8Array()] = networkHashes(desk, address);
  const now = desk.now().getTime();
  const count = (sql: string, ...values: (string | Uint8Array)[]): number =>
    Number(desk.prepare(sql).get(...values)?.n);
  const since = (ms: number): string => new Date(now - ms).toISOString();
  const tooMany =
    count('SELECT count(*) AS n FROM subscription WHERE email_key = ?', key) >= RUNNING ||
    count(
      'SELECT count(*) AS n FROM subscription_ask WHERE email_key = ? AND at > ?',
      key,
      since(DAY_MS),
    ) >= PER_ADDRESS ||
    count(
      'SELECT count(*) AS n FROM subscription_ask WHERE network IN (?, ?) AND at > ?',
      today,
      yesterday,
      since(HOUR_MS),
    ) >= PER_NETWORK_AND_HOUR;
  if (tooMany) return false;
  desk
    .prepare('INSERT INTO subscription_ask (at, email_key, network) VALUES (?, ?, ?)')
    .run(desk.now().toISOString(), key, today);
  return true;
}

/** Forgets who asked more than a day ago. */
export const forgetAsks = (desk: Desk): void => {
  desk
    .prepare('DELETE FROM subscription_ask WHERE at < ?')
    .run(new Date(desk.now().getTime() - DAY_MS).toISOString());
};
