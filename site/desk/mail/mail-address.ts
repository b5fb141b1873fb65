import { domainToASCII, domainToUnicode } from 'node:url';

/** One mail address that can be written into an envelope and a header as it stands. */
export interface MailAddress {
  /** ASCII only: what the servers are told. */
  readonly address: string;
  /** As a person writes it: the domain in its own letters. */
  readonly shown: string;
  /** The domain in ASCII, lower case. */
  readonly domain: string;
}

/** Why a text is no address we can send to; the page has words for each. */
export type MailAddressProblem =
  | 'empty'
  /** Longer than 254 characters, or 64 before the @ (RFC 5321 § 4.5.3.1). */
  | 'too-long'
  | 'no-at'
  /** Several addresses, a name beside the address, or a line break. */
  | 'not-one-address'
  /** Letters outside ASCII before the @: many servers still cannot receive them (RFC 6531). */
  | 'local-part-not-ascii'
  | 'local-part'
  | 'domain';

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const DOT_ATOM = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`);
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)$/;

/**
 * Reads one mail address, of RFC 5321 § 4.1.2 without the obsolete and the dangerous forms: a dot-atom before the @, also in
 * quotes, a domain with a dot in any script (IDNA 2008), no address literal, no comment, no display name.
 */
export function readMailAddress(
  written: string,
): { readonly ok: MailAddress } | { readonly problem: MailAddressProblem } {
  const text = written.trim();
  if (text === '') return { problem: 'empty' };
  if (text.length > 254) return { problem: 'too-long' };
  if (/[\s\p{Cc}<>,;\\()[\]]/u.test(text.replace(/^"[^"]*"/, '')))
    return { problem: 'not-one-address' };
  const at = text.lastIndexOf('@');
  if (at < 0) return { problem: 'no-at' };
  const before = text.slice(0, at);
  if (/[^\x00-\x7F]/.test(before)) return { problem: 'local-part-not-ascii' };
  const local = unquoted(before);
  if (local.length > 64) return { problem: 'too-long' };
  if (!DOT_ATOM.test(local))
    return {
      problem: local.replace(/^"[^"]*"/, '').includes('@') ? 'not-one-address' : 'local-part',
    };
  // The final dot of a fully written domain is no part of it in mail.
  const domain = domainToASCII(text.slice(at + 1)).toLowerCase();
  if (!DOMAIN.test(domain)) return { problem: 'domain' };
  const address = `${local}@${domain}`;
  if (address.length > 254) return { problem: 'too-long' };
  return { ok: { address, shown: `${local}@${domainToUnicode(domain)}`, domain } };
}

/**
 * Quotes that change nothing are left out, so that one mailbox has one spelling (RFC 5321 § 4.1.2). What needs its quotes (blanks,
 * another @) is lawful, refused by many servers, and read as another address by others: it stays, and is refused here.
 */
function unquoted(local: string): string {
  const inner = /^"([^"]*)"$/.exec(local)?.[1];
  return inner !== undefined && DOT_ATOM.test(inner) ? inner : local;
}
