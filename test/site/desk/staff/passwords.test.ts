import { describe, expect, test } from 'vitest';
import { COST, checkPassword, hashPassword } from '../../../../site/desk/staff/password-hash.ts';
import { passwordProblem } from '../../../../site/desk/staff/password-rule.ts';

const CHEAP = { memory: 64, passes: 1, parallelism: 1 };

describe('a stored password', () => {
  test('is argon2id with the cost OWASP asks for, salted, and holds no password', async () => {
    const [one, two] = await Promise.all([
      hashPassword('blåbær på heia'),
      hashPassword('blåbær på heia'),
    ]);
    expect(one).toMatch(
      /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/,
    );
    expect(one).not.toBe(two);
    expect(one).not.toContain('blåbær');
  });

  test('as the reference implementation of argon2 writes it is understood', async () => {
    const phc =
      '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await checkPassword('password', phc)).toBe('right-but-old');
    expect(await checkPassword('Password', phc)).toBe('wrong');
  });

  test('opens for the same letters, however they were typed', async () => {
    const stored = await hashPassword('A\u030Apen dør på gløtt', CHEAP);
    expect(await checkPassword('\u00C5pen dør på gløtt', stored, CHEAP)).toBe('right');
    expect(await checkPassword('Åpen dør på glott', stored, CHEAP)).toBe('wrong');
  });

  test('is to be hashed anew when the cost has changed', async () => {
    const stored = await hashPassword('rullesteiner i fjæra', CHEAP);
    expect(await checkPassword('rullesteiner i fjæra', stored, COST)).toBe('right-but-old');
    expect(await checkPassword('noe annet helt', stored, COST)).toBe('wrong');
  });

  test.each([
    null,
    '',
    'passord',
    '$argon2id$v=19$m=64,t=1,p=1$$',
    '$2b$10$abcdefghijklmnopqrstuv',
  ])('opens for nobody when it is %s', async (stored) => {
    expect(await checkPassword('', stored, CHEAP)).toBe('wrong');
    expect(await checkPassword('passord', stored, CHEAP)).toBe('wrong');
  });
});

describe('a new password', () => {
  const person = { email: 'aase.arkivar@nordskjaer.example', name: 'Åse Arkivar' };
  test.each([
    ['kort', 'short'],
    ['aaaaaaaaaaaaaaaa', 'simple'],
    ['123456789012345678', 'simple'],
    ['abcdefghijklmnopqrst', 'simple'],
    ['nordskjaer arkivar 1', 'personal'],
    ['x'.repeat(201), 'long'],
    ['rullesteiner i fjæra', null],
    ['å gå på ski i mars', null],
  ])('%s: %s', (password, problem) => {
    expect(passwordProblem(password, password, person)).toBe(problem);
  });

  test('must be typed twice alike', () => {
    expect(passwordProblem('rullesteiner i fjæra', 'rullesteiner i fjera', person)).toBe('unequal');
  });
});
