import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 32;
const FORM = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits as 43 letters and digits that may stand in cookies and addresses. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** What is stored of a token: who reads the database cannot use it. Null for what cannot be one of ours. */
export const tokenHash = (token: string | null | undefined): string | null =>
  typeof token === 'string' && FORM.test(token)
    ? createHash('sha256').update(token).digest('base64url')
    : null;

/** The secret of the forms of one session: made from its token, so that it changes with it and is stored nowhere. */
export const formToken = (sessionToken: string): string =>
  createHmac('sha256', sessionToken).update('form').digest('base64url');

/** Compares in a time that tells nothing about where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
