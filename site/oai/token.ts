import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where a list goes on. All of it is in the token, so that it holds in every process and after a restart. */
export type Place =
  | {
      readonly verb: 'ListRecords' | 'ListIdentifiers';
      readonly prefix: string;
      readonly set: string | null;
      /** UTC second; null: no upper bound was asked for. */
      readonly until: string | null;
      /** Position before the first item of the whole list, and of the last one given. */
      readonly start: number;
      readonly after: number;
      /** Items given so far. */
      readonly cursor: number;
      /** Not less than the length of the whole list, as known when the token was made. */
      readonly size: number;
    }
  | { readonly verb: 'ListSets'; readonly spec: string; readonly cursor: number };

export interface Tokens {
  write(place: Place, now: Date): { readonly token: string; readonly expires: Date };
  /** null: not made here, damaged, made for another verb, or too old. */
  read(token: string, verb: Place['verb'], now: Date): Place | null;
}

const LIFETIME_MS = 48 * 3_600_000;
const MAC_BYTES = 16;
const FORM = /^[A-Za-z0-9_-]{22,2000}$/;

/**
 * Tokens of `A-Z a-z 0-9 - _` only, as some harvesters send them back without encoding them; signed, so that nobody can make one that
 * asks for what a list would not give. The first secret signs; tokens signed with any of them are taken.
 */
export function createTokens(secrets: readonly [string, ...string[]]): Tokens {
  const keys = secrets.map((secret) =>
    createHmac('sha256', secret).update('oai-pmh resumptionToken v1').digest(),
  );
  const sign = (key: Buffer, body: string): Buffer =>
    createHmac('sha256', key).update(body).digest().subarray(0, MAC_BYTES);

  return {
    write(place, now) {
      const issued = Math.floor(now.getTime() / 1000);
      const body = Buffer.from(JSON.stringify([issued, ...pack(place)])).toString('base64url');
      const [key] = keys;
      if (key === undefined) throw new RangeError('tokens need a secret');
      return {
        token: sign(key, body).toString('base64url') + body,
        expires: new Date(issued * 1000 + LIFETIME_MS),
      };
    },
    read(token, verb, now) {
      if (!FORM.test(token)) return null;
      const length = Math.ceil((MAC_BYTES * 4) / 3);
      const body = token.slice(length);
      const mac = Buffer.from(token.slice(0, length), 'base64url');
      // One token has one writing: base64 ignores the last bits of a wrong last letter.
      if (mac.toString('base64url') + body !== token || mac.length !== MAC_BYTES) return null;
      if (!keys.some((key) => timingSafeEqual(sign(key, body), mac))) return null;
      const [issued, ...packed] = JSON.parse(Buffer.from(body, 'base64url').toString()) as Packed;
      const place = unpack(packed);
      return place.verb === verb && now.getTime() - issued * 1000 <= LIFETIME_MS ? place : null;
    },
  };
}

type ListCode = 'R' | 'I';
type PackedPlace =
  | [ListCode, string, string | null, string | null, number, number, number, number]
  | ['S', string, number];
/** What was signed was written here: its shape is known. */
type Packed = [number, ...PackedPlace];

const pack = (place: Place): PackedPlace =>
  place.verb === 'ListSets'
    ? ['S', place.spec, place.cursor]
    : [
        place.verb === 'ListRecords' ? 'R' : 'I',
        place.prefix,
        place.set,
        place.until,
        place.start,
        place.after,
        place.cursor,
        place.size,
      ];

function unpack(packed: PackedPlace): Place {
  if (packed[0] === 'S') return { verb: 'ListSets', spec: packed[1], cursor: packed[2] };
  const [code, prefix, set, until, start, after, cursor, size] = packed;
  const verb = code === 'R' ? 'ListRecords' : 'ListIdentifiers';
  return { verb, prefix, set, until, start, after, cursor, size };
}
