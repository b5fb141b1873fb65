import { expect, test } from 'vitest';
import { makeDemoStaff } from '../../cli/start/demo-staff.ts';
import { deskFile } from '../../harvester/config/desk-file.ts';
import { loadConfig } from '../../harvester/config/load-config.ts';
import { DEMO_CONFIG } from '../../harvester/config/region-file.ts';
import { openDesk } from '../../site/desk/open-desk.ts';
import { readLink } from '../../site/desk/staff/password-links.ts';
import { signIn } from '../../site/desk/staff/sign-in.ts';
import { runCli, temporaryFolder } from '../support/run-cli.ts';
import { STAFF_CONFIG, VISITOR } from '../support/staff-desk.ts';

test('the first account is made on the command line: no password is printed or set, but a link that works once', async () => {
  using folder = temporaryFolder();
  const cli = (line: string) =>
    runCli(['staff', ...line.split(' ')], {
      folder: folder.path,
      variables: { FELLESINNSYN_DATA: folder.path },
    });
  expect((await cli('list')).out).toContain('There are no accounts');
  const added = await cli(
    'add --email Kari@kommunen.example --name Kari --role arkivar --municipality 9901',
  );
  expect(added.code).toBe(0);
  const link = /\/ansatt\/passord\/([A-Za-z0-9_-]{43})$/m.exec(added.out)?.[1] ?? '';
  using desk = openDesk(deskFile(folder.path));
  expect(readLink(desk, link)?.account.email).toBe('kari@kommunen.example');
  expect((await cli('list')).out).toMatch(
    /kari@kommunen\.example +Kari +arkivar-9901 +no password yet/,
  );
  expect(
    (await cli('add --email kari@kommunen.example --role arkivar --municipality 1234')).code,
  ).toBe(2);
  expect((await cli('disable kari@kommunen.example')).out).toContain('is disabled');
  expect(readLink(desk, link)).toBeNull();
  expect((await cli('reset ukjent@kommunen.example')).code).toBe(2);
  expect((await cli('verify-log')).out).toMatch(/as it was written: \d+ rows/);
}, 60_000);

test('the demo region has an account for each role, with another password each time; no other region has', async () => {
  using folder = temporaryFolder();
  const config = loadConfig(DEMO_CONFIG);
  const first = await makeDemoStaff(config, folder.path);
  const second = await makeDemoStaff(config, folder.path);
  expect(first.map(({ role }) => role)).toEqual(['arkivar, Nordskjær', 'regionadministrator']);
  using desk = openDesk(deskFile(folder.path));
  const attempt = (email: string, password: string) =>
    signIn(desk, STAFF_CONFIG, {
      email,
      password,
      device: undefined,
      network: 'n',
      visitor: VISITOR,
    });
  for (const [i, { email, password }] of second.entries()) {
    expect((await attempt(email, first[i]?.password ?? '')).kind).toBe('wrong');
    expect((await attempt(email, password)).kind).toBe('signed-in');
  }
  const real = { ...config, region: { ...config.region, demo: false } };
  await expect(makeDemoStaff(real, folder.path)).rejects.toThrow('in the demo region only');
});
