import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBounceFolder } from '../../../../site/desk/mail/bounce-folder.ts';
import { readBounce } from '../../../../site/desk/mail/bounce-report.ts';
import { noteBounce } from '../../../../site/desk/mail/note-bounce.ts';
import { mailOf, queueMail, resend } from '../../../../site/desk/mail/queue.ts';
import { startMailServer } from '../../../support/mail-server.ts';
import { outgoingMail } from '../../../support/outgoing-mail.ts';
import { testMailer, testTransport } from '../../../support/sending.ts';
import { type TestDesk, testDesk } from '../../../support/test-desk.ts';

interface Report {
  readonly to?: string;
  readonly action?: string;
  readonly status?: string;
  readonly envelopeId?: string;
  readonly messageId?: string;
}

const report = ({
  to,
  action = 'failed',
  status = '5.1.1',
  envelopeId,
  messageId,
}: Report): string =>
  [
    'Return-Path: <>',
    'From: MAILER-DAEMON@post.example',
    `To: ${to ?? 'innsyn@innsyn.example'}`,
    'Subject: =?utf-8?q?Ikke_levert?=',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="del=1"',
    '',
    'This is a multi-part message.',
    '--del=1',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Your mail could not be delivered.',
    '--del=1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; post.example',
    ...(envelopeId === undefined ? [] : [`Original-Envelope-Id: ${envelopeId}`]),
    '',
    'Final-Recipient: rfc822; postmottak@nordskjaer.example',
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 No such mailbox',
    '',
    '--del=1',
    'Content-Type: text/rfc822-headers',
    '',
    'From: innsyn@innsyn.example',
    ...(messageId === undefined ? [] : [`Message-ID:`, ` ${messageId}`]),
    '--del=1--',
    '',
  ].join('\r\n');

/** One order that a server has taken, and the sender the server was told. */
async function sentOrder(
  test: TestDesk,
): Promise<{ readonly sender: string; readonly messageId: string }> {
  await using server = await startMailServer();
  await using mailer = testMailer(test, testTransport(server.port));
  const messageId = queueMail(test.desk, outgoingMail());
  await mailer.untilIdle();
  return { sender: server.kept[0]?.from ?? '', messageId };
}

describe('a report that a mail came back', () => {
  test('is known by the address it was sent to', async () => {
    using test = testDesk();
    const { sender } = await sentOrder(test);
    expect(noteBounce(test.desk, readBounce(report({ to: `<${sender.toUpperCase()}>` })))).toBe(
      'bounced',
    );
    expect(mailOf(test.desk, 'order-1')).toMatchObject({
      state: 'bounced',
      problem: 'bounced-5.1.1',
    });
  });

  test('is known by the envelope id, or by the Message-ID it quotes', async () => {
    using test = testDesk();
    const { sender, messageId } = await sentOrder(test);
    const envelopeId = /\+(.*)@/.exec(sender)?.[1] ?? '';
    expect(noteBounce(test.desk, readBounce(report({ envelopeId, status: '4.4.7' })))).toBe(
      'bounced',
    );
    expect(mailOf(test.desk, 'order-1')?.problem).toBe('bounced-4.4.7');
    expect(noteBounce(test.desk, readBounce(report({ messageId })))).toBe('bounced');
    expect(mailOf(test.desk, 'order-1')?.problem).toBe('bounced-5.1.1');
  });

  test('is known in the older form without a report', async () => {
    using test = testDesk();
    const { sender } = await sentOrder(test);
    const old = `X-Failed-Recipients: postmottak@nordskjaer.example\nEnvelope-To: ${sender}\nTo: x@y.example\n\nNot delivered\n`;
    expect(noteBounce(test.desk, readBounce(old))).toBe('bounced');
  });

  test('of an earlier sending changes nothing after the mail was sent again', async () => {
    using test = testDesk();
    const { sender } = await sentOrder(test);
    resend(test.desk, 'order-1');
    expect(noteBounce(test.desk, readBounce(report({ to: sender })))).toBe('unknown');
    expect(mailOf(test.desk, 'order-1')?.state).toBe('queued');
  });

  test('is told from a delay, an out-of-office answer, a receipt, and what anyone could have made up', async () => {
    using test = testDesk();
    const { sender } = await sentOrder(test);
    expect(
      noteBounce(test.desk, readBounce(report({ to: sender, action: 'delayed', status: '4.4.1' }))),
    ).toBe('delayed');
    expect(mailOf(test.desk, 'order-1')).toMatchObject({ state: 'sent', problem: 'delayed' });
    const others = [
      `To: ${sender}\r\nAuto-Submitted: auto-replied\r\n\r\nI am on holiday`,
      report({ to: sender, action: 'delivered', status: '2.0.0' }),
      report({ to: 'retur+00000000000000000000000000000000@innsyn.example' }),
      report({}),
      '',
      '\n\n\n',
      'no mail at all',
      `Content-Type: multipart/report; boundary=x\n\n${'--x\nContent-Type: multipart/mixed; boundary=x\n\n'.repeat(500)}`,
    ];
    for (const other of others) expect(noteBounce(test.desk, readBounce(other))).toBe('unknown');
    expect(mailOf(test.desk, 'order-1')?.state).toBe('sent');
  });
});

test('a maildir is read, each mail once, and what is not understood is left for a person', async () => {
  using test = testDesk();
  const { sender } = await sentOrder(test);
  const folder = join(test.folder, 'retur');
  expect(readBounceFolder(test.desk, folder)).toBe(0);
  for (const name of ['new', 'cur', 'tmp']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'new', '1.a.host'), report({ to: sender }));
  writeFileSync(join(folder, 'new', '2.b.host'), 'To: x\n\nhello');
  writeFileSync(join(folder, 'tmp', '3.c.host'), report({ to: sender }));
  expect(readBounceFolder(test.desk, folder)).toBe(1);
  expect(readBounceFolder(test.desk, folder)).toBe(0);
  expect(readdirSync(join(folder, 'new'))).toEqual([]);
  expect(readdirSync(join(folder, 'cur')).toSorted()).toEqual(['1.a.host:2,S', '2.b.host:2,']);
  expect(mailOf(test.desk, 'order-1')?.state).toBe('bounced');
});
