import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Where a list goes on: all of it is in the token, so that it survives a restart of the server. */
const position = z.strictObject({
  verb: z.enum(['ListIdentifiers', 'ListRecords']),
  prefix: z.string(),
  set: z.string().nullable(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  /** Datestamp (milliseconds since 1970) and id of the last record already given. */
  last: z.tuple([z.number(), z.string()]),
  cursor: z.number().int(),
  /** Milliseconds since 1970. */
  issued: z.number().int(),
});
export type Position = z.infer<typeof position>;

export const TOKEN_LIFETIME_MS = 48 * 3_600_000;
const CHECK_LENGTH = 16;

/** Only `A-Z a-z 0-9 - _`, because some harvesters send tokens back without encoding them. */
export function writeToken(at: Position): string {
  const body = Buffer.from(JSON.stringify(at)).toString('base64url');
  return body + check(body);
}

/** null: damaged, made for another verb, or too old. */
export function readToken(token: string, verb: string, now: number): Position | null {
  const body = token.slice(0, -CHECK_LENGTH);
  if (body === '' || token.slice(-CHECK_LENGTH) !== check(body)) return null;
  const { data } = position.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  return data && data.verb === verb && now - data.issued <= TOKEN_LIFETIME_MS ? data : null;
}

const check = (body: string): string =>
  createHash('sha256').update(`demo ${body}`).digest('base64url').slice(0, CHECK_LENGTH);
