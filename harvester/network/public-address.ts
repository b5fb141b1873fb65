import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { SourceRefused } from '../errors.ts';

/**
 * True for an address on the public internet. Loopback, private, link-local, unique local, carrier NAT, multicast,
 * documentation and every other reserved range is false, also when written as IPv4-mapped IPv6, NAT64 or 6to4.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() === 'unicast') return true;
  if (!(parsed instanceof ipaddr.IPv6)) return false;
  const bytes = parsed.toByteArray();
  // RFC 6052 and RFC 3056 carry an IPv4 address: the carried one decides.
  if (parsed.range() === 'rfc6052') return isPublicAddress(bytes.slice(12).join('.'));
  if (parsed.range() === '6to4') return isPublicAddress(bytes.slice(2, 6).join('.'));
  return false;
}

export const privateAddress = (host: string): SourceRefused =>
  new SourceRefused(
    `${host} is on a private or reserved network, which sources may not use. ` +
      'If it is meant, add its host:port to network.allowPrivateHosts.',
  );

/**
 * DNS lookup for `net.connect` that refuses names with any private address, so that neither a redirect nor a name that
 * changes its address between two look-ups (DNS rebinding) reaches the inside.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error !== null) return callback(error, []);
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => !isPublicAddress(address)))
      return callback(privateAddress(hostname), []);
    if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
