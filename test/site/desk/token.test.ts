import { describe, expect, test } from 'vitest';
import { newId } from '../../../site/desk/new-id.ts';
import { hashOf, newKey, readToken, signToken, statusToken } from '../../../site/desk/token.ts';

const secret = new Uint8Array(32).fill(7);
const now = new Date('2026-11-25T09:00:00Z');
const later = new Date('2026-11-27T09:00:00Z');
const id = 'ik_0123456789abcdefghjkmnpqrs';

describe('a signed link', () => {
  const token = signToken(secret, 'bekreft', id, later);

  test('opens what it was made for, until its moment', () => {
    expect(readToken(secret, 'bekreft', token, now)).toEqual({ kind: 'valid', subject: id });
    const before = new Date(later.getTime() - 1);
    expect(readToken(secret, 'bekreft', token, before).kind).toBe('valid');
    expect(readToken(secret, 'bekreft', token, later)).toEqual({ kind: 'expired', subject: id });
  });

  test('is worth nothing for another purpose, with another secret, or changed in any character', () => {
    expect(readToken(secret, 'flytt', token, now)).toEqual({ kind: 'unknown' });
    expect(readToken(new Uint8Array(32), 'bekreft', token, now)).toEqual({ kind: 'unknown' });
    for (let i = 0; i < token.length; i++) {
      const other = token[i] === 'a' ? 'b' : 'a';
      const changed = token.slice(0, i) + other + token.slice(i + 1);
      expect(readToken(secret, 'bekreft', changed, now).kind, `character ${i}`).toBe('unknown');
    }
  });

  test.each([
    '',
    'x',
    `${token}x`,
    token.slice(1),
    `${id}.zzzzzzzzz.`,
    '..',
    `${token}.${token}`,
    '%00',
  ])('is not read out of %j', (written) => {
    expect(readToken(secret, 'bekreft', written, now)).toEqual({ kind: 'unknown' });
  });

  test('is signed for an id only, so that no subject can hold the sign between the parts', () => {
    expect(() => signToken(secret, 'bekreft', 'a.b', later)).toThrow(RangeError);
  });
});

describe('nobody guesses', () => {
  const bits = (key: string): number => Buffer.from(key, 'base64url').length * 8;

  test('the key of a cart or a status page: 192 bits of chance', () => {
    expect(bits(newKey())).toBeGreaterThanOrEqual(128);
    expect(bits(statusToken(secret, id))).toBeGreaterThanOrEqual(128);
    expect(new Set(Array.from({ length: 1000 }, newKey)).size).toBe(1000);
  });

  test('the address of a status page from the id of its request', () => {
    expect(statusToken(secret, id)).toBe(statusToken(secret, id));
    expect(statusToken(new Uint8Array(32), id)).not.toBe(statusToken(secret, id));
    expect(hashOf('a')).not.toEqual(hashOf('b'));
  });

  test('an id: 26 characters of 32, evenly', () => {
    const ids = Array.from({ length: 2000 }, () => newId('ik'));
    expect(new Set(ids).size).toBe(2000);
    for (const one of ids) expect(one).toMatch(/^ik_[0-9abcdefghjkmnpqrstvwxyz]{26}$/);
    expect(new Set(ids.flatMap((one) => [...one.slice(3)])).size).toBe(32);
  });
});
