import { expect, test } from 'vitest';
import { mailOf, queueMail } from '../../../../site/desk/mail/queue.ts';
import { startMailServer, type Treatment } from '../../../support/mail-server.ts';
import { outgoingMail } from '../../../support/outgoing-mail.ts';
import { secondProcess } from '../../../support/second-process.ts';
import { seededRandom } from '../../../support/seeded-random.ts';
import { testDesk } from '../../../support/test-desk.ts';

const MAILS = 500;
const KILL_AT = [60, 140, 250, 370, 520];
const FAILURES: readonly Treatment[] = [
  'later-recipient',
  'later-data',
  'refuse-recipient',
  'refuse-data',
  'hang',
  'drop',
  'keep-and-drop',
];
const script = new URL('../../../support/send-until-killed.ts', import.meta.url);

test('500 orders over a server that fails a fifth, with the sender killed five times: each arrives once, where it should', async () => {
  using test = testDesk(new Date().toISOString());
  const { desk, file } = test;
  const random = seededRandom(7);
  let attempts = 0;
  let reached = Promise.withResolvers<void>();
  await using server = await startMailServer({
    treat: () => {
      attempts++;
      if (KILL_AT.includes(attempts)) reached.resolve();
      return random.chance(0.2) ? random.pick(FAILURES) : 'accept';
    },
  });
  const queued = new Map<string, string>();
  desk.transaction(() => {
    for (let i = 0; i < MAILS; i++) {
      const to = `innsyn@kommune-${i % 18}.example`;
      queued.set(queueMail(desk, outgoingMail({ key: `order-${i}`, reference: `r-${i}`, to })), to);
    }
  });
  expect(queued.size).toBe(MAILS);

  for (const _ of KILL_AT) {
    const sender = secondProcess(script, [file, `${server.port}`]);
    await Promise.race([reached.promise, sender.ended]);
    sender.kill('SIGKILL');
    expect(await sender.ended).toBeNull();
    reached = Promise.withResolvers();
  }
  // The last stretch with two at once, as when two site processes share the desk.
  const senders = [1, 2].map(() => secondProcess(script, [file, `${server.port}`]));
  for (const sender of senders) {
    expect(await sender.line(), sender.errors()).toBe('done');
    expect(await sender.ended).toBe(0);
  }

  for (let i = 0; i < MAILS; i++) expect(mailOf(desk, `order-${i}`)?.state).toBe('sent');
  const arrived = new Map(server.kept.map(({ messageId, to }) => [messageId, to.join()]));
  expect(arrived).toEqual(queued);
  // More than one copy only where the answer was lost: the server hung up, or the sender died.
  const copies = server.kept.length - MAILS;
  const answersLost = server.treated.get('keep-and-drop') ?? 0;
  expect(copies).toBeLessThanOrEqual(answersLost + KILL_AT.length * 8);
  for (const failure of FAILURES) expect(server.treated.get(failure) ?? 0).toBeGreaterThan(0);
}, 120_000);
