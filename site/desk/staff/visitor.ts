import ipaddr from 'ipaddr.js';
import type { Visitor } from './sessions.ts';

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

const named = (text: string, names: readonly (readonly [RegExp, string])[]): string =>
  names.find(([pattern]) => pattern.test(text))?.[1] ?? '?';

/** Browser and system by name, and the network without the part that tells one machine from another. */
export const visitorOf = (userAgent: string | null, address: string): Visitor => ({
  browser: `${named(userAgent ?? '', BROWSERS)}, ${named(userAgent ?? '', SYSTEMS)}`,
  network: networkOf(address, 24, 48),
});

/** The network by which sign-ins are counted: one IPv4 address, or the /64 that one IPv6 customer has. */
export const countedNetwork = (address: string): string => networkOf(address, 32, 64);

function networkOf(address: string, bits4: number, bits6: number): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  // ::ffff:10.0.0.1 is 10.0.0.1.
  const read = ipaddr.process(address);
  const bits = read.kind() === 'ipv4' ? bits4 : bits6;
  const kept = read.toByteArray().map((byte, i) => {
    const left = Math.max(0, Math.min(8, bits - i * 8));
    return byte & (0xff << (8 - left)) & 0xff;
  });
  return `${ipaddr.fromByteArray(kept).toString()}/${bits}`;
}
