import { randomBytes } from 'node:crypto';
import type { Desk } from './open-desk.ts';

const secrets = new WeakMap<Desk, Uint8Array>();

/** The 32 bytes that sign this desk's links; made at first use, the same in every process that shares the file. */
export function deskSecret(desk: Desk): Uint8Array {
  const known = secrets.get(desk);
  if (known !== undefined) return known;
  desk
    .prepare('INSERT INTO desk_secret (id, secret) VALUES (1, ?) ON CONFLICT DO NOTHING')
    .run(randomBytes(32));
  const secret = desk.prepare('SELECT secret FROM desk_secret').get()?.secret;
  if (!(secret instanceof Uint8Array)) throw new Error('desk.sqlite has no secret');
  secrets.set(desk, secret);
  return secret;
}
