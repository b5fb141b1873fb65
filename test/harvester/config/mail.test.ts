import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../harvester/config/load-config.ts';
import { missingMailSecrets, readMailSecrets } from '../../../harvester/config/mail-secrets.ts';
import { ConfigInvalid } from '../../../harvester/errors.ts';

const region = (mail: string, municipality = ''): string => `region:
  id: prove
  name: { nb: Prøveregionen }
  publicUrl: https://innsyn.example
  languages: [nb]
  contact: { name: Prøve, email: prove@innsyn.example }
  repositoryIdentifier: innsyn.example
municipalities:
  - number: "9901"
    name: { nb: Prøvevik }
    organisationNumber: "310990108"
    requestEmail: post@provevik.example
${municipality}${mail}`;

const problems = (text: string): readonly string[] => {
  try {
    parseConfig(text, 'region.yaml');
    return [];
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.problems;
    throw error;
  }
};

describe('mail in the region file', () => {
  test('is not needed: mails are laid in a folder', () => {
    expect(parseConfig(region(''), 'region.yaml').mail).toEqual({
      transport: 'outbox',
      retry: { firstSeconds: 30, longestMinutes: 240, giveUpDays: 5 },
      keepDays: 180,
    });
  });

  test('over SMTP asks for TLS unless told otherwise', () => {
    const { mail } = parseConfig(
      region('mail:\n  transport: smtp\n  smtp: { host: smtp.innsyn.example }\n'),
      'region.yaml',
    );
    expect(mail.smtp).toEqual({
      host: 'smtp.innsyn.example',
      port: 587,
      security: 'starttls',
      connections: 4,
      timeoutSeconds: 60,
    });
  });

  test.each([
    ['mail: { transport: smtp }', /mail\.smtp: is missing/],
    [
      'mail:\n  smtp: { host: a, security: none, user: b }',
      /mail\.smtp\.security: the password would travel in clear/,
    ],
    ['mail: { bounceFolder: /var/mail/retur }', /mail\.bounceAddress: is missing/],
    [
      `mail: { bounceAddress: ${'r'.repeat(32)}@innsyn.example }`,
      /at most 31 characters before the @/,
    ],
    ['mail: { smtp: { hosts: a } }', /mail\.smtp\.hosts: unknown key; did you mean "host"/],
  ])('%s is told', (mail, told) => {
    expect(problems(region(`${mail}\n`)).join('\n')).toMatch(told);
  });

  test('a municipality that takes eFormidling needs a way to it', () => {
    expect(problems(region('', '    eFormidling: true\n')).join('\n')).toMatch(
      /municipalities\[0\]\.eFormidling: no integrasjonspunkt/,
    );
    const point =
      'mail:\n  eFormidling: { url: "http://127.0.0.1:9093", organisationNumber: "310990108" }\n';
    expect(problems(region(point, '    eFormidling: true\n'))).toEqual([]);
  });
});

test('secrets come from the environment, or from the file it names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-secret-'));
  const file = join(folder, 'password');
  writeFileSync(file, 'hemmelig\n');
  expect(readMailSecrets({ SMTP_PASSWORD_FILE: file, DKIM_PRIVATE_KEY: 'key' })).toEqual({
    smtpPassword: 'hemmelig',
    dkimPrivateKey: 'key',
  });
  expect(() => readMailSecrets({ SMTP_PASSWORD_FILE: join(folder, 'gone') })).toThrow(
    ConfigInvalid,
  );
  rmSync(folder, { recursive: true });
});

test('a secret that the settings need and nobody gave is told by its name', () => {
  const { mail } = parseConfig(
    region(
      'mail:\n  transport: smtp\n  smtp: { host: a, user: b, dkim: { domain: innsyn.example, selector: s } }\n',
    ),
    'region.yaml',
  );
  expect(missingMailSecrets(mail, readMailSecrets({ SMTP_PASSWORD: 'x' }))).toEqual([
    'mail.smtp.dkim is set, so DKIM_PRIVATE_KEY or DKIM_PRIVATE_KEY_FILE must be set in the environment',
  ]);
  const both = { SMTP_PASSWORD: 'x', DKIM_PRIVATE_KEY: 'y' };
  expect(missingMailSecrets(mail, readMailSecrets(both))).toEqual([]);
});
