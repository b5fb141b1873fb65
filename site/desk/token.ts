import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a signed token is good for; one made for one purpose is worth nothing for another. */
export type TokenPurpose = 'bekreft' | 'flytt' | 'abonner';

const MAC_BYTES = 24;

const macOf = (secret: Uint8Array, purpose: string, content: string): Buffer =>
  createHmac('sha256', secret).update(`${purpose}\0${content}`).digest().subarray(0, MAC_BYTES);

/** A new key nobody can guess: 192 bits, written in 32 characters that are safe in cookies and addresses. */
export const newKey = (): string => randomBytes(24).toString('base64url');

/** What is kept of a key or token, so that the file alone gives nobody entry. */
export const hashOf = (key: string): Uint8Array => createHash('sha256').update(key).digest();

/**
 * `subject.expires.signature`: opens one thing, for one purpose, until a moment. `subject` may hold letters, digits, `-` and `_`.
 * Throws RangeError for any other subject.
 */
export function signToken(
  secret: Uint8Array,
  purpose: TokenPurpose,
  subject: string,
  expires: Date,
): string {
  if (!/^[\w-]+$/.test(subject))
    throw new RangeError('a token is signed for an id and nothing else');
  const content = `${subject}.${Math.floor(expires.getTime() / 1000).toString(36)}`;
  return `${content}.${macOf(secret, purpose, content).toString('base64url')}`;
}

export type ReadToken =
  | { readonly kind: 'valid'; readonly subject: string }
  /** Ours, and once valid. */
  | { readonly kind: 'expired'; readonly subject: string }
  /** Not ours, for something else, or changed on the way. */
  | { readonly kind: 'unknown' };

/** Reads a token that `signToken` made for the same purpose. Never throws. */
export function readToken(
  secret: Uint8Array,
  purpose: TokenPurpose,
  token: string,
  now: Date,
): ReadToken {
  const parts = /^(([\w-]{1,64})\.([0-9a-z]{1,9}))\.([\w-]{32})$/.exec(token);
  if (parts === null) return { kind: 'unknown' };
  const [, content = '', subject = '', expires = '', signature = ''] = parts;
  const expected = macOf(secret, purpose, content);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return { kind: 'unknown' };
  return Number.parseInt(expires, 36) * 1000 > now.getTime()
    ? { kind: 'valid', subject }
    : { kind: 'expired', subject };
}

/** The token of a status page: always the same for one request, so that every mail can carry the link. 192 bits. */
export const statusToken = (secret: Uint8Array, requestId: string): string =>
  macOf(secret, 'status', requestId).toString('base64url');
