import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clearOutbox, forgetOldMails } from '../../../../site/desk/mail/forget-old-mails.ts';
import { outboxTransport } from '../../../../site/desk/mail/outbox-transport.ts';
import { contentOfMail, mailOf, queueMail, resend } from '../../../../site/desk/mail/queue.ts';
import { readMail } from '../../../support/mail-server.ts';
import { outgoingMail } from '../../../support/outgoing-mail.ts';
import { testMailer, testSender } from '../../../support/sending.ts';
import { testDesk } from '../../../support/test-desk.ts';

const DAY = 86_400_000;

test('each mail is a file that a mail program opens, and a repeat replaces its own', async () => {
  using test = testDesk();
  const folder = join(test.folder, 'outbox');
  await using mailer = testMailer(test, outboxTransport(folder, testSender));
  const messageId = queueMail(test.desk, outgoingMail());
  queueMail(test.desk, outgoingMail({ key: 'receipt', purpose: 'receipt' }));
  await mailer.untilIdle();
  const files = readdirSync(folder);
  expect(files).toHaveLength(2);
  const order = files.find((name) => name.includes('-order-')) ?? '';
  expect(order).toMatch(/^20261125T090000000Z-order-[0-9a-f]{32}\.eml$/);
  expect(statSync(join(folder, order)).mode & 0o777).toBe(0o600);
  const read = await readMail(readFileSync(join(folder, order)));
  expect(read.messageId).toBe(messageId);
  expect(read.text).toContain('krav om innsyn');
  resend(test.desk, 'order-1');
  await mailer.untilIdle();
  expect(readdirSync(folder).toSorted()).toHaveLength(2);
});

test('a folder that cannot be written keeps the mails waiting', async () => {
  using test = testDesk();
  const folder = join(test.folder, 'outbox');
  writeFileSync(folder, 'a file where the folder should be');
  await using mailer = testMailer(test, outboxTransport(folder, testSender));
  queueMail(test.desk, outgoingMail());
  await mailer.untilIdle();
  expect(mailOf(test.desk, 'order-1')).toMatchObject({
    state: 'retrying',
    problem: 'outbox-folder',
  });
});

test('what mails were about is forgotten when its time is over, and what waits is kept', async () => {
  using test = testDesk();
  const folder = join(test.folder, 'outbox');
  await using mailer = testMailer(test, outboxTransport(folder, testSender));
  queueMail(test.desk, outgoingMail());
  queueMail(test.desk, outgoingMail({ key: 'receipt', purpose: 'receipt' }));
  await mailer.untilIdle();
  queueMail(test.desk, outgoingMail({ key: 'waiting' }));
  test.wait(15 * DAY);
  expect(forgetOldMails(test.desk, 180)).toBe(1);
  expect(contentOfMail(test.desk, 'receipt')).toBeNull();
  expect(contentOfMail(test.desk, 'order-1')).not.toBeNull();
  test.wait(170 * DAY);
  expect(forgetOldMails(test.desk, 180)).toBe(1);
  expect(contentOfMail(test.desk, 'order-1')).toBeNull();
  expect(mailOf(test.desk, 'order-1')?.state).toBe('sent');
  expect(contentOfMail(test.desk, 'waiting')).not.toBeNull();
  // The file's pages are overwritten, not just let go.
  test.desk.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const bytes = readFileSync(test.file, 'latin1');
  expect(bytes.split('kari@borger.example')).toHaveLength(2);
});

test('files are taken out of the outbox when their time is over', () => {
  using test = testDesk();
  const folder = join(test.folder, 'outbox');
  mkdirSync(folder);
  for (const name of ['old.eml', 'new.eml', 'notes.txt']) writeFileSync(join(folder, name), '');
  const now = test.desk.now();
  for (const name of ['old.eml', 'notes.txt'])
    utimesSync(join(folder, name), now, new Date(now.getTime() - 181 * DAY));
  utimesSync(join(folder, 'new.eml'), now, new Date(now.getTime() - 179 * DAY));
  chmodSync(folder, 0o700);
  expect(clearOutbox(folder, 180, now)).toBe(1);
  expect(readdirSync(folder).toSorted()).toEqual(['new.eml', 'notes.txt']);
});
