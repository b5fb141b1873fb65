import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { mailOf, queueMail } from '../../site/desk/mail/queue.ts';
import { outgoingMail } from '../support/outgoing-mail.ts';
import { testDesk } from '../support/test-desk.ts';

async function bounce(folder: string, mail: string): Promise<{ code: number | null; out: string }> {
  const child = spawn(
    process.execPath,
    [resolve('cli/fellesinnsyn.ts'), 'bounce', '--data', folder],
    {
      env: { PATH: process.env.PATH },
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  const out: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk.toString()));
  child.stdin.end(mail);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, out: out.join('') };
}

test('a mail server pipes a report, and the order has come back', async () => {
  using test = testDesk();
  const messageId = queueMail(test.desk, outgoingMail());
  test.desk.db.exec("UPDATE mails SET state = 'sent'");
  const report = `To: innsyn@innsyn.example
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Action: failed
Status: 5.2.2

--b
Content-Type: message/rfc822

Message-ID: ${messageId}

--b--
`;
  expect(await bounce(test.folder, report)).toEqual({
    code: 0,
    out: 'Noted: the mail came back.\n',
  });
  expect(mailOf(test.desk, 'order-1')).toMatchObject({
    state: 'bounced',
    problem: 'bounced-5.2.2',
  });
  expect((await bounce(test.folder, 'To: x\n\nhello')).code).toBe(0);
});

test('a desk that cannot be written makes the mail server try again', async () => {
  using test = testDesk();
  test.desk.db.exec('PRAGMA user_version = 999');
  expect((await bounce(test.folder, 'To: x\n\nhello')).code).toBe(75);
});
