import { describe, expect, test } from 'vitest';
import { leaseMails, markFailed, markSent } from '../../../../site/desk/mail/due-mails.ts';
import {
  contentOfMail,
  forgetMails,
  mailOf,
  queueMail,
  resend,
} from '../../../../site/desk/mail/queue.ts';
import type { Delivery, ReadyMail, Transport } from '../../../../site/desk/mail/transport.ts';
import { mailCounts, troubledMails } from '../../../../site/desk/mail/troubled-mails.ts';
import { openDesk } from '../../../../site/desk/open-desk.ts';
import { startMailServer } from '../../../support/mail-server.ts';
import { outgoingMail } from '../../../support/outgoing-mail.ts';
import { testMailer, testTransport } from '../../../support/sending.ts';
import { testDesk } from '../../../support/test-desk.ts';

/** A way out whose answers the test gives, and that tells what is on its way at a time. */
function handTransport(connections: number) {
  const underWay: { readonly mail: ReadyMail; readonly answer: (delivery: Delivery) => void }[] =
    [];
  let most = 0;
  const transport: Transport = {
    connections,
    patienceMs: 5_000,
    send(mail, signal) {
      const { promise, resolve } = Promise.withResolvers<Delivery>();
      underWay.push({ mail, answer: resolve });
      most = Math.max(most, underWay.length);
      signal.addEventListener('abort', () => resolve({ kind: 'later', problem: 'timeout' }));
      return promise;
    },
    async [Symbol.asyncDispose]() {},
  };
  return { transport, underWay, most: () => most };
}

describe('a mail that somebody sends', () => {
  test('is nobody else’s until the lease ends, and then anyone’s', () => {
    using test = testDesk();
    using other = openDesk(test.file, { now: test.desk.now });
    queueMail(test.desk, outgoingMail());
    expect(leaseMails(test.desk, 5, 'first', 60_000)).toHaveLength(1);
    expect(leaseMails(other, 5, 'second', 60_000)).toEqual([]);
    expect(resend(test.desk, 'order-1')).toBe(false);
    test.wait(60_000);
    expect(leaseMails(other, 5, 'second', 60_000)).toMatchObject([
      { attempts: 2, lease: 'second' },
    ]);
  });

  test('and came through late stays sent; one that failed late is left to who holds it', () => {
    using test = testDesk();
    queueMail(test.desk, outgoingMail());
    const [late] = leaseMails(test.desk, 1, 'first', 1_000);
    test.wait(1_000);
    const [held] = leaseMails(test.desk, 1, 'second', 60_000);
    if (late === undefined || held === undefined) throw new Error('not leased');
    markFailed(test.desk, late, { problem: 'timeout', refused: false, nextTry: test.desk.now() });
    expect(mailOf(test.desk, 'order-1')).toMatchObject({ state: 'queued', problem: null });
    markSent(test.desk, late);
    markFailed(test.desk, held, { problem: 'timeout', refused: false, nextTry: test.desk.now() });
    expect(mailOf(test.desk, 'order-1')).toMatchObject({ state: 'sent', problem: null });
  });

  test('and is erased meanwhile is not sent again', async () => {
    using test = testDesk();
    const { transport, underWay } = handTransport(1);
    await using mailer = testMailer(test, transport);
    queueMail(test.desk, outgoingMail());
    mailer.wake();
    forgetMails(test.desk, 'request-1');
    underWay[0]?.answer({ kind: 'later', problem: 'timeout' });
    await mailer.untilIdle();
    test.wait(86_400_000);
    await mailer.untilIdle();
    expect(underWay).toHaveLength(1);
    expect(contentOfMail(test.desk, 'order-1')).toBeNull();
  });
});

test('never more are on their way than the way out takes, the longest waiting first', async () => {
  using test = testDesk();
  const { transport, underWay, most } = handTransport(3);
  await using mailer = testMailer(test, transport);
  for (let n = 0; n < 8; n++) {
    queueMail(test.desk, outgoingMail({ key: `order-${n}`, reference: `r-${n}` }));
    test.wait(1);
  }
  const idle = mailer.untilIdle();
  const order: string[] = [];
  while (underWay.length > 0) {
    mailer.wake();
    const first = underWay.shift();
    order.push(first?.mail.reference ?? '');
    first?.answer({ kind: 'sent' });
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await idle;
  expect(most()).toBe(3);
  expect(order).toEqual(['r-0', 'r-1', 'r-2', 'r-3', 'r-4', 'r-5', 'r-6', 'r-7']);
});

describe('a process that is told to stop', () => {
  test('finishes what is under way and starts nothing new', async () => {
    using test = testDesk();
    const { transport, underWay } = handTransport(1);
    const mailer = testMailer(test, transport);
    queueMail(test.desk, outgoingMail());
    queueMail(test.desk, outgoingMail({ key: 'order-2' }));
    mailer.wake();
    const stopped = mailer.stop();
    underWay[0]?.answer({ kind: 'sent' });
    await stopped;
    expect(underWay).toHaveLength(1);
    expect(mailOf(test.desk, 'order-1')?.state).toBe('sent');
    expect(mailOf(test.desk, 'order-2')).toMatchObject({ state: 'queued', attempts: 0 });
  });

  test('does not wait for a server that hangs; the mail is due again at once', async () => {
    using test = testDesk();
    await using server = await startMailServer({ treat: () => 'hang' });
    const mailer = testMailer(test, testTransport(server.port, { timeoutSeconds: 60 }));
    queueMail(test.desk, outgoingMail());
    mailer.wake();
    await mailer.stop(0);
    expect(mailOf(test.desk, 'order-1')).toMatchObject({
      state: 'queued',
      attempts: 0,
      problem: null,
    });
    expect(leaseMails(test.desk, 1, 'next', 1_000)).toHaveLength(1);
  });
});

test('staff see what came back, was given up or keeps failing, in their own municipality', () => {
  using test = testDesk();
  const { desk } = test;
  const states = [
    ['sent', 1, null, '9901'],
    ['queued', 0, null, '9901'],
    ['retrying', 2, 'timeout', '9901'],
    ['retrying', 3, 'timeout', '9901'],
    ['bounced', 1, 'bounced-5.1.1', '9901'],
    ['dead', 8, 'refused-550', '9902'],
    ['dead', 0, 'forgotten', '9901'],
  ] as const;
  for (const [i, [state, attempts, problem, kommunenummer]] of states.entries()) {
    queueMail(desk, outgoingMail({ key: `m-${i}`, reference: `r-${i}`, kommunenummer }));
    desk
      .prepare('UPDATE mails SET state = ?, attempts = ?, problem = ? WHERE key = ?')
      .run(state, attempts, problem, `m-${i}`);
  }
  const keys = (of: string | null) => troubledMails(desk, of, { limit: 10 }).map(({ key }) => key);
  expect(keys('9901')).toEqual(['m-4', 'm-3']);
  expect(keys('9902')).toEqual(['m-5']);
  expect(keys(null)).toEqual(['m-5', 'm-4', 'm-3']);
  expect(troubledMails(desk, null, { limit: 1 })).toMatchObject([
    { reference: 'r-5', state: 'dead' },
  ]);
  expect(mailCounts(desk)).toEqual([
    { purpose: 'order', state: 'bounced', count: 1 },
    { purpose: 'order', state: 'dead', count: 2 },
    { purpose: 'order', state: 'queued', count: 1 },
    { purpose: 'order', state: 'retrying', count: 2 },
    { purpose: 'order', state: 'sent', count: 1 },
  ]);
});
