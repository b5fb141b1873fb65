import { expect, test } from 'vitest';
import { isPublicAddress } from '../../../harvester/network/public-address.ts';

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '192.0.2.1',
  '198.18.0.1',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  'fd12:3456::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'ff02::1',
  '2001:db8::1',
  'not an address',
])('%s is not reached by sources', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['193.213.112.4', '2a02:c0::1', '64:ff9b::c1d5:7004', '::ffff:193.213.112.4'])(
  '%s is reached by sources',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);
