import { expect, test } from 'vitest';
import {
  contentOfMail,
  forgetMails,
  mailOf,
  mailsOf,
  queueMail,
  resend,
} from '../../../../site/desk/mail/queue.ts';
import { outgoingMail } from '../../../support/outgoing-mail.ts';
import { testDesk } from '../../../support/test-desk.ts';

test('a mail is queued with the request it belongs to, or not at all', () => {
  using test = testDesk();
  const { desk } = test;
  expect(() =>
    desk.transaction(() => {
      queueMail(desk, outgoingMail());
      throw new Error('the request could not be stored');
    }),
  ).toThrow('could not be stored');
  expect(mailsOf(desk, 'request-1')).toEqual([]);
});

test('the same key is queued once, with one Message-ID for ever', () => {
  using test = testDesk();
  const { desk } = test;
  const first = desk.transaction(() => queueMail(desk, outgoingMail()));
  const again = desk.transaction(() => queueMail(desk, outgoingMail({ text: 'other words' })));
  expect(again).toBe(first);
  expect(first).toMatch(/^<[0-9a-f]{32}@innsyn\.example>$/);
  expect(contentOfMail(desk, 'order-1')?.text).toContain('krav om innsyn');
  expect(mailsOf(desk, 'request-1')).toEqual([
    {
      key: 'order-1',
      purpose: 'order',
      kommunenummer: '9901',
      messageId: first,
      state: 'queued',
      attempts: 0,
      queuedAt: '2026-11-25T09:00:00.000Z',
      sentAt: null,
      problem: null,
    },
  ]);
});

test('what would be another header, another recipient or another text is not', () => {
  using test = testDesk();
  const { desk } = test;
  queueMail(
    desk,
    outgoingMail({
      subject: 'Krav\r\nBcc: ola@annen.example\u202Egpj.exe',
      text: 'en\r\nto\rtre\u0000\u202E\ud800 🧑‍🚒 שלום <script>',
      headers: { 'List-Unsubscribe': '<https://innsyn.example/av>\r\nBcc: ola@annen.example' },
    }),
  );
  expect(contentOfMail(desk, 'order-1')).toMatchObject({
    subject: 'Krav Bcc: ola@annen.examplegpj.exe',
    text: 'en\nto\ntre\ufffd 🧑‍🚒 שלום <script>',
    headers: { 'List-Unsubscribe': '<https://innsyn.example/av> Bcc: ola@annen.example' },
  });
  const mustThrow = [
    { to: 'postmottak@nordskjaer.example\r\nRCPT TO:<ola@annen.example>' },
    { to: 'a@b.example,c@d.example' },
    { replyTo: 'not an address' },
    { headers: { Bcc: 'ola@annen.example' } },
    { headers: { 'X-A\r\nBcc': 'ola@annen.example' } },
    { attachments: [{ filename: '../a"b', contentType: 'application/xml', content: '' }] },
  ];
  for (const [i, change] of mustThrow.entries())
    expect(() => queueMail(desk, outgoingMail({ key: `bad-${i}`, ...change }))).toThrow(RangeError);
});

test('a mail is sent again under the Message-ID it had, to the corrected address', () => {
  using test = testDesk();
  const { desk } = test;
  const id = queueMail(desk, outgoingMail());
  desk.db.exec("UPDATE mails SET state = 'bounced', attempts = 4, problem = 'bounced-5.1.1'");
  expect(resend(desk, 'order-1', 'post@nordskjaer.example')).toBe(true);
  expect(mailOf(desk, 'order-1')).toMatchObject({
    state: 'queued',
    messageId: id,
    attempts: 0,
    problem: null,
  });
  expect(contentOfMail(desk, 'order-1')?.to).toBe('post@nordskjaer.example');
  expect(resend(desk, 'unknown')).toBe(false);
  expect(() => resend(desk, 'order-1', 'two words')).toThrow(RangeError);
});

test('mails that are forgotten keep only what is counted, and are not sent', () => {
  using test = testDesk();
  const { desk } = test;
  queueMail(desk, outgoingMail());
  queueMail(desk, outgoingMail({ key: 'other', reference: 'request-2' }));
  expect(forgetMails(desk, 'request-1')).toBe(1);
  expect(forgetMails(desk, 'request-1')).toBe(0);
  expect(contentOfMail(desk, 'order-1')).toBeNull();
  expect(mailOf(desk, 'order-1')).toMatchObject({ state: 'dead', problem: 'forgotten' });
  expect(resend(desk, 'order-1')).toBe(false);
  expect(mailOf(desk, 'other')?.state).toBe('queued');
});
