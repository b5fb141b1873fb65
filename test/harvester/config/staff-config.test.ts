import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSecret } from '../../../harvester/config/secret.ts';
import { providerSecretName, staffConfig } from '../../../harvester/config/staff.ts';
import { staffProblems } from '../../../harvester/config/staff-problems.ts';

const provider = (change: Record<string, unknown> = {}) => ({
  id: 'vefsn-entra',
  name: 'Vefsn kommune',
  issuer: 'https://login.example/v2.0',
  clientId: 'x',
  ...change,
});
const problems = (...providers: unknown[]) =>
  staffProblems({ municipalities: [{ number: '1824' }], staff: { providers } }).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

test('with nothing configured people sign in with password, and no service may vouch for anybody', () => {
  expect(staffConfig.parse(undefined)).toEqual({
    passwords: true,
    idleMinutes: 60,
    longestHours: 10,
    providers: [],
  });
  expect(staffConfig.parse({ providers: [provider()] }).providers[0]).toMatchObject({
    municipalities: [],
    regionadministrator: false,
    emailDomains: [],
    trustEmail: false,
    roles: [],
  });
});

test.each([
  [[provider()], []],
  [[provider({ issuer: 'http://127.0.0.1:9' })], []],
  [
    [provider({ issuer: 'http://login.example' })],
    ['staff.providers.0.issuer: must begin with https://: passwords of people depend on it'],
  ],
  [[provider(), provider()], ['staff.providers.1.id: id "vefsn-entra" is used twice']],
  [
    [provider({ municipalities: ['1811'] })],
    ['staff.providers.0.municipalities.0: no municipality 1811 in this file'],
  ],
  [
    [
      provider({ emailDomains: ['a.example'] }),
      provider({ id: 'to', emailDomains: ['a.example'] }),
    ],
    ['staff.providers.1.emailDomains.0: "vefsn-entra" vouches for a.example already: only one may'],
  ],
  [
    [provider({ roles: [{ role: 'arkivar' }] })],
    ['staff.providers.0.roles.0: an arkivar needs municipality: of which one'],
  ],
  [
    [provider({ roles: [{ role: 'arkivar', municipality: '1824' }] })],
    ['staff.providers.0.roles.0: 1824 is not among the municipalities this service may vouch for'],
  ],
  [
    [provider({ roles: [{ role: 'regionadministrator' }] })],
    [
      'staff.providers.0.roles.0: set regionadministrator: true for a service that may vouch for them',
    ],
  ],
])('%j', (providers, expected) => {
  expect(problems(...providers)).toEqual(expected);
});

test('a secret comes from the environment, or from a file that the environment names', () => {
  const name = providerSecretName('vefsn-entra');
  expect(name).toBe('FELLESINNSYN_OIDC_SECRET_VEFSN_ENTRA');
  const folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-secret-'));
  const file = join(folder, 'secret');
  writeFileSync(file, 'av fil\n');
  expect(readSecret(name, { [name]: ' direkte ' })).toBe('direkte');
  expect(readSecret(name, { [`${name}_FILE`]: file })).toBe('av fil');
  expect(readSecret(name, {})).toBeNull();
  expect(() => readSecret(name, { [`${name}_FILE`]: join(folder, 'mangler') })).toThrow(
    /which cannot be read/,
  );
  rmSync(folder, { recursive: true });
});
