import { describe, expect, test } from 'vitest';
import { passwordOf, setDisabled, setPassword } from '../../../../site/desk/staff/accounts.ts';
import { currentStaff } from '../../../../site/desk/staff/current-staff.ts';
import { hashPassword } from '../../../../site/desk/staff/password-hash.ts';
import { makeLink, readLink, useLink } from '../../../../site/desk/staff/password-links.ts';
import { endSession, sessionsOf } from '../../../../site/desk/staff/sessions.ts';
import { type SignInAttempt, signIn } from '../../../../site/desk/staff/sign-in.ts';
import { countedNetwork, visitorOf } from '../../../../site/desk/staff/visitor.ts';
import { PASSWORD, STAFF_CONFIG, StaffDesk, VISITOR } from '../../../support/staff-desk.ts';

const EMAIL = 'aase@nordskjaer.example';
const attempt = (change: Partial<SignInAttempt> = {}): SignInAttempt => ({
  email: EMAIL,
  password: PASSWORD,
  device: undefined,
  network: '192.0.2.7/32',
  visitor: VISITOR,
  ...change,
});
const wrong = (change: Partial<SignInAttempt> = {}) =>
  attempt({ password: 'gjetter i vei her', ...change });
const limits = { idleMinutes: 60, longestMinutes: 600 };

async function signedIn(desk: StaffDesk, change: Partial<SignInAttempt> = {}) {
  const answer = await signIn(desk.desk, STAFF_CONFIG, attempt(change));
  if (answer.kind !== 'signed-in') throw new Error(`expected to be signed in: ${answer.kind}`);
  return answer;
}
const staffOf = (desk: StaffDesk, token: string | undefined) =>
  currentStaff(desk.desk, token, STAFF_CONFIG);

describe('signing in', () => {
  test('gives a session whose token is nowhere in the file', async () => {
    using desk = new StaffDesk();
    const account = await desk.account(EMAIL);
    const { session } = await signedIn(desk, { email: ' Aase@Nordskjaer.example ' });
    expect(session).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(staffOf(desk, session)).toMatchObject({ id: account.id, name: 'Åse Arkivar' });
    const rows = desk.desk.db.prepare('SELECT token FROM staff_session').all();
    expect(rows).toHaveLength(1);
    expect(rows.some(({ token }) => token === session)).toBe(false);
  });

  test('each time gives another session and another form secret', async () => {
    using desk = new StaffDesk();
    await desk.account(EMAIL);
    const [one, two] = [await signedIn(desk), await signedIn(desk)];
    expect(one.session).not.toBe(two.session);
    expect(staffOf(desk, one.session)?.session.formToken).not.toBe(
      staffOf(desk, two.session)?.session.formToken,
    );
  });

  test('hashes the password anew when its cost is of an earlier time', async () => {
    using desk = new StaffDesk();
    const { id } = await desk.account(EMAIL);
    setPassword(
      desk.desk,
      id,
      await hashPassword(PASSWORD, { memory: 64, passes: 1, parallelism: 1 }),
    );
    await signedIn(desk);
    expect(passwordOf(desk.desk, id)).toContain('m=19456,t=2,p=1');
    await signedIn(desk);
  });

  test('fails alike for a wrong password, an unknown, a disabled and a passwordless account', async () => {
    using desk = new StaffDesk();
    await desk.account(EMAIL);
    const closed = await desk.account('sluttet@nordskjaer.example');
    setDisabled(desk.desk, closed.id, true);
    desk.desk.transaction(() =>
      desk.desk.db.exec(
        "INSERT INTO staff (id, email, name, created) VALUES ('x', 'ny@nordskjaer.example', 'Ny', '')",
      ),
    );
    const answers = await Promise.all(
      [
        wrong(),
        attempt({ email: 'finnes-ikke@nordskjaer.example' }),
        attempt({ email: closed.email }),
        attempt({ email: 'ny@nordskjaer.example', password: '' }),
      ].map((one) => signIn(desk.desk, STAFF_CONFIG, one)),
    );
    expect(answers).toEqual([1, 2, 3, 4].map(() => ({ kind: 'wrong' })));
  });
});

describe('a session', () => {
  test('ends after an hour without a request, but not while it is used', async () => {
    using desk = new StaffDesk();
    await desk.account(EMAIL);
    const { session } = await signedIn(desk);
    for (let i = 0; i < 3; i++) {
      desk.clock.forward(59 * 60);
      expect(staffOf(desk, session)).not.toBeNull();
    }
    desk.clock.forward(60 * 60);
    expect(staffOf(desk, session)).toBeNull();
  });

  test('ends after ten hours however much it is used', async () => {
    using desk = new StaffDesk();
    await desk.account(EMAIL);
    const { session } = await signedIn(desk);
    for (let minutes = 30; minutes < 600; minutes += 30) {
      desk.clock.forward(30 * 60);
      expect(staffOf(desk, session)).not.toBeNull();
    }
    desk.clock.forward(30 * 60);
    expect(staffOf(desk, session)).toBeNull();
  });

  test('is over at once when its account is disabled', async () => {
    using desk = new StaffDesk();
    const { id } = await desk.account(EMAIL);
    const { session } = await signedIn(desk);
    setDisabled(desk.desk, id, true);
    expect(staffOf(desk, session)).toBeNull();
  });

  test('can be listed and ended by its owner, and by nobody else', async () => {
    using desk = new StaffDesk();
    const { id } = await desk.account(EMAIL);
    const other = await desk.account('per@eikedal.example');
    const { session } = await signedIn(desk);
    const [listed] = sessionsOf(desk.desk, id, limits);
    expect(listed).toMatchObject({ browser: 'Firefox, Linux', network: '192.0.2.0/24' });
    expect(endSession(desk.desk, other.id, listed?.n ?? 0)).toBe(false);
    expect(staffOf(desk, session)).not.toBeNull();
    expect(endSession(desk.desk, id, listed?.n ?? 0)).toBe(true);
    expect(staffOf(desk, session)).toBeNull();
  });

  test.each(['', 'a', 'A'.repeat(43), '../../desk', 'Æ'.repeat(43)])(
    'does not open for the guess %j',
    async (guess) => {
      using desk = new StaffDesk();
      await desk.account(EMAIL);
      await signedIn(desk);
      expect(staffOf(desk, guess)).toBeNull();
    },
  );
});

describe('guessing', () => {
  const guess = async (desk: StaffDesk, times: number, change: Partial<SignInAttempt> = {}) => {
    const answers = [];
    for (let i = 0; i < times; i++)
      answers.push((await signIn(desk.desk, STAFF_CONFIG, wrong(change))).kind);
    return answers;
  };

  test('is slowed down after five, also when the right password comes then', async () => {
    using desk = new StaffDesk();
    await desk.account(EMAIL);
    expect(await guess(desk, 6)).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'closed']);
    const answer = await signIn(desk.desk, STAFF_CONFIG, attempt({ network: '198.51.100.9/32' }));
    expect(answer).toEqual({ kind: 'closed', until: new Date('2026-03-02T09:00:30Z') });
    desk.clock.forward(30);
    await signedIn(desk, { network: '198.51.100.9/32' });
  });

  test('a hundred at the same moment are five', async () => {
    using desk = new StaffDesk();
    await desk.account(EMAIL);
    const all = await Promise.all(
      Array.from({ length: 100 }, () => signIn(desk.desk, STAFF_CONFIG, wrong())),
    );
    expect(all.filter(({ kind }) => kind === 'wrong')).toHaveLength(5);
    expect(all.filter(({ kind }) => kind === 'closed')).toHaveLength(95);
  });

  test('waits double, to a quarter of an hour and no more: about a hundred guesses a day', async () => {
    using desk = new StaffDesk();
    await desk.account(EMAIL);
    let guesses = 0;
    const waits = new Set<number>();
    for (let second = 0; second < 86_400; second += 30) {
      const answer = await signIn(desk.desk, STAFF_CONFIG, wrong({ network: `${second}` }));
      if (answer.kind === 'wrong') guesses++;
      else if (answer.kind === 'closed')
        waits.add(answer.until.getTime() - desk.clock.now().getTime());
      desk.clock.forward(30);
    }
    expect(guesses).toBeLessThan(110);
    expect(Math.max(...waits)).toBeLessThanOrEqual(15 * 60_000);
  }, 60_000);

  test('by strangers does not keep the owner out of a browser that is known', async () => {
    using desk = new StaffDesk();
    await desk.account(EMAIL);
    const { device } = await signedIn(desk);
    for (let i = 0; i < 30; i++)
      await signIn(desk.desk, STAFF_CONFIG, wrong({ network: '203.0.113.5/32' }));
    expect((await signIn(desk.desk, STAFF_CONFIG, attempt())).kind).toBe('closed');
    await signedIn(desk, { device });
    await signedIn(desk, { device, network: '203.0.113.5/32' });
  });

  test('with a stolen device cookie is slowed down by itself, and the cookie is worth nothing for another account', async () => {
    using desk = new StaffDesk();
    await desk.account(EMAIL);
    const other = await desk.account('per@eikedal.example');
    const { device } = await signedIn(desk);
    expect((await guess(desk, 11, { device })).at(-1)).toBe('closed');
    await signedIn(desk);
    await guess(desk, 5, { email: other.email });
    expect(
      (await signIn(desk.desk, STAFF_CONFIG, attempt({ email: other.email, device }))).kind,
    ).toBe('closed');
  });

  test('over many accounts from one network is slowed down, elsewhere people come in', async () => {
    using desk = new StaffDesk();
    await desk.account(EMAIL);
    const kinds = [];
    for (let i = 0; i < 25; i++)
      kinds.push(
        (await signIn(desk.desk, STAFF_CONFIG, wrong({ email: `gjett${i}@nordskjaer.example` })))
          .kind,
      );
    expect(kinds.filter((kind) => kind === 'wrong')).toHaveLength(20);
    expect((await signIn(desk.desk, STAFF_CONFIG, attempt())).kind).toBe('closed');
    await signedIn(desk, { network: '198.51.100.9/32' });
  });

  test('who can read the mail of an account is let in whatever is guessed meanwhile', async () => {
    using desk = new StaffDesk();
    const { id } = await desk.account(EMAIL);
    await guess(desk, 30);
    const link = desk.desk.transaction(() => makeLink(desk.desk, id, 'reset'));
    const answer = await useLink(desk.desk, STAFF_CONFIG, link, 'nytt og langt passord', {
      visitor: VISITOR,
    });
    expect(staffOf(desk, answer?.session)).not.toBeNull();
    await signedIn(desk, {
      password: 'nytt og langt passord',
      ...(answer ? { device: answer.device } : {}),
    });
  });
});

describe('a link to set a password', () => {
  test('works once, ends all sessions, and lets its owner in', async () => {
    using desk = new StaffDesk();
    const { id } = await desk.account(EMAIL);
    const before = await signedIn(desk);
    const link = desk.desk.transaction(() => makeLink(desk.desk, id, 'reset'));
    expect(link).toMatch(/^[A-Za-z0-9_-]{43}$/);
    // A scanner of mails opens it, more than once.
    for (let i = 0; i < 3; i++) expect(readLink(desk.desk, link)?.account.id).toBe(id);
    const use = () =>
      useLink(desk.desk, STAFF_CONFIG, link, 'nytt og langt passord', { visitor: VISITOR });
    const answers = await Promise.all([use(), use()]);
    expect(answers.filter((one) => one !== null)).toHaveLength(1);
    expect(staffOf(desk, before.session)).toBeNull();
    expect(readLink(desk.desk, link)).toBeNull();
    expect((await signIn(desk.desk, STAFF_CONFIG, attempt())).kind).toBe('wrong');
  });

  test('is stored as a hash, and cannot be guessed', async () => {
    using desk = new StaffDesk();
    const { id } = await desk.account(EMAIL);
    const link = desk.desk.transaction(() => makeLink(desk.desk, id, 'reset'));
    const [row] = desk.desk.db.prepare('SELECT token FROM staff_link').all();
    expect(row?.token).not.toBe(link);
    expect(readLink(desk.desk, String(row?.token))).toBeNull();
    expect(readLink(desk.desk, `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)).toBeNull();
  });

  test('is over after an hour, an invitation after a week, and when a newer one is made', async () => {
    using desk = new StaffDesk();
    const { id } = await desk.account(EMAIL);
    const make = (purpose: 'reset' | 'invitation') =>
      desk.desk.transaction(() => makeLink(desk.desk, id, purpose));
    const old = make('reset');
    desk.clock.forward(3600);
    expect(readLink(desk.desk, old)).toBeNull();
    const invitation = make('invitation');
    desk.clock.forward(6 * 86_400);
    expect(readLink(desk.desk, invitation)).not.toBeNull();
    make('reset');
    expect(readLink(desk.desk, invitation)).toBeNull();
  });
});

test.each([
  ['192.0.2.77', '192.0.2.77/32', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.77/32', '192.0.2.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['tull', 'unknown', 'unknown'],
])('%s is counted as %s and shown as %s', (address, counted, shown) => {
  expect(countedNetwork(address)).toBe(counted);
  expect(visitorOf('Mozilla/5.0 (Windows NT 10.0) Gecko Firefox/140.0', address)).toEqual({
    browser: 'Firefox, Windows',
    network: shown,
  });
});
