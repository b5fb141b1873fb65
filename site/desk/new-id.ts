import { randomBytes } from 'node:crypto';

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** An id nobody has used: a prefix (`ik` a request, `io` an order) and 26 characters, 130 bits by chance. */
export function newId(prefix: string): string {
  const characters = [...randomBytes(26)].map((byte) => DIGITS[byte & 31]);
  return `${prefix}_${characters.join('')}`;
}
