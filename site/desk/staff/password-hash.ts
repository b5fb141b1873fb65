import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** Cost of one argon2id hash (RFC 9106). */
export interface Argon2Cost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP Password Storage Cheat Sheet: the least for argon2id, about 50 ms on a small server. */
export const COST: Argon2Cost = { memory: 19_456, passes: 2, parallelism: 1 };

const TAG_BYTES = 32;
const SALT_BYTES = 16;
const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{43})$/;
/** Hashing at once; the rest of the site shares the same threads. */
const AT_ONCE = 2;
const MAY_WAIT = 40;

/** Too many passwords are being checked: ask the person to try again in a moment. */
export class PasswordsBusy extends Error {
  override name = 'PasswordsBusy';
}

export type PasswordCheck = 'right' | 'right-but-old' | 'wrong';

/** The password as `$argon2id$v=19$m=…,t=…,p=…$salt$hash` (PHC string format). Throws PasswordsBusy. */
export async function hashPassword(password: string, cost: Argon2Cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await derive(password, salt, cost);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

/**
 * Checks a password against a stored string; `right-but-old`: it was hashed at another cost and is to be hashed anew. Takes as
 * long when there is nothing to check against, so that nobody learns which accounts exist. Throws PasswordsBusy.
 */
export async function checkPassword(
  password: string,
  stored: string | null,
  cost: Argon2Cost = COST,
): Promise<PasswordCheck> {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(stored ?? '') ?? [];
  if (salt === undefined || tag === undefined) {
    await derive(password, randomBytes(SALT_BYTES), cost);
    return 'wrong';
  }
  const was = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  };
  const given = await derive(password, Buffer.from(salt, 'base64'), was);
  if (!timingSafeEqual(given, Buffer.from(tag, 'base64'))) return 'wrong';
  const isOld =
    was.memory !== cost.memory ||
    was.passes !== cost.passes ||
    was.parallelism !== cost.parallelism;
  return isOld ? 'right-but-old' : 'right';
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

let running = 0;
const waiting: (() => void)[] = [];

async function derive(password: string, salt: Buffer, cost: Argon2Cost): Promise<Buffer> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MAY_WAIT)
      throw new PasswordsBusy('too many passwords are being checked at once: try again');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      argon2(
        'argon2id',
        {
          // The same letters typed on different keyboards are the same password.
          message: password.normalize('NFKC'),
          nonce: salt,
          tagLength: TAG_BYTES,
          ...cost,
        },
        (error, tag) => (error ? reject(error) : resolve(Buffer.from(tag))),
      );
    });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
